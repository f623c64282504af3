using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Storage.Shelves;
using HotlineVoice.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

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

    public async Task<RecoveryReport> RunAsync(DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel)
    {
        var (messages, lengths) = await MessagesAsync(now, voicemailMin, cancel);
        var closed = await LostCallsAsync(now, lengths, cancel);
        await KeepAsync([.. messages, .. closed], cancel);
        foreach (var dropped in messages.OfType<Fact.VoicemailDropped>())
            shelf.Drop(dropped.RecordingId);
        var saved = messages.OfType<Fact.VoicemailLeft>().Count();
        if (messages.Count + closed.Count > 0)
            StorageLog.Recovered(log, closed.Count, saved, messages.Count - saved);
        return new RecoveryReport(closed.Count, saved, messages.Count - saved, await StraysAsync(now, cancel));
    }

    async Task<(List<Fact> Facts, Dictionary<CallId, List<CallRecording>> Lengths)> MessagesAsync(
        DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel)
    {
        var found = new List<Fact>();
        var lengths = new Dictionary<CallId, List<CallRecording>>();
        foreach (var draft in await voicemails.DraftsAsync(cancel))
        {
            var voicemail = draft.Voicemail;
            var length = shelf.Repair(draft.RecordingId);
            if (length is null || length < voicemailMin)
            {
                found.Add(new Fact.VoicemailDropped(
                    $"dropped-{draft.RecordingId}", now, draft.VoicemailId, draft.RecordingId));
                continue;
            }
            var saved = await ApartAsync(voicemail, cancel) with
            {
                DurationSeconds = length.Value.TotalSeconds,
                Complete = false,
            };
            found.Add(new Fact.VoicemailLeft($"saved-{draft.RecordingId}", now, saved));
            if (!lengths.TryGetValue(saved.CallId, out var recordings))
                lengths.Add(saved.CallId, recordings = []);
            recordings.Add(new CallRecording(saved.RecordingId, saved.DurationSeconds, Complete: false));
        }
        return (found, lengths);
    }

    /// <summary>
    /// Somebody was recording anew when the process died: what he had left before stays as it is, and what he was
    /// saying becomes a message of its own, named by its recording. Neither is lost.
    /// </summary>
    async Task<Voicemail> ApartAsync(Voicemail draft, CancellationToken cancel) =>
        await voicemails.FindAsync(draft.Id, cancel) is null
            ? draft
            : draft with { Id = draft.RecordingId, Number = null };

    async Task<List<Fact>> LostCallsAsync(
        DateTimeOffset now, Dictionary<CallId, List<CallRecording>> saved, CancellationToken cancel)
    {
        var unended = await calls.UnendedAsync(cancel);
        return unended.ConvertAll<Fact>(found => new Fact.CallFinished(
            $"lost-{found.Call.CallId}", now, Close(found.Call, found.KnownAt, saved.GetValueOrDefault(found.Call.CallId))));
    }

    CallRecord Close(CallRecord call, DateTimeOffset knownAt, List<CallRecording>? saved)
    {
        var recordings = call.Recordings
            .Where(recording => saved?.Exists(other => other.Id == recording.Id) != true)
            .Select(recording => recording.Complete
                ? recording
                : recording with { Seconds = shelf.Repair(recording.Id)?.TotalSeconds ?? recording.Seconds });
        return call with
        {
            State = CallState.Ended,
            EndedAt = knownAt,
            EndReason = CallEndReason.ServerLost,
            HangupSide = HangupSide.Server,
            Legs = [.. call.Legs.Select(leg => leg with { State = "Ended" })],
            Recordings = [.. recordings, .. saved ?? []],
        };
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
