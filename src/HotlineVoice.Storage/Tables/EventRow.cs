using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Hotline;

namespace HotlineVoice.Storage.Tables;

/// <summary>An event as it is kept: with its fact and without a number, which it gets after their commit.</summary>
sealed class EventRow
{
    /// <summary>Order of writing; never given twice, so that numbering anew gives the same numbers.</summary>
    public long Id { get; init; }
    /// <summary>The number that readers know; null until the numberer has seen it.</summary>
    public long? Seq { get; init; }
    /// <summary>Real time, for pruning.</summary>
    public required DateTimeOffset KeptAt { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Name { get; init; }
    public string? Hotline { get; init; }
    public required string Subject { get; init; }
    /// <summary>The record as it then was, or the text of an alarm.</summary>
    public string? Json { get; init; }

    public static EventRow Of(Fact fact, CallRecord call, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = fact.At,
        Name = fact is Fact.CallFinished ? EventNames.CallEnded : EventNames.CallChanged,
        Hotline = call.Hotline,
        Subject = call.CallId.Value,
        Json = RecordJson.Write(call),
    };

    public static EventRow Of(Fact fact, Voicemail voicemail, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = fact.At,
        Name = EventNames.VoicemailLeft,
        Hotline = voicemail.Hotline,
        Subject = voicemail.Id,
        Json = RecordJson.Write(voicemail),
    };

    /// <summary>A seat serves queues of several hotlines; its event belongs to none of them.</summary>
    public static EventRow Of(Fact.SeatChanged fact, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = fact.At,
        Name = EventNames.SeatChanged,
        Subject = fact.Seat.No,
        Json = RecordJson.Write(fact.Seat),
    };

    public static EventRow Of(Fact.QueueChanged fact, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = fact.At,
        Name = EventNames.QueueChanged,
        Hotline = fact.Queue.Id.IndexOf('/') is var slash and > 0 ? fact.Queue.Id[..slash] : null,
        Subject = fact.Queue.Id,
        Json = RecordJson.Write(fact.Queue),
    };

    public static EventRow Of(CallbackTask task, DateTimeOffset at, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = at,
        Name = EventNames.CallbackChanged,
        Hotline = task.Hotline,
        Subject = task.Id,
        Json = RecordJson.Write(task),
    };

    public static EventRow Of(ContactAttempt attempt, DateTimeOffset at, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = at,
        Name = EventNames.AttemptMade,
        Hotline = attempt.Hotline,
        Subject = attempt.Id,
        Json = RecordJson.Write(attempt),
    };

    /// <summary>A call that got its ticket, whether it has ended or not.</summary>
    public static EventRow Of(CallRecord call, DateTimeOffset at, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = at,
        Name = EventNames.CallChanged,
        Hotline = call.Hotline,
        Subject = call.CallId.Value,
        Json = RecordJson.Write(call),
    };

    /// <summary>A message that became a ticket.</summary>
    public static EventRow Of(Voicemail voicemail, DateTimeOffset at, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = at,
        Name = EventNames.VoicemailChanged,
        Hotline = voicemail.Hotline,
        Subject = voicemail.Id,
        Json = RecordJson.Write(voicemail),
    };

    public static EventRow Of(TicketFile file, DateTimeOffset at, DateTimeOffset now) => new()
    {
        KeptAt = now,
        At = at,
        Name = EventNames.TicketChanged,
        Hotline = file.Ticket.HotlineCode,
        Subject = file.Ticket.TicketNo,
        // That a caller is locked is told; the lock itself and who may open it lie with the ticket alone.
        Json = RecordJson.Write(file with
        {
            Sealed = file.Sealed is { } locked ? new(locked.CallerId, "", "", locked.SealedAt) : null,
            Unmaskings = [],
            // Read where they lie, by who may.
            Notes = [],
            Tags = [],
            Enclosures = [],
        }),
    };

    public static EventRow OfAlarm(Fact fact, DateTimeOffset now) => fact switch
    {
        Fact.AlarmRaised raised => Alarm(raised, EventNames.AlarmRaised, raised.Name, now, raised.Text),
        Fact.AlarmEnded ended => Alarm(ended, EventNames.AlarmEnded, ended.Name, now, null),
        _ => throw new ArgumentException("Not an alarm.", nameof(fact)),
    };

    public HotlineEvent ToEvent()
    {
        var told = new HotlineEvent(Seq ?? 0, At, Name, Hotline, Subject);
        return (Name, Json) switch
        {
            (_, null) => told,
            (EventNames.CallChanged or EventNames.CallEnded, var json) => told with
            {
                Call = RecordJson.Read<CallRecord>(json),
            },
            (EventNames.VoicemailLeft or EventNames.VoicemailChanged, var json) => told with
            {
                Voicemail = RecordJson.Read<Voicemail>(json),
            },
            (EventNames.TicketChanged, var json) => told with { Ticket = RecordJson.Read<TicketFile>(json) },
            (EventNames.SeatChanged, var json) => told with { Seat = RecordJson.Read<SeatStanding>(json) },
            (EventNames.QueueChanged, var json) => told with { Queue = RecordJson.Read<QueueStanding>(json) },
            (EventNames.CallbackChanged, var json) => told with { Callback = RecordJson.Read<CallbackTask>(json) },
            (EventNames.AttemptMade, var json) => told with { Attempt = RecordJson.Read<ContactAttempt>(json) },
            (_, var json) => told with { Text = RecordJson.Read<string>(json) },
        };
    }

    static EventRow Alarm(Fact fact, string name, string subject, DateTimeOffset now, string? text) => new()
    {
        KeptAt = now,
        At = fact.At,
        Name = name,
        Subject = subject,
        Json = text is null ? null : RecordJson.Write(text),
    };
}

/// <summary>Names of the feed. They stand in other people's programs.</summary>
static class EventNames
{
    public const string CallChanged = "call.changed";
    public const string CallEnded = "call.ended";
    public const string VoicemailLeft = "voicemail.left";
    public const string VoicemailChanged = "voicemail.changed";
    public const string TicketChanged = "ticket.changed";
    public const string SeatChanged = "seat.changed";
    public const string QueueChanged = "queue.changed";
    public const string CallbackChanged = "callback.changed";
    public const string AttemptMade = "attempt.made";
    public const string AlarmRaised = "alarm.raised";
    public const string AlarmEnded = "alarm.ended";
}
