using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Voicemails;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>What a new ticket says of the call and the voicemail that it came from.</summary>
sealed partial class TicketTable
{
    /// <summary>A call that led to several tickets names the last of them.</summary>
    async Task LinkCallAsync(HotlineContext context, TicketChange change, CancellationToken cancel)
    {
        var ticket = change.File.Ticket;
        if (ticket.CallId is not { } id)
            return;
        var callId = new CallId(id);
        // Who is protected has withheld his number from here on, whatever he did when he dialled.
        var isSealed = change.File.Sealed is not null;
        var isThere = await context.Calls.Where(call => call.CallId == callId)
            .ExecuteUpdateAsync(row => row
                .SetProperty(call => call.TicketNo, ticket.TicketNo)
                .SetProperty(call => call.PresentationRestricted, call => call.PresentationRestricted || isSealed),
                cancel) > 0;
        if (!isThere)
            return;
        var linked = await context.Calls.AsNoTracking().FirstAsync(call => call.CallId == callId, cancel);
        context.Add(EventRow.Of(isSealed ? Traces.Of(linked) : linked, ticket.CreatedAt, time.GetUtcNow()));
    }

    /// <summary>
    /// A voicemail is registered with its ticket, which a draft is not yet. One that is registered already makes the
    /// whole transaction fail.
    /// </summary>
    async Task LinkVoicemailAsync(HotlineContext context, TicketChange change, CancellationToken cancel)
    {
        var ticket = change.File.Ticket;
        if (ticket.VoicemailId is not { } id || ticket.RegisteredAt is not { } at || !IsRegistering(change))
            return;
        var isLinked = await context.Voicemails
            .Where(voicemail => voicemail.Id == id && voicemail.RegisteredTicketNo == null)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(voicemail => voicemail.State, VoicemailState.Registered)
                    .SetProperty(voicemail => voicemail.RegisteredTicketNo, ticket.TicketNo)
                    .SetProperty(
                        voicemail => EF.Property<DateTimeOffset?>(voicemail, VoicemailTable.RegisteredAt), at),
                cancel) > 0;
        if (isLinked && change.File.Sealed is not null)
            await context.Voicemails.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.PresentationRestricted, true), cancel);
        var found = await context.Voicemails.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (isLinked)
            context.Add(EventRow.Of(
                change.File.Sealed is null ? found! : Traces.Of(found!), at, time.GetUtcNow()));
        else if (found?.RegisteredTicketNo is { } other && other != ticket.TicketNo)
            throw new AlreadyRegisteredException(id, other);
    }

    /// <summary>The change that made a matter of it: its first, or the one that ended its being a draft.</summary>
    static bool IsRegistering(TicketChange change) =>
        change.File.Ticket.State != TicketState.Draft
        && change.Entries.Any(entry => entry.From is null or TicketState.Draft);
}
