using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Events;

/// <summary>One numbered event of the feed. Exactly one of the resources is set, by the event's name.</summary>
/// <param name="Seq">Given after commit, without gaps for readers: who has seen n has seen all before n.</param>
/// <param name="At">When it happened, domain's wall time.</param>
/// <param name="Name">call.changed, call.ended, voicemail.left, voicemail.changed, ticket.changed, seat.changed,
/// queue.changed, callback.changed, attempt.made, alarm.raised, alarm.ended …</param>
/// <param name="Hotline">Code, when it belongs to one.</param>
/// <param name="Subject">Id of the resource.</param>
public sealed record HotlineEvent(long Seq, DateTimeOffset At, string Name, string? Hotline, string Subject)
{
    /// <summary>The call as it was then.</summary>
    public CallRecord? Call { get; init; }
    /// <summary>The voicemail as it was then.</summary>
    public Voicemail? Voicemail { get; init; }
    /// <summary>How the seat then stood.</summary>
    public SeatStanding? Seat { get; init; }
    /// <summary>How the queue then stood.</summary>
    public QueueStanding? Queue { get; init; }
    /// <summary>The callback task as it was then. Its number is personal: mask before showing.</summary>
    public CallbackTask? Callback { get; init; }
    /// <summary>The attempt that was made. Its number is personal when the party is the caller.</summary>
    public ContactAttempt? Attempt { get; init; }
    /// <summary>The ticket as it was then, with its caller: mask before showing.</summary>
    public TicketFile? Ticket { get; init; }
    /// <summary>Text of an alarm.</summary>
    public string? Text { get; init; }
}

/// <summary>What a reader gets: events after its number, or Gone with the oldest number still kept.</summary>
public sealed record EventBatch(IReadOnlyList<HotlineEvent> Events, bool Gone, long Oldest);

/// <summary>Reads the feed. Events are written with their facts and kept for seven days.</summary>
public interface IEventStore
{
    /// <summary>Events with a number above this one, at most so many, in order.</summary>
    Task<EventBatch> ReadAsync(long after, int limit, CancellationToken cancel);
    /// <summary>Completes when an event above this number may be there; returning early is harmless.</summary>
    Task WaitAsync(long after, CancellationToken cancel);
    /// <summary>The newest number.</summary>
    Task<long> LastAsync(CancellationToken cancel);
}
