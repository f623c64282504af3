using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>Several acts at one time.</summary>
public sealed partial class TicketDesk
{
    /// <summary>Does these one after the other to a ticket that the actor saw in this version: each is judged by all
    /// of its guards on what those before it made of the ticket, and all are kept as one change or none.</summary>
    /// <exception cref="ArgumentException">There is no act, or one that keeps something of its own.</exception>
    public async Task<TicketDeskAnswer> ActAllAsync(
        (string TicketNo, long Version) seen, ImmutableArray<TicketAct> acts, TicketActor actor, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (acts.IsDefaultOrEmpty || acts.Any(act =>
                act is TicketAct.Register or TicketAct.Link or TicketAct.ReadIdentity or TicketAct.Destroy))
            throw new ArgumentException("there is nothing to do, or something that is done by itself", nameof(acts));
        if (await tickets.FindAsync(seen.TicketNo, cancel).ConfigureAwait(false) is not { } file)
            return new TicketDeskAnswer.NotFound();
        if (seen.Version < file.Ticket.ActedVersion || seen.Version > file.Ticket.Version)
            return new TicketDeskAnswer.Stale(file.Ticket.Version);
        if (await SurroundingsAsync(file, actor, now, cancel).ConfigureAwait(false) is not { } around)
            return NoRules(file.Ticket.HotlineCode);
        var change = TicketMachine.Lapse(file, around);
        foreach (var act in acts)
        {
            var outcome = TicketMachine.Apply(change?.File ?? file, act, around);
            if (outcome is not TicketOutcome.Changed changed)
                return Answer(outcome);
            change = change is null ? changed.Change : change.Then(changed.Change);
        }

        if (await tickets.TrySaveAsync(change!, cancel).ConfigureAwait(false))
            return new TicketDeskAnswer.Done(await KeptAsync(change!, cancel).ConfigureAwait(false));
        var other = await tickets.FindAsync(seen.TicketNo, cancel).ConfigureAwait(false);
        return other is null ? new TicketDeskAnswer.NotFound() : new TicketDeskAnswer.Stale(other.Ticket.Version);
    }
}
