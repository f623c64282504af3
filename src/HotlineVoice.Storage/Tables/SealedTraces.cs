using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Voicemails;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// A caller whose identity is locked is not to be found by his number either: it is taken from his calls, from what
/// followed from them and from the events of the last days when his ticket is kept, and what the floor tells of them
/// afterwards is written without it. Who may read the identity finds the number there, and calls him by it.
/// </summary>
static class SealedTraces
{
    const string OfTicket =
        """
        SELECT 1 FROM tickets JOIN sealed_identities ON sealed_identities.caller_id = tickets.caller_id
        WHERE tickets.ticket_no = @ticket_no
        """;

    /// <summary>Whether the number of whoever stands in this call, or behind this ticket, is not to be written.
    /// </summary>
    public static bool Hides(WriteTurn turn, string? ticketNo, string? callId) =>
        ticketNo is not null && turn.Ask(OfTicket, ("@ticket_no", ticketNo)) is not null
        || callId is not null && HidesCall(turn, callId);

    public static bool HidesCall(WriteTurn turn, string callId) =>
        turn.Ask("SELECT 1 FROM calls WHERE call_id = @call_id AND number_sealed", ("@call_id", callId)) is not null;

    /// <summary>What was told of these is told without the number from now on; in plain SQL, for facts.</summary>
    public static void ForgetEvents(WriteTurn turn, IReadOnlyList<string> subjects)
    {
        foreach (var subject in subjects)
            foreach (var (id, name, json) in turn.Rows(
                "SELECT id, name, json FROM events WHERE subject = @subject AND json IS NOT NULL",
                row => (row.GetInt64(0), row.GetString(1), row.GetString(2)), ("@subject", subject)))
                turn.Execute("UPDATE events SET json = @json WHERE id = @id",
                    ("@json", Without(name, json)), ("@id", id));
    }

    /// <summary>The ticket's caller is locked from this change on.</summary>
    public static async Task ForgetAsync(HotlineContext context, TicketFile file, CancellationToken cancel)
    {
        var no = file.Ticket.TicketNo;
        var attempts = await context.Attempts.AsNoTracking().Where(row => row.TicketNo == no)
            .Select(row => new { row.Id, row.CallId }).ToListAsync(cancel);
        List<string> calls =
        [
            .. file.Contacts.Select(one => one.CallId).Append(file.Ticket.CallId)
                .Concat(attempts.Select(one => one.CallId)).OfType<string>().Distinct(),
        ];
        var ids = calls.Select(id => new CallId(id)).ToList();
        var voicemails = await context.Voicemails.AsNoTracking()
            .Where(row => row.Id == file.Ticket.VoicemailId || ids.Contains(row.CallId))
            .Select(row => new { row.Id, row.CallId }).ToListAsync(cancel);
        calls = [.. calls.Union(voicemails.Select(one => one.CallId.Value))];
        ids = [.. calls.Select(id => new CallId(id))];
        // One statement that also takes the rows: what the floor writes of them now waits, and finds them sealed.
        await context.Calls.Where(row => ids.Contains(row.CallId))
            .ExecuteUpdateAsync(row => row
                .SetProperty(call => EF.Property<bool>(call, CallRecordTable.NumberSealed), true)
                .SetProperty(call => call.PresentationRestricted, true), cancel);
        await OutgoingTable.WithdrawCallerAsync(context, no, cancel);
        await Traces.ForgetAsync(context, calls, no, cancel);
        await context.Voicemails.Where(row => row.Id == file.Ticket.VoicemailId)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.CallingNumber, (string?)null), cancel);
        List<string> told = [no, .. calls, .. attempts.Select(one => one.Id), .. voicemails.Select(one => one.Id)];
        told.AddRange(await context.Attempts.Where(row => row.CallId != null && calls.Contains(row.CallId))
            .Select(row => row.Id).ToListAsync(cancel));
        foreach (var row in await context.Events.AsNoTracking()
            .Where(row => told.Contains(row.Subject) && row.Json != null)
            .Select(row => new { row.Id, row.Name, row.Json }).ToListAsync(cancel))
        {
            var json = Without(row.Name, row.Json!);
            await context.Events.Where(one => one.Id == row.Id)
                .ExecuteUpdateAsync(one => one.SetProperty(kept => kept.Json, json), cancel);
        }
    }

    /// <summary>What an event told, without who called.</summary>
    static string Without(string name, string json) => name switch
    {
        EventNames.CallChanged or EventNames.CallEnded =>
            RecordJson.Write(Traces.Of(RecordJson.Read<CallRecord>(json))),
        EventNames.VoicemailLeft or EventNames.VoicemailChanged =>
            RecordJson.Write(Traces.Of(RecordJson.Read<Voicemail>(json))),
        EventNames.CallbackChanged => RecordJson.Write(Traces.Of(RecordJson.Read<CallbackTask>(json))),
        EventNames.AttemptMade => RecordJson.Write(Traces.Of(RecordJson.Read<ContactAttempt>(json))),
        EventNames.TicketChanged =>
            RecordJson.Write(RecordJson.Read<TicketFile>(json) with { Caller = null }),
        _ => json,
    };
}
