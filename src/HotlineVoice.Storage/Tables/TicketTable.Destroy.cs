using System.Text;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// 档案销毁: takes every text of a ticket from wherever it lies beside the ticket's own rows, which keep what
/// <see cref="Destruction"/> leaves of them.
/// </summary>
sealed partial class TicketTable
{
    /// <param name="context">In its transaction, before the ticket's rows are saved.</param>
    /// <param name="change">What is kept of the ticket.</param>
    /// <param name="before">The ticket's row as it was.</param>
    /// <param name="cancel">Gives up.</param>
    async Task DestroyAsync(HotlineContext context, TicketChange change, Ticket before, CancellationToken cancel)
    {
        var no = change.File.Ticket.TicketNo;
        var attempts = await context.Attempts.AsNoTracking()
            .Where(row => row.TicketNo == no || before.CallId != null && row.CallId == before.CallId)
            .ToListAsync(cancel);
        var calls = await OwnCallsAsync(context, change, before, attempts, cancel);
        var ids = calls.Select(id => new CallId(id)).ToList();
        var voicemails = await context.Voicemails.AsNoTracking()
            .Where(row => row.Id == before.VoicemailId || row.RegisteredTicketNo == no || ids.Contains(row.CallId))
            .ToListAsync(cancel);
        var recorded = await context.Calls.AsNoTracking().Where(row => ids.Contains(row.CallId)).ToListAsync(cancel);
        attempts.RemoveAll(one => one.TicketNo != no && (one.CallId is null || !calls.Contains(one.CallId)));
        // A unit's or an office's voice in a call of another ticket is not ours to remove.
        var others = attempts.Where(one => one.CallId is { } call && !calls.Contains(call))
            .Select(one => one.RecordingId).ToHashSet();
        await DoomedFiles.AddAsync(context, Shelf.Recordings,
            recorded.SelectMany(call => call.Recordings).Select(one => one.Id)
                .Concat(voicemails.Select(one => one.RecordingId))
                .Concat(attempts.Select(one => one.RecordingId).OfType<string>().Where(id => !others.Contains(id))),
            time.GetUtcNow(), cancel);
        await DoomedFiles.AddAsync(context, Shelf.Enclosures,
            change.File.Enclosures.Select(one => one.Id), time.GetUtcNow(), cancel);

        await ForgetCallerAsync(context, before, cancel);
        await Traces.ForgetAsync(context, calls, no, cancel);
        await context.Attempts.Where(row => row.TicketNo == no || row.CallId != null && calls.Contains(row.CallId))
            .ExecuteUpdateAsync(row => row
                .SetProperty(one => one.Phone, one => one.Party == ContactParty.Caller ? null : one.Phone)
                .SetProperty(one => one.Note, (string?)null)
                .SetProperty(one => one.RecordingId, (string?)null), cancel);
        foreach (var call in context.ChangeTracker.Entries<CallRecord>())
        {
            call.CurrentValues[nameof(CallRecord.Recordings)] =
                System.Collections.Immutable.ImmutableArray<CallRecording>.Empty;
            call.Property(one => one.Recordings).IsModified = true;
        }

        List<string> told = [no, .. calls, .. attempts.Select(one => one.Id), .. voicemails.Select(one => one.Id)];
        // The event stays in its place, for a gap is an event that a reader has lost; what it told goes.
        await context.Events.Where(row => told.Contains(row.Subject))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Json, (string?)null), cancel);
        await context.Objections.Where(row => row.TicketNo == no)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Reason, Destruction.Gone), cancel);
        await OutgoingTable.ForgetAsync(context, no, cancel);
        await NoticeTable.ForgetAsync(context, no, cancel);
        await ForgetAnswersAsync(context, no, cancel);
        // The history lets go of what was said only of a ticket whose archive says that it is destroyed.
        await context.SaveChangesAsync(cancel);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE ticket_history SET fields = '{{}}' WHERE ticket_no = {no} AND event <> {Destruction.Act}",
            cancel);
    }

    /// <summary>The calls of this matter that no other ticket needs.</summary>
    static async Task<List<string>> OwnCallsAsync(
        HotlineContext context, TicketChange change, Ticket before, List<ContactAttempt> attempts,
        CancellationToken cancel)
    {
        var no = before.TicketNo;
        List<string> named =
        [
            .. change.File.Contacts.Select(one => one.CallId).Append(before.CallId)
                .Concat(attempts.Where(one => one.TicketNo == no).Select(one => one.CallId))
                .OfType<string>().Distinct(),
        ];
        var destroyed = context.Set<ArchiveRecord>().Where(row => row.DestroyedAt != null).Select(row => row.TicketNo);
        var needed = await context.Tickets
            .Where(row => row.TicketNo != no && row.CallId != null && named.Contains(row.CallId)
                && !destroyed.Contains(row.TicketNo))
            .Select(row => row.CallId!).ToListAsync(cancel);
        needed.AddRange(await context.MatterContacts
            .Where(row => row.TicketNo != no && row.CallId != null && named.Contains(row.CallId)
                && !destroyed.Contains(row.TicketNo))
            .Select(row => row.CallId!).ToListAsync(cancel));
        return [.. named.Except(needed)];
    }

    static async Task ForgetCallerAsync(HotlineContext context, Ticket before, CancellationToken cancel)
    {
        if (before.CallerId is not { } id
            || await context.Tickets.AnyAsync(row => row.CallerId == id && row.TicketNo != before.TicketNo, cancel))
            return;
        await context.Callers.Where(row => row.CallerId == id).ExecuteDeleteAsync(cancel);
        await context.SealedIdentities.Where(row => row.CallerId == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Answers that may be asked for again, of the last day: those that told of this ticket.</summary>
    static async Task ForgetAnswersAsync(HotlineContext context, string ticketNo, CancellationToken cancel)
    {
        var number = Encoding.UTF8.GetBytes(ticketNo);
        var keys = new List<string>();
        await foreach (var answer in context.KeptAnswers.AsNoTracking()
            .Select(row => new { row.Key, row.Body }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (answer.Body.AsSpan().IndexOf(number) >= 0)
                keys.Add(answer.Key);
        }

        await context.KeptAnswers.Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync(cancel);
    }
}
