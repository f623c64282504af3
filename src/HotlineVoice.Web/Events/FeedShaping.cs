using HotlineVoice.Hotline.Events;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Events;

/// <summary>
/// Makes of stored events what readers get. An event holds what the floor knew; a seat's name and whether a number was
/// withheld are looked up, once for a batch and only when it speaks of such.
/// </summary>
sealed class FeedShaping(WebPorts ports, SeatBook book)
{
    static readonly SeatPages _noSeats = new(0, [], new Dictionary<string, string>());

    public async Task<IReadOnlyList<FeedEvent>> ShapeAsync(
        IReadOnlyList<HotlineEvent> events, CancellationToken cancel)
    {
        var seats = events.Any(one => one.Seat is not null) ? await book.ReadAsync(cancel) : _noSeats;
        var calls = events.Select(one => one.Attempt?.CallId ?? one.Callback?.CallId.Value);
        var withheld = await Withholding.ReadAsync(ports.Calls, calls, cancel);
        return [.. events.Select(one => FeedEvent.Of(one, seats, withheld))];
    }
}
