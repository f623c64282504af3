using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Calls: what is known of them, and how they sounded.</summary>
static class CallApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("calls", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<CallShape>>();
        api.MapGet("calls/{id}", FindAsync).For(RoleSets.CallReaders).Produces<CallShape>();
        api.MapGet("calls/{id}/earlier", EarlierAsync).For(RoleSets.CallReaders).Produces<ListShape<CallShape>>();
        api.MapGet("calls/{id}/earlierTickets", EarlierTicketsAsync).For(RoleSets.CallReaders)
            .Produces<ListShape<TicketShape>>();
        api.MapGet("calls/{id}/recording", FirstRecordingAsync).For(RoleSets.Listeners)
            .Produces(200, null, "audio/wav");
        api.MapGet("calls/{id}/recordings/{recordingId}", RecordingAsync).For(RoleSets.Listeners)
            .Produces(200, null, "audio/wav");
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var reason = Unmasking.Reason(read);
        var query = new CallQuery(
            read.Choice<CallState>("state"), read.Text("hotline", 40), read.Instant("from"),
            read.Instant("to", wholeDay: true), read.Text("callingNumber", 40))
        {
            Hotlines = visitor.Hotlines,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (query.Hotline is not null && !visitor.MaySee(query.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var page = await ports.Calls.ListAsync(query, cancel);
        // Who withheld his number must not be found by guessing it.
        var calls = page.Items.Where(call => query.CallingNumber is null || !Withholding.Holds(call)).ToList();
        await Unmasking.AuditAsync(ports, visitor, reason, calls.Select(call => call.CallId.Value), cancel);
        var shown = calls.Select(call => CallShape.Of(call, reason is not null)).ToList();
        return TypedResults.Ok(new ListShape<CallShape>(shown, page.Next));
    }

    static async Task<IResult> FindAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await CallDesk.SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        await Unmasking.AuditAsync(ports, visitor, reason, [id], cancel);
        return TypedResults.Ok(CallShape.Of(call, reason is not null));
    }

    /// <summary>
    /// Calls of the same number before this one. Who asks need not see the number; one that was withheld, here or then,
    /// connects nothing.
    /// </summary>
    static async Task<IResult> EarlierAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        if (await CallDesk.SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (Withholding.Holds(call) || !CitizenNumber.IsSubscriber(call.CallingNumber))
            return TypedResults.Ok(new ListShape<CallShape>([]));

        var page = await ports.Calls.ListAsync(
            new CallQuery(To: call.StartedAt, CallingNumber: call.CallingNumber)
            {
                Hotlines = visitor.Hotlines,
                Limit = paging.Limit,
                Cursor = paging.Cursor,
            }, cancel);
        var shown = page.Items.Where(one => !Withholding.Holds(one))
            .Select(one => CallShape.Of(one, unmasked: false)).ToList();
        return TypedResults.Ok(new ListShape<CallShape>(shown, page.Next));
    }

    /// <summary>What was told by this number before. Who withheld it is nobody's earlier caller.</summary>
    static async Task<IResult> EarlierTicketsAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, TicketShowing showing)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        if (await CallDesk.SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (Withholding.Holds(call) || call.CallingNumber is not { } number)
            return TypedResults.Ok(new ListShape<TicketShape>([]));
        var (items, next) = await ports.Tickets.ListAsync(
            new TicketQuery
            {
                CallerPhone = number,
                Hotlines = visitor.Hotlines,
                Limit = paging.Limit,
                Cursor = paging.Cursor,
            }, cancel);
        return TypedResults.Ok(new ListShape<TicketShape>(showing.Show(items, visitor), next));
    }

    static Task<IResult> FirstRecordingAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        HearAsync(id, null, visitor, ports, cancel);

    static Task<IResult> RecordingAsync(
        string id, string recordingId, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        HearAsync(id, recordingId, visitor, ports, cancel);

    /// <summary>One of its recordings, by id, or the first. A recording of another call is none of this one.</summary>
    static async Task<IResult> HearAsync(
        string id, string? recordingId, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await CallDesk.SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (!visitor.IsAny(RoleSets.ListenersToAll) && !await IsHisAsync(call, visitor, ports, cancel))
            return Problems.NotAllowed("NotYourCall", "只能收听本人接听的来电");
        if (await ProtectedSound.RefusalAsync(call.TicketNo, visitor, ports, cancel) is { } refused)
            return refused;
        return call.Recordings.FirstOrDefault(one => recordingId is null || one.Id == recordingId) is { } recording
            ? await RecordingAnswer.OfAsync(recording.Id, "call.heard", id, visitor, ports)
            : Problems.NotFound("该来电的录音");
    }

    static async Task<bool> IsHisAsync(CallRecord call, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        call.SeatNo is not null
        && (await ports.Seats.ListAsync(cancel)).Any(seat => seat.No == call.SeatNo && seat.User == visitor.User);
}
