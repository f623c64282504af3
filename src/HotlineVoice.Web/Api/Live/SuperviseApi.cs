using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>
/// A supervisor on another's call: hearing, whispering, speaking, taking it. That he asked is written down before the
/// floor hears of it; that he was on the call is the floor's own line.
/// </summary>
static class SuperviseApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        MapSupervise(api, "listen", "call.listenOrdered", SuperviseMode.Listen);
        MapSupervise(api, "whisper", "call.whisperOrdered", SuperviseMode.Whisper);
        MapSupervise(api, "barge", "call.bargeOrdered", SuperviseMode.Barge);
        TalkApi.MapAct(api, "takeOver", Act("call.takeOverOrdered", wish => ReadSeat(wish.Body) is { } seat
            ? new FloorOrder.TakeOver(wish.Call, seat)
            : null)).For(Role.Supervisor);
    }

    static void MapSupervise(IEndpointRouteBuilder api, string route, string name, SuperviseMode mode)
    {
        var act = Act(name, wish => ReadSeat(wish.Body) is { } seat
            ? new FloorOrder.Supervise(wish.Call, seat, mode)
            : null);
        TalkApi.MapAct(api, route, act with { IsSeen = (_, now) => HasSupervisor(now) }).For(Role.Supervisor);
    }

    /// <summary>Who listens already and whispers from now on changes nothing of the record.</summary>
    static bool HasSupervisor(CallRecord call) =>
        call.State == CallState.Ended || call.Legs.Any(leg => leg is { Role: "supervisor", State: not "Ended" });

    static CallAct Act(string name, Func<CallWish, FloorOrder?> read) => new(name, read) { IsAlwaysAudited = true };

    static string? ReadSeat(BodyReader body) => body.Text("seatNo", WebLimits.NameCharactersMax, required: true);
}
