using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>What a clerk does to the call on his seat, and a supervisor to anybody's.</summary>
static class TalkApi
{
    const string Blind = "blind";
    const string Attended = "attended";

    static readonly CallAct _hold = new("call.held", wish => new FloorOrder.Hold(wish.Call))
    {
        IsSeen = (_, now) => now.State is CallState.Held or CallState.Ended,
    };

    static readonly CallAct _resume = new("call.resumed", wish => new FloorOrder.Resume(wish.Call))
    {
        IsSeen = (_, now) => now.State is not CallState.Held,
    };

    static readonly CallAct _transfer = new("call.transferred", ReadTransfer);
    static readonly CallAct _conference = new("call.conferenced", ReadConference);

    static readonly CallAct _hangUp = new("call.hungUp", wish => new FloorOrder.HangUp(wish.Call))
    {
        IsSeen = (_, now) => now.State == CallState.Ended,
        IsAlwaysAudited = true,
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        MapAct(api, "hold", _hold).For(RoleSets.Clerks);
        MapAct(api, "resume", _resume).For(RoleSets.Clerks);
        MapAct(api, "transfer", _transfer).For(RoleSets.Clerks);
        MapAct(api, "conference", _conference).For(RoleSets.Clerks);
        MapAct(api, "hangUp", _hangUp).For(RoleSets.CallEnders);
    }

    public static RouteHandlerBuilder MapAct(IEndpointRouteBuilder api, string name, CallAct act) =>
        api.MapPost($"calls/{{id}}/{name}", (string id, HttpRequest request, Visitor visitor, CallDesk desk) =>
            desk.ActAsync(act, id, request, visitor)).Produces<CallShape>();

    static FloorOrder? ReadTransfer(CallWish wish)
    {
        var body = wish.Body;
        var finish = body.Flag("finish") ?? false;
        var to = wish.Targets.Read(body, "to", queuesToo: true);
        var kind = body.Word("kind", [Blind, Attended]);
        if (finish)
        {
            if (body.Has("to"))
                body.Reject("to", "完成转接时不能再给出目标");
            if (body.Has("kind"))
                body.Reject("kind", "完成转接时不能再给出方式");
            return new FloorOrder.FinishTransfer(wish.Call);
        }
        if (!body.Has("to"))
            body.Reject("to", "必须填写");
        if (!body.Has("kind"))
            body.Reject("kind", "必须填写");
        return to is null || kind is null ? null : new FloorOrder.Transfer(wish.Call, to, kind == Attended);
    }

    static FloorOrder? ReadConference(CallWish wish)
    {
        var body = wish.Body;
        var merge = body.Flag("merge") ?? false;
        var to = wish.Targets.Read(body, "to", queuesToo: false);
        var office = wish.Targets.ReadUnit(body, "orgId", wish.Visitor);
        var announce = body.Flag("announce") ?? true;
        var alone = body.Flag("private") ?? false;
        if (merge)
        {
            foreach (var name in new[] { "to", "orgId", "announce", "private" }.Where(body.Has))
                body.Reject(name, "合并通话时不能给出");
            return new FloorOrder.Merge(wish.Call);
        }
        if (body.Has("to") == body.Has("orgId"))
        {
            body.Reject("to", "应给出号码或单位之一");
            body.Reject("orgId", "应给出号码或单位之一");
        }
        return (to ?? office?.Number) is not { } number
            ? null
            : new FloorOrder.Conference(wish.Call, number)
            {
                OrgId = office?.Unit.OrgId,
                Name = office?.Unit.Name,
                Announce = announce,
                Private = alone,
            };
    }
}
