using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Events;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Clocks;

/// <summary>
/// Has a ticket look at its ledger when an attempt to reach its caller was kept: those of our own calls come from the
/// floor, which knows of no ticket. What came while nothing ran is looked at first.
/// </summary>
sealed class AttemptWatch(WebPorts ports, TicketDesk desk, ILogger<AttemptWatch> log)
    : EnduringService(ports.Time, TimeSpan.FromSeconds(1))
{
    const int Page = 200;

    protected override void Interrupted(Exception error) => log.AttemptWatchInterrupted(error.Message);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        // Its number first: what is kept during the sweep is seen again, and changes nothing then.
        var last = await ports.Events.LastAsync(stop);
        await SweepAsync(stop);
        while (true)
        {
            var batch = await ports.Events.ReadAsync(last, WebLimits.FeedBatch, stop);
            foreach (var one in batch.Events)
                if (one.Attempt is { Party: ContactParty.Caller } attempt)
                    await LookAsync(attempt, stop);
            if (batch.Gone)
                return;
            if (batch.Events.Count > 0)
                last = batch.Events[^1].Seq;
            else
                await ports.Events.WaitAsync(last, stop);
        }
    }

    async Task SweepAsync(CancellationToken stop)
    {
        string? after = null;
        while (await ports.Tickets.TriedAsync(after, Page, stop) is { Count: > 0 } numbers)
        {
            foreach (var number in numbers)
                await desk.LapseAsync(number, ports.Clock.Now, stop);
            after = numbers[^1];
        }
    }

    async Task LookAsync(ContactAttempt attempt, CancellationToken stop)
    {
        if (attempt.TicketNo is { } number)
        {
            await desk.LapseAsync(number, ports.Clock.Now, stop);
            return;
        }

        if (attempt.CallId is not { } call)
            return;
        var (told, _) = await ports.Tickets.ListAsync(new TicketQuery { CallId = call }, stop);
        foreach (var file in told)
            await desk.LapseAsync(file.Ticket.TicketNo, ports.Clock.Now, stop);
    }
}
