using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Floors;

/// <summary>
/// Gives the floor what somebody wants done to a call, once it is known that the call is there and that he may, and
/// answers the call as it is then.
/// </summary>
sealed class CallDesk(WebPorts ports, SeatBook book, Following following)
{
    public async Task<IResult> ActAsync(CallAct act, string id, HttpRequest request, Visitor visitor)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var seats = await book.ReadAsync(cancel);
        var order = act.Read(new CallWish(body, new CallId(id), new DialTargets(ports.Plans(), seats), visitor));
        if (body.Refusal() is { } wrong)
            return wrong;
        if (order is null)
            throw new InvalidOperationException($"{act.Name} read neither an order nor an error.");

        if (await SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (call.State == CallState.Ended)
            return FloorAnswers.NotNow(nameof(CallState.Ended));
        var own = OwnStanding(call, seats, visitor);
        if ((RefusalOfSeat(order, seats, visitor) ?? RefusalOfCall(call, own, seats, visitor)) is { } refusal)
            return refusal;
        if (act.IsAlwaysAudited || own is null)
            await ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, act.Name, id, null), cancel);
        var reply = await ports.Floor.OrderAsync(order, cancel);
        if (reply.Answer == FloorAnswer.Unknown)
            return await UnknownAsync(order, call, cancel);
        if (reply.Refusal(() => Problems.NotFound("该来电")) is { } refused)
            return refused;
        var then = await following.CallAsync(call.CallId, now => now is not null && act.IsSeen(call, now), cancel);
        return TypedResults.Ok(CallShape.Of(then ?? call, unmasked: false));
    }

    /// <summary>The call, if there is one that he may see.</summary>
    public static async Task<CallRecord?> SeenAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var call = await ports.Calls.FindAsync(new CallId(id), cancel);
        return call is not null && visitor.MaySee(call.Hotline) ? call : null;
    }

    /// <summary>How his own seat stands that is on this call; null when none of his is.</summary>
    SeatStanding? OwnStanding(CallRecord call, SeatPages seats, Visitor visitor)
    {
        var now = ports.View.Now.Seats;
        return seats.Of(visitor.User)
            .Select(seat => now.FirstOrDefault(one => one.No == seat.No))
            .FirstOrDefault(one => one?.Call == call.CallId);
    }

    /// <summary>Who supervises does so on his own telephone.</summary>
    static IResult? RefusalOfSeat(FloorOrder order, SeatPages seats, Visitor visitor)
    {
        var no = order switch
        {
            FloorOrder.Supervise supervise => supervise.SeatNo,
            FloorOrder.TakeOver takeOver => takeOver.SeatNo,
            _ => null,
        };
        return no is null || seats.Find(no)?.User == visitor.User
            ? null
            : Problems.NotAllowed("NotYourSeat", "只能使用本人的坐席");
    }

    /// <summary>An agent acts on the call that he has answered or dialled himself, and on no other.</summary>
    static IResult? RefusalOfCall(CallRecord call, SeatStanding? own, SeatPages seats, Visitor visitor)
    {
        if (visitor.IsAny(RoleSets.FloorLeaders))
            return null;
        if (!seats.Of(visitor.User).Any())
            return Problems.NotAllowed("NoSeat", "您没有坐席");
        if (own is null)
            return Problems.NotAllowed("NotYourCall", "只能操作本坐席正在处理的来电");
        return own.State == SeatState.Offered && call.Direction == CallDirection.In
            ? Problems.Conflict(nameof(SeatState.Offered), "来电尚未接听")
            : null;
    }

    /// <summary>The call may have ended meanwhile; else it is whom the order names that nobody knows.</summary>
    async Task<IResult> UnknownAsync(FloorOrder order, CallRecord call, CancellationToken cancel)
    {
        var namesSomebody = order is FloorOrder.Transfer or FloorOrder.Conference or FloorOrder.Supervise
            or FloorOrder.TakeOver;
        if (namesSomebody && await ports.Calls.FindAsync(call.CallId, cancel) is { State: not CallState.Ended })
            return Problems.NotFound("要转接或邀请的坐席或号码");
        return FloorAnswers.NotNow(nameof(CallState.Ended));
    }
}
