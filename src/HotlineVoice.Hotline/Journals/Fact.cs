using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Journals;

/// <summary>Something that has happened and must outlive the process. Kept once, by its id.</summary>
/// <param name="Id">Unique for ever; what makes keeping it twice harmless.</param>
/// <param name="At">Wall time of the domain.</param>
public abstract record Fact(string Id, DateTimeOffset At)
{
    /// <summary>A call arrived.</summary>
    public sealed record CallBegun(string Id, DateTimeOffset At, CallRecord Call) : Fact(Id, At);
    /// <summary>A call went on: state, path, legs or recordings.</summary>
    public sealed record CallChanged(string Id, DateTimeOffset At, CallRecord Call) : Fact(Id, At);
    /// <summary>A call is over.</summary>
    public sealed record CallFinished(string Id, DateTimeOffset At, CallRecord Call) : Fact(Id, At);
    /// <summary>
    /// A message is being recorded: kept at once so that a crash cannot lose it. Not listed until it is left.
    /// </summary>
    public sealed record VoicemailBegun(string Id, DateTimeOffset At, Voicemail Voicemail) : Fact(Id, At);
    /// <summary>A message is whole. The store gives it its number if it has none.</summary>
    public sealed record VoicemailLeft(string Id, DateTimeOffset At, Voicemail Voicemail) : Fact(Id, At);
    /// <summary>A message that was begun came to nothing (too short) or its recording was replaced.</summary>
    public sealed record VoicemailDropped(string Id, DateTimeOffset At, string VoicemailId, string RecordingId)
        : Fact(Id, At);
    /// <summary>A telephone registered or refreshed.</summary>
    public sealed record BindingKept(string Id, DateTimeOffset At, SeatBinding Binding) : Fact(Id, At);
    /// <summary>A telephone's registration ended.</summary>
    public sealed record BindingGone(string Id, DateTimeOffset At, string SeatNo, string Contact) : Fact(Id, At);
    /// <summary>A seat stands otherwise than before.</summary>
    public sealed record SeatChanged(string Id, DateTimeOffset At, SeatStanding Seat) : Fact(Id, At);
    /// <summary>A queue stands otherwise than before; only an event, at most twice a second.</summary>
    public sealed record QueueChanged(string Id, DateTimeOffset At, QueueStanding Queue) : Fact(Id, At);
    /// <summary>Somebody is owed a call; a task of the same id is not made twice.</summary>
    public sealed record CallbackOwed(string Id, DateTimeOffset At, CallbackTask Task) : Fact(Id, At);
    /// <summary>A leg was dialled outwards for a matter, and this came of it.</summary>
    public sealed record AttemptMade(string Id, DateTimeOffset At, ContactAttempt Attempt) : Fact(Id, At);
    /// <summary>A supervisor was on a call, in this way, from now on; an audit row.</summary>
    public sealed record Supervised(
        string Id, DateTimeOffset At, CallId Call, string SeatNo, string? User, string Mode) : Fact(Id, At);
    /// <summary>Something needs a person.</summary>
    public sealed record AlarmRaised(string Id, DateTimeOffset At, string Name, string Text) : Fact(Id, At);
    /// <summary>It no longer does.</summary>
    public sealed record AlarmEnded(string Id, DateTimeOffset At, string Name) : Fact(Id, At);
}

/// <summary>What the store says of a fact it has kept: the number it gave, if it gave one.</summary>
public readonly record struct FactReceipt(string FactId, string? Number);

/// <summary>Keeps facts for good. One call is one transaction; a fact whose id is known is not kept twice.</summary>
public interface IFactStore
{
    /// <summary>
    /// Commits all, in order, with their events. Throws when the store cannot, and then none is kept.
    /// </summary>
    Task<IReadOnlyList<FactReceipt>> KeepAsync(IReadOnlyList<Fact> facts, CancellationToken cancel);

    /// <summary>
    /// How many facts are kept on this machine and not yet in a database elsewhere; 0 where there is none.
    /// </summary>
    long Uncarried => 0;
}
