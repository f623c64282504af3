using System.Data.Common;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Measures;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Web.Floors;

/// <summary>Figures that stand in the floor's view, not in the switch: who waits where, and seats by state.</summary>
static class FloorFigures
{
    public static async Task<IReadOnlyList<MeterReading>> ReadAsync(
        WebPorts ports, SeatBook book, CancellationToken cancel)
    {
        var now = ports.View.Now;
        return [.. Waiting(ports, now), .. Seats(await StatesAsync(now, book, cancel))];
    }

    /// <summary>Every queue of the plans, and those that a reload has taken away while somebody still waits.</summary>
    static IEnumerable<MeterReading> Waiting(WebPorts ports, FloorSnapshot now)
    {
        var waiting = now.Queues.ToDictionary(queue => queue.Id, queue => queue.Waiting.Length);
        foreach (var queue in ports.Plans().Queues)
            waiting.TryAdd(queue.Id, 0);
        return waiting.OrderBy(queue => queue.Key, StringComparer.Ordinal).Select(queue => new MeterReading(
            "hotline_queue_waiting", "Callers who wait in a queue.", MeterKind.Gauge,
            [new("queue", queue.Key)], queue.Value));
    }

    static IEnumerable<MeterReading> Seats(ILookup<SeatState, SeatState> states) =>
        Enum.GetValues<SeatState>().Select(state => new MeterReading(
            "hotline_seats", "Seats by state.", MeterKind.Gauge, [new("state", state.ToString())],
            states[state].Count()));

    static async Task<ILookup<SeatState, SeatState>> StatesAsync(
        FloorSnapshot now, SeatBook book, CancellationToken cancel)
    {
        var standing = now.Seats.ToDictionary(seat => seat.No, seat => seat.State);
        try
        {
            foreach (var seat in (await book.ReadAsync(cancel)).InOrder)
                standing.TryAdd(seat.No, SeatState.SignedOut);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            // Figures must come also when the database does not answer: then they matter most.
        }
        return standing.Values.ToLookup(state => state);
    }
}
