using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Storage.Shelves;
using HotlineVoice.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Recoveries;

/// <summary>
/// What the start does about a process that was cut off. It says so by facts, like everybody: they are kept once, with
/// their events, and a start that is itself cut off goes on at the next.
/// </summary>
sealed class Recovery(
    IFactStore facts, CallRecordTable calls, VoicemailTable voicemails, RecordingShelf shelf, ILogger log)
{
    /// <summary>A transaction's worth; the write lock is given up between two.</summary>
    const int FactsAtOnce = 100;

    /// <summary>An alarm is read by a person; the log holds them all.</summary>
    const int StraysNamedMax = 10;

    /// <summary>Left the citizen, right everyone else.</summary>
    const int ConversationChannels = 2;

    public async Task<RecoveryReport> RunAsync(DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel)
    {
        var messages = await MessagesAsync(now, voicemailMin, cancel);
        var saved = messages.OfType<Fact.VoicemailLeft>().Select(left => left.Voicemail).ToList();
        var unended = await calls.UnendedAsync(cancel);
        var owed = unended.Select(found => Owed(found.Call, now)).OfType<Fact>().ToList();
        var closed = unended.ConvertAll(
            found => Lost(found.Call, found.KnownAt, now, saved.FindAll(left => left.CallId == found.Call.CallId)));
        // The calls last: a start that is cut off in between finds them again, and nobody who is owed a call is lost.
        await KeepAsync([.. messages, .. owed, .. closed], cancel);
        foreach (var dropped in messages.OfType<Fact.VoicemailDropped>())
            shelf.Drop(dropped.RecordingId);
        if (messages.Count + closed.Count > 0)
            StorageLog.Recovered(log, closed.Count, saved.Count, messages.Count - saved.Count);
        if (owed.Count > 0)
            StorageLog.CallbacksOwed(log, owed.Count);
        return new RecoveryReport(
            closed.Count, saved.Count, messages.Count - saved.Count, await StraysAsync(now, cancel))
        {
            CallbacksOwed = owed.Count,
        };
    }

    async Task<List<Fact>> MessagesAsync(DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel)
    {
        var found = new List<Fact>();
        foreach (var draft in await voicemails.DraftsAsync(cancel))
        {
            var length = shelf.Repair(draft.RecordingId);
            // A file that is there and cannot be read may be readable at the next start: nothing is given up.
            if (length is null && shelf.Find(draft.RecordingId) is not null)
                continue;
            found.Add(length is null || length < voicemailMin
                ? new Fact.VoicemailDropped($"dropped-{draft.RecordingId}", now, draft.VoicemailId, draft.RecordingId)
                : await SavedAsync(draft.Voicemail, length.Value, now, cancel));
        }
        return found;
    }

    /// <summary>
    /// When somebody was recording anew, what he had left before stays as it is, and what he was saying becomes a
    /// message of its own, named by its recording. Neither is lost.
    /// </summary>
    async Task<Fact> SavedAsync(Voicemail draft, TimeSpan length, DateTimeOffset now, CancellationToken cancel)
    {
        var isApart = await voicemails.FindAsync(draft.Id, cancel) is not null;
        return new Fact.VoicemailLeft($"saved-{draft.RecordingId}", now, draft with
        {
            Id = isApart ? draft.RecordingId : draft.Id,
            Number = isApart ? null : draft.Number,
            DurationSeconds = length.TotalSeconds,
            Complete = false,
        });
    }

    /// <summary>Over at the last instant that is known: a fact about it, or the end of a message in it.</summary>
    Fact Lost(CallRecord call, DateTimeOffset knownAt, DateTimeOffset now, List<Voicemail> saved)
    {
        var endedAt = saved.Select(left => left.LeftAt.AddSeconds(left.DurationSeconds)).Append(knownAt).Max();
        var others = call.Recordings.Where(recording => !saved.Exists(left => left.RecordingId == recording.Id));
        return new Fact.CallFinished($"lost-{call.CallId}", now, call with
        {
            State = CallState.Ended,
            EndedAt = endedAt,
            EndReason = CallEndReason.ServerLost,
            HangupSide = HangupSide.Server,
            Legs = [.. call.Legs.Select(leg => leg with { State = "Ended" })],
            Recordings =
            [
                .. others.Select(Measured),
                .. saved.Select(left => new CallRecording(left.RecordingId, left.DurationSeconds, Complete: false)),
            ],
        });
    }

    /// <summary>What is no message is a conversation, in two channels.</summary>
    CallRecording Measured(CallRecording recording) => recording.Complete
        ? recording
        : recording with
        {
            Seconds = shelf.Repair(recording.Id, ConversationChannels)?.TotalSeconds ?? recording.Seconds,
        };

    /// <summary>
    /// Who waited or talked and can be called back is owed a call, at the place he had: once for a call, however often
    /// the server dies, and not when he had chosen one already. Whose number is not to be known here may have left one
    /// with his ticket.
    /// </summary>
    static Fact.CallbackOwed? Owed(CallRecord call, DateTimeOffset now)
    {
        var hasGoneFurther = call.QueuedAt is not null || call.AnsweredAt is not null
            || call.State is CallState.Waiting or CallState.Offered or CallState.Talking or CallState.Held
                or CallState.Conference;
        var number = call is { Anonymous: false, PresentationRestricted: false } ? call.CallingNumber ?? "" : "";
        if (!hasGoneFurther || call.Direction != CallDirection.In || number.Length == 0 && call.TicketNo is null
            || call.Hotline is not { } hotline)
        {
            return null;
        }
        return new Fact.CallbackOwed($"cut-off-{call.CallId}", now, new CallbackTask
        {
            Id = call.CallId.Value,
            Hotline = hotline,
            Queue = call.Queue,
            CallId = call.CallId,
            CallingNumber = number,
            Since = call.QueuedAt ?? call.AnsweredAt ?? call.StartedAt,
            Reason = CallbackReason.CutOff,
        });
    }

    async Task<ImmutableArray<string>> StraysAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var known = await voicemails.RecordingIdsAsync(cancel);
        known.UnionWith(await calls.RecordingIdsAsync(cancel));
        var strays = shelf.Ids().Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).ToImmutableArray();
        if (strays.IsEmpty)
            return strays;
        foreach (var stray in strays)
            shelf.Repair(stray);
        StorageLog.Strays(log, strays.Length, string.Join(", ", strays));
        var text = $"{strays.Length} 个录音没有对应的话单或留言，已原样保留："
            + string.Join("、", strays.Take(StraysNamedMax)) + (strays.Length > StraysNamedMax ? " 等" : "");
        // The same strays at every start are one alarm.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(strays))));
        await KeepAsync([new Fact.AlarmRaised($"strays-{hash}", now, "recordings.stray", text)], cancel);
        return strays;
    }

    async Task KeepAsync(List<Fact> found, CancellationToken cancel)
    {
        foreach (var batch in found.Chunk(FactsAtOnce))
            await facts.KeepAsync(batch, cancel);
    }
}
