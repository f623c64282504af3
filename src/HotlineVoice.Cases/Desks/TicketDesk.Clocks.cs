using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>What comes about by itself, and what a decision looks at beyond its own ticket.</summary>
public sealed partial class TicketDesk
{
    const int LapseTries = 5;

    /// <summary>Makes known what has come as due until now and keeps what follows from it; null when there is none,
    /// when the ticket has no rules, or when others were faster every time.</summary>
    public async Task<TicketFile?> LapseAsync(string ticketNo, DateTimeOffset now, CancellationToken cancel)
    {
        for (var tries = 0; tries < LapseTries; tries++)
        {
            if (await tickets.FindAsync(ticketNo, cancel).ConfigureAwait(false) is not { } file
                || await SurroundingsAsync(file, TicketActor.System, now, cancel).ConfigureAwait(false)
                    is not { } around
                || TicketMachine.Lapse(file, around) is not { } change)
                return null;
            if (await tickets.TrySaveAsync(change, cancel).ConfigureAwait(false))
                return change.File;
        }

        return null;
    }

    /// <summary>Reckons the ticket's clocks anew by the calendar of now and keeps what moved, under the notice that
    /// moved it; null when nothing did.</summary>
    public async Task<TicketFile?> RecountAsync(
        string ticketNo, string notice, DateTimeOffset now, CancellationToken cancel)
    {
        for (var tries = 0; tries < LapseTries; tries++)
        {
            if (await tickets.FindAsync(ticketNo, cancel).ConfigureAwait(false) is not { } file
                || await SurroundingsAsync(file, TicketActor.System, now, cancel).ConfigureAwait(false)
                    is not { } around
                || TicketMachine.Recount(file, around, notice) is not { } change)
                return null;
            if (await tickets.TrySaveAsync(change, cancel).ConfigureAwait(false))
                return change.File;
        }

        return null;
    }

    /// <summary>A letter gets its number while it is kept, so that the ticket is read once more when one was issued.
    /// </summary>
    async Task<TicketFile> KeptAsync(TicketChange change, CancellationToken cancel) =>
        change.File.Letters.Any(letter => letter is { IssuedAt: not null, LetterNo: null })
            ? await tickets.FindAsync(change.File.Ticket.TicketNo, cancel).ConfigureAwait(false) ?? change.File
            : change.File;

    TicketChange SealIfAsked(TicketRegistration said, TicketChange change, DateTimeOffset now) =>
        said.Protected && Sealer is { } sealer ? Sealing.Apply(change, sealer, now) : change;

    async Task<TicketSurroundings> WithMatterAsync(
        TicketSurroundings around, TicketRegistration said, CancellationToken cancel)
    {
        if (Matters is not { } matters)
            return around;
        var key = said.Anonymous ? null : matters.KeyOf(said.HotlineCode, said.Caller?.Phone);
        var contacts = said.ParentTicketNo is null && said.ClusterId is null ? [] : await matters
            .ListAsync(said.HotlineCode, said.ParentTicketNo, said.ClusterId, cancel).ConfigureAwait(false);
        return around with { CallerKey = key, MatterContacts = contacts };
    }

    async Task<TicketSurroundings> WithOtherAsync(TicketSurroundings around, TicketAct act, CancellationToken cancel)
    {
        var other = act switch
        {
            TicketAct.Merge merge => merge.IntoTicketNo,
            TicketAct.Link link => link.ParentTicketNo,
            _ => null,
        };
        return other is null ? around : around with
        {
            Other = (await tickets.FindAsync(other, cancel).ConfigureAwait(false))?.Ticket,
        };
    }
}
