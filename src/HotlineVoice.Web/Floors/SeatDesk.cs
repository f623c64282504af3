using System.Text.Json;
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
/// Gives the floor what is wanted of a seat, once it is known that the seat is there and that he may: an agent his own,
/// a supervisor any that he sees.
/// </summary>
sealed class SeatDesk(WebPorts ports, SeatBook book, Following following)
{
    public async Task<IResult> SetStateAsync(FloorOrder.SetSeat order, Visitor visitor, CancellationToken cancel)
    {
        var pages = await book.ReadAsync(cancel);
        if (Refusal(pages, order.No, visitor) is { } refusal)
            return refusal;
        var seat = pages.Find(order.No)!;
        if (seat.User != visitor.User)
            await AuditAsync(order, visitor, cancel);
        var before = ports.View.Standing(order.No);
        var reply = await ports.Floor.OrderAsync(order, cancel);
        if (reply.Refusal(NotOnTheFloor) is { } refused)
            return refused;
        var standing = await following.SeatAsync(order.No, now => Shows(now, order, before), cancel);
        return TypedResults.Ok(pages.Show(seat, standing));
    }

    public async Task<IResult> DialAsync(FloorOrder.Dial order, Visitor visitor, CancellationToken cancel)
    {
        var pages = await book.ReadAsync(cancel);
        if (Refusal(pages, order.No, visitor) is { } refusal)
            return refusal;
        if (!visitor.MaySee(order.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权以该热线外呼");
        var reply = await ports.Floor.OrderAsync(order, cancel);
        if (reply.Refusal(() => Problems.NotFound("该坐席或号码")) is { } refused)
            return refused;
        var id = reply.Call ?? throw new InvalidOperationException("The floor dials and names no call.");
        return await following.CallAsync(id, call => call is not null, cancel) is { } call
            ? TypedResults.Ok(CallShape.Of(call, unmasked: false))
            : TypedResults.Accepted($"/api/v1/calls/{id}", CallShape.Of(Begun(order, id), unmasked: false));
    }

    /// <summary>A number, a seat or a unit: exactly one of «to» and «orgId».</summary>
    public async Task<(string? To, string? OrgId)> ReadTargetAsync(
        BodyReader body, Visitor visitor, CancellationToken cancel)
    {
        var targets = new DialTargets(ports.Plans(), await book.ReadAsync(cancel));
        if (!body.Has("orgId"))
        {
            var isGiven = body.Text("to", WebLimits.NameCharactersMax, required: true) is { Length: > 0 };
            return (isGiven ? targets.Read(body, "to", queuesToo: false) : null, null);
        }
        var office = targets.ReadUnit(body, "orgId", visitor);
        if (body.Has("to"))
            body.Reject("to", "应给出号码或单位之一");
        return (office?.Number, office?.Unit.OrgId);
    }

    /// <summary>Why he may not use this seat; null when he may.</summary>
    public async Task<IResult?> RefusalAsync(string no, Visitor visitor, CancellationToken cancel) =>
        Refusal(await book.ReadAsync(cancel), no, visitor);

    public string? ReadHotline(BodyReader body, bool required = true)
    {
        if (body.Text("hotline", 40, required) is not { } code)
            return null;
        return ports.Plans().Hotlines.Any(one => one.Code == code) ? code : body.Reject("hotline", "没有这条热线");
    }

    static IResult? Refusal(SeatPages pages, string no, Visitor visitor)
    {
        if (pages.Find(no) is not { } seat || !visitor.MaySee(seat))
            return Problems.NotFound("该坐席");
        return seat.User == visitor.User || visitor.IsAny([Role.Supervisor])
            ? null
            : Problems.NotAllowed("NotYourSeat", "只能操作本人的坐席");
    }

    /// <summary>Who was put away, or called back, by somebody else can see by whom.</summary>
    Task AuditAsync(FloorOrder.SetSeat order, Visitor visitor, CancellationToken cancel)
    {
        var what = "seat." + JsonNamingPolicy.CamelCase.ConvertName(order.State.ToString());
        var row = new AuditRow(ports.Clock.Now, visitor.User, what, order.No, null) { Reason = order.Reason };
        return ports.Audit.AddAsync(row, cancel);
    }

    static IResult NotOnTheFloor() => Problems.NotFound("该坐席，新设的坐席一秒后可用");

    /// <summary>While a call or an offer is on, what was asked for stands as the next state.</summary>
    static bool Shows(SeatStanding? now, FloorOrder.SetSeat order, SeatStanding? before)
    {
        if (now is null)
            return false;
        var extends = order.State == SeatState.WrapUp && before?.State == SeatState.WrapUp;
        return now.Next == order.State
            || (order.State == SeatState.Ready && Rings(now, before))
            || (now.State == order.State && (order.Reason is null || now.Reason == order.Reason)
                && (!extends || now.Until != before!.Until));
    }

    /// <summary>While callers wait, who is ready rings within the same turn: nobody ever sees him ready.</summary>
    static bool Rings(SeatStanding now, SeatStanding? before) =>
        now.State is SeatState.Offered or SeatState.Talking && now.Call != before?.Call;

    /// <summary>What the order itself says of the call, for when the journal is behind.</summary>
    CallRecord Begun(FloorOrder.Dial order, CallId id) => new()
    {
        CallId = id,
        Hotline = order.Hotline,
        Direction = CallDirection.Out,
        CalledNumber = order.To,
        PresentationRestricted = order.Withheld,
        State = CallState.Offered,
        SeatNo = order.No,
        StartedAt = ports.Clock.Now,
        TicketNo = order.TicketNo,
    };
}
