using System.Data.Common;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Measures;

namespace HotlineVoice.Web.Api;

/// <summary>
/// Figures that stand in the records and not in the switch: who waits where, and seats by their state.
/// </summary>
static class FloorFigures
{
    public static async Task<IReadOnlyList<MeterReading>> ReadAsync(WebPorts ports, CancellationToken cancel)
    {
        try
        {
            var waiting = new CallQuery(CallState.Waiting) { Limit = WebLimits.PageEntriesMax };
            var calls = (await ports.Calls.ListAsync(waiting, cancel)).Items.ToLookup(call => call.Queue);
            var seats = (await ports.Seats.ListAsync(cancel)).Count;
            return
            [
                .. ports.Plans().Queues.Select(queue => new MeterReading(
                    "hotline_queue_waiting", "Callers who wait in a queue.", MeterKind.Gauge,
                    [new("queue", queue.Id)], calls[queue.Id].Count())),
                // Signing in to a seat is not built: every seat that exists is signed out.
                new MeterReading(
                    "hotline_seats", "Seats by state.", MeterKind.Gauge, [new("state", "SignedOut")], seats),
            ];
        }
        catch (DbException)
        {
            // The switch's own figures must come also when the database does not answer: then they matter most.
            return [];
        }
    }
}
