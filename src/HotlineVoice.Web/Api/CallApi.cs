using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Calls: what is known of them, how they sounded, and ending one.</summary>
static class CallApi
{
    /// <summary>
    /// The floor ends a call within a turn and its record follows; beyond this the record comes as it is.
    /// </summary>
    static readonly TimeSpan _endingMax = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("calls", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<CallShape>>();
        api.MapGet("calls/{id}", FindAsync).For(RoleSets.CallReaders).Produces<CallShape>();
        api.MapGet("calls/{id}/recording", RecordingAsync).For(RoleSets.Listeners).Produces(200, null, "audio/wav");
        api.MapPost("calls/{id}/hangUp", HangUpAsync).For(RoleSets.FloorLeaders).Produces<CallShape>();
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
        var calls = page.Items.Where(call => query.CallingNumber is null || !IsWithheld(call)).ToList();
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
        if (await SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        await Unmasking.AuditAsync(ports, visitor, reason, [id], cancel);
        return TypedResults.Ok(CallShape.Of(call, reason is not null));
    }

    static async Task<IResult> RecordingAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (!visitor.IsAny(RoleSets.ListenersToAll) && !await IsHisAsync(call, visitor, ports, cancel))
            return Problems.NotAllowed("NotYourCall", "只能收听本人接听的来电");
        return call.Recordings.IsDefaultOrEmpty
            ? Problems.NotFound("该来电的录音")
            : await RecordingAnswer.OfAsync(call.Recordings[0].Id, "call.heard", id, visitor, ports);
    }

    static async Task<IResult> HangUpAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if ((unreadable ?? body?.Refusal()) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } call)
            return Problems.NotFound("该来电");
        if (call.State == CallState.Ended)
            return Problems.Conflict(nameof(CallState.Ended), "该来电已经结束");
        await ports.Audit.AddAsync(new(ports.Clock.Now, visitor.User, "call.hungUp", id, null), cancel);
        return (await ports.Floor.OrderAsync(new FloorOrder.HangUp(call.CallId), cancel)).Answer switch
        {
            FloorAnswer.Done => TypedResults.Ok(CallShape.Of(await EndedAsync(call, ports, cancel), unmasked: false)),
            FloorAnswer.Unknown => Problems.Conflict(nameof(CallState.Ended), "该来电已经结束"),
            _ => Problems.Busy(TimeSpan.FromSeconds(1)),
        };
    }

    /// <summary>
    /// The record once it says that the call is over: the journal writes it a moment after the floor's answer.
    /// </summary>
    static async Task<CallRecord> EndedAsync(CallRecord call, WebPorts ports, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_endingMax);
        try
        {
            while (call.State != CallState.Ended)
            {
                var last = await ports.Events.LastAsync(limit.Token);
                call = await ports.Calls.FindAsync(call.CallId, limit.Token) ?? call;
                if (call.State != CallState.Ended)
                    await ports.Events.WaitAsync(last, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The journal is behind; the order was carried out all the same.
        }
        return call;
    }

    static async Task<CallRecord?> SeenAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var call = await ports.Calls.FindAsync(new CallId(id), cancel);
        return call is not null && visitor.MaySee(call.Hotline) ? call : null;
    }

    static async Task<bool> IsHisAsync(CallRecord call, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        call.SeatNo is not null
        && (await ports.Seats.ListAsync(cancel)).Any(seat => seat.No == call.SeatNo && seat.User == visitor.User);

    static bool IsWithheld(CallRecord call) => call.PresentationRestricted || call.Anonymous;
}
