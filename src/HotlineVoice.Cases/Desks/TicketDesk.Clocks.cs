using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>What comes about by itself, and what a decision looks at beyond its own ticket.</summary>
public sealed partial class TicketDesk
{
    const int LapseTries = 5;

    /// <summary>More than there are people who look at one ticket at a time.</summary>
    const int AsideTries = 50;

    static readonly TicketDeskAnswer.Wrong _noParent =
        new(TicketOutcome.Wrong.Field("parentTicketNo", "本热线没有这张工单").Errors);

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

    /// <summary>Does what stands beside the matter to a ticket as it is now, whatever version anybody saw.</summary>
    /// <exception cref="ArgumentException">The act is about the matter.</exception>
    public async Task<TicketDeskAnswer> AsideAsync(
        string ticketNo, TicketAct act, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsAside)
            throw new ArgumentException($"{act.Event} is decided on a version", nameof(act));
        for (var tries = 0; tries < AsideTries; tries++)
        {
            if (await tickets.FindAsync(ticketNo, cancel).ConfigureAwait(false) is not { } file)
                return new TicketDeskAnswer.NotFound();
            var order = new TicketOrder(ticketNo, file.Ticket.Version, act);
            var answer = await ActAsync(order, actor, now, cancel).ConfigureAwait(false);
            if (answer is not TicketDeskAnswer.Stale)
                return answer;
        }

        return new TicketDeskAnswer.Refused("busy", null, "工单正被频繁更新，请稍后再试");
    }

    /// <summary>A letter gets its number while it is kept, so that the ticket is read once more when one was issued.
    /// </summary>
    async Task<TicketFile> KeptAsync(TicketChange change, CancellationToken cancel) =>
        change.File.Letters.Any(letter => letter is { IssuedAt: not null, LetterNo: null })
            ? await tickets.FindAsync(change.File.Ticket.TicketNo, cancel).ConfigureAwait(false) ?? change.File
            : change.File;

    TicketChange SealIfAsked(TicketRegistration said, TicketChange change, DateTimeOffset now) =>
        said.Protected && Sealer is { } sealer ? Sealing.Apply(change, sealer, now) : change;

    /// <summary>A draft whose caller was locked is registered with him, and he stays locked.</summary>
    TicketAct Named(TicketAct act, TicketFile file)
    {
        if (act is not TicketAct.Register { Registration: var said } || file.Sealed is not { } locked
            || Sealer is not { } sealer)
            return act;
        return new TicketAct.Register(said with
        {
            Protected = true,
            Caller = said.Anonymous ? null : said.Caller ?? NewCaller.Of(sealer.Open(locked)),
        });
    }

    /// <summary>With the ticket that a registration follows, and who came about the matter before; null when there is
    /// no such ticket.</summary>
    async Task<TicketSurroundings?> WithMatterAsync(
        TicketSurroundings around, TicketRegistration said, CancellationToken cancel)
    {
        if (said.ParentTicketNo is { } parentNo)
        {
            var parent = await tickets.FindAsync(parentNo, cancel).ConfigureAwait(false);
            if (parent?.Ticket.HotlineCode != said.HotlineCode)
                return null;
            around = around with { Parent = parent.Ticket };
        }

        if (Matters is not { } matters)
            return around;
        var key = said.Anonymous ? null : matters.KeyOf(said.HotlineCode, said.Caller?.Phone);
        var contacts = said.ParentTicketNo is null && said.ClusterId is null ? [] : await matters
            .ListAsync(said.HotlineCode, said.ParentTicketNo, said.ClusterId, cancel).ConfigureAwait(false);
        return around with { CallerKey = key, MatterContacts = contacts };
    }

    /// <summary>With what the act looks at beyond its own ticket; null when the ticket that it is to follow is not
    /// there.</summary>
    async Task<TicketSurroundings?> WithOtherAsync(
        TicketSurroundings around, TicketAct act, Ticket ticket, CancellationToken cancel)
    {
        switch (act)
        {
            case TicketAct.Register { Registration: var said }:
                return said.ParentTicketNo == ticket.TicketNo
                    ? null
                    : await WithMatterAsync(around, said, cancel).ConfigureAwait(false);
            // He may have come again on another ticket that follows this one.
            case TicketAct.RepeatContact when Matters is { } matters:
                return around with
                {
                    MatterContacts = await matters
                        .ListAsync(ticket.HotlineCode, ticket.TicketNo, ticket.ClusterId, cancel)
                        .ConfigureAwait(false),
                };
            case TicketAct.CloseByGround { SecondReader: { Length: > 0 } reader }:
                return around with { SecondReader = await PersonAsync(reader, cancel).ConfigureAwait(false) };
            case TicketAct.Expired { SecondReader: { Length: > 0 } reader }:
                return around with { SecondReader = await PersonAsync(reader, cancel).ConfigureAwait(false) };
            case TicketAct.Merge { IntoTicketNo: var into }:
                return around with { Other = await OtherAsync(into, cancel).ConfigureAwait(false) };
            case TicketAct.Link { ParentTicketNo: { } parent }:
                return around with { Other = await OtherAsync(parent, cancel).ConfigureAwait(false) };
            default:
                return around;
        }
    }

    async Task<TicketActor?> PersonAsync(string user, CancellationToken cancel) =>
        People is null ? null : await People(user, cancel).ConfigureAwait(false);

    async Task<Ticket?> OtherAsync(string ticketNo, CancellationToken cancel) =>
        (await tickets.FindAsync(ticketNo, cancel).ConfigureAwait(false))?.Ticket;
}
