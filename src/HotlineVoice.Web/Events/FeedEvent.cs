using System.Text.Json;
using System.Text;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Events;

/// <summary>
/// One event as it goes over the wire (WHATWG HTML §9.2, server-sent events), written once for all readers; a ticket
/// twice, because units may not see of it what the hotline sees.
/// </summary>
sealed class FeedEvent
{
    readonly string? _hotline;
    readonly Seat? _seat;
    readonly bool _isAlarm;
    readonly TicketFile? _ticket;
    readonly byte[] _bytes;
    readonly byte[] _bytesOfUnit;

    FeedEvent(HotlineEvent one, string? hotline, Seat? seat, byte[] bytes, byte[] bytesOfUnit)
    {
        Seq = one.Seq;
        (_bytes, _bytesOfUnit, _ticket) = (bytes, bytesOfUnit, one.Ticket);
        (_hotline, _seat) = (hotline, seat);
        _isAlarm = one.Name.StartsWith("alarm.", StringComparison.Ordinal);
    }

    public long Seq { get; }

    public static FeedEvent Of(HotlineEvent one, SeatPages seats, Withholding withheld)
    {
        // A queue is its hotline's, whether the row says so or not.
        var hotline = one.Hotline ?? (one.Queue is { } queue ? Visitor.HotlineOf(queue.Id) : null);
        one = one with { Hotline = hotline };
        var bytes = Write(one, EventShape.Of(one, seats, withheld, IdentitySight.Masked));
        // Who does not work with callers reads nothing of them; all else is written once.
        var bytesOfUnit = one.Ticket is { } ticket
            ? Write(one with { Ticket = Disclosure.WithoutPerson(ticket) }, seats, withheld)
            : bytes;
        return new FeedEvent(
            one, hotline, one.Seat is { } seat ? seats.Find(seat.No) : null, bytes, bytesOfUnit);
    }

    /// <summary>As this reader may see it: a unit is shown nothing of a caller here, and reads the ticket for it.
    /// </summary>
    public byte[] BytesFor(Visitor visitor) => TicketSight.SeesCallers(visitor) ? _bytes : _bytesOfUnit;

    /// <summary>
    /// Alarms are for who can do something about them; all else is for who sees the hotline, a seat for who sees one of
    /// its hotlines, a ticket for who may read it.
    /// </summary>
    public bool IsFor(Visitor visitor)
    {
        if (_ticket is not null)
            return TicketSight.MaySee(visitor, _ticket);
        if (_isAlarm)
            return visitor.IsAny(RoleSets.FloorLeaders);
        return visitor.IsAny(RoleSets.CallReaders)
            && (_seat is null ? visitor.MaySee(_hotline) : visitor.MaySee(_seat));
    }

    static byte[] Write(HotlineEvent one, SeatPages seats, Withholding withheld) =>
        Write(one, EventShape.Of(one, seats, withheld, IdentitySight.Hidden));

    static byte[] Write(HotlineEvent one, EventShape shape)
    {
        var json = JsonSerializer.Serialize(shape, HotlineJson.Options);
        return Encoding.UTF8.GetBytes($"id: {one.Seq}\nevent: {one.Name}\ndata: {json}\n\n");
    }
}

/// <summary>The next events of a reader, or the news that they are no longer kept.</summary>
readonly record struct FeedBatch(IReadOnlyList<FeedEvent> Events, bool Gone, long Oldest);
