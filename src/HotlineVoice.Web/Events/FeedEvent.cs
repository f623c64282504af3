using System.Text;
using System.Text.Json;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Events;

/// <summary>
/// One event as it goes over the wire (WHATWG HTML §9.2, server-sent events), written once for all readers.
/// </summary>
sealed class FeedEvent
{
    readonly string? _hotline;
    readonly Seat? _seat;
    readonly bool _isAlarm;

    FeedEvent(HotlineEvent one, string? hotline, Seat? seat, byte[] bytes)
    {
        Seq = one.Seq;
        Bytes = bytes;
        (_hotline, _seat) = (hotline, seat);
        _isAlarm = one.Name.StartsWith("alarm.", StringComparison.Ordinal);
    }

    public long Seq { get; }
    public byte[] Bytes { get; }

    public static FeedEvent Of(HotlineEvent one, SeatPages seats, Withholding withheld)
    {
        // A queue is its hotline's, whether the row says so or not.
        var hotline = one.Hotline ?? (one.Queue is { } queue ? Visitor.HotlineOf(queue.Id) : null);
        var shape = EventShape.Of(one with { Hotline = hotline }, seats, withheld);
        var json = JsonSerializer.Serialize(shape, HotlineJson.Options);
        return new FeedEvent(
            one, hotline, one.Seat is { } seat ? seats.Find(seat.No) : null,
            Encoding.UTF8.GetBytes($"id: {one.Seq}\nevent: {one.Name}\ndata: {json}\n\n"));
    }

    /// <summary>
    /// Alarms are for who can do something about them; all else is for who sees the hotline, a seat for who sees one of
    /// its hotlines.
    /// </summary>
    public bool IsFor(Visitor visitor)
    {
        if (_isAlarm)
            return visitor.IsAny(RoleSets.FloorLeaders);
        return visitor.IsAny(RoleSets.CallReaders)
            && (_seat is null ? visitor.MaySee(_hotline) : visitor.MaySee(_seat));
    }
}

/// <summary>The next events of a reader, or the news that they are no longer kept.</summary>
readonly record struct FeedBatch(IReadOnlyList<FeedEvent> Events, bool Gone, long Oldest);
