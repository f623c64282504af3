using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>Takes what people want done to tickets, has it decided, and keeps what was decided.</summary>
/// <param name="tickets">Where tickets are kept.</param>
/// <param name="attempts">The ledger of attempts.</param>
/// <param name="rules">By a hotline's code; null for a hotline without rules.</param>
/// <param name="calendar">Which days are worked, as it stands now.</param>
public sealed partial class TicketDesk(
    ITicketStore tickets, IAttemptStore attempts, Func<string, HotlineRules?> rules, Func<WorkingCalendar> calendar)
{
    const int AttemptsPage = 200;

    /// <summary>Who came about which matter; null counts by the ticket that a registration follows alone.</summary>
    public IMatterLedger? Matters { get; init; }

    /// <summary>The plan of 领导接听日; null when nobody keeps one.</summary>
    public ILeaderSessionStore? LeaderSessions { get; init; }

    /// <summary>Locks identities; null when none can be locked, then nobody can ask for it.</summary>
    public IIdentitySealer? Sealer { get; init; }

    /// <summary>People by their user names, for who is named in an act; null knows nobody.</summary>
    public Func<string, CancellationToken, Task<TicketActor?>>? People { get; init; }

    /// <summary>Registers, or keeps a draft; it gets the next number of its hotline and day.</summary>
    public async Task<TicketDeskAnswer> RegisterAsync(
        TicketRegistration registration, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(registration);
        var day = WorkingCalendar.DayOf(now);
        if (rules(registration.HotlineCode) is not { } hotline || hotline.InForceOn(day) is not { } set)
            return NoRules(registration.HotlineCode);
        if (registration.Protected && Sealer is null)
            return new TicketDeskAnswer.Wrong(
                TicketOutcome.Wrong.Field("protected", "没有配置加密封存，不能登记受保护的诉求人").Errors);
        var around = new TicketSurroundings(set, calendar(), hotline.Offices, now, actor)
        {
            Fields = hotline.Fields,
            Checklists = hotline.Checklists,
            Automation = hotline.Automation,
        };
        var (session, unknown) = await HeardAsync(registration, actor, now, cancel).ConfigureAwait(false);
        if (unknown is not null)
            return unknown;
        around = around with { LeaderSession = session };
        if (await WithMatterAsync(around, registration, cancel).ConfigureAwait(false) is not { } all)
            return _noParent;
        around = all;
        // Decided once before a number is spent on it; the number changes nothing but itself.
        var trial = TicketMachine.Register(TicketNumber.Of(hotline.Digit, day, 1), registration, around);
        if (trial is not TicketOutcome.Changed)
            return Answer(trial);
        var kept = await tickets.AddAsync(
            hotline.Digit,
            day,
            number => SealIfAsked(registration,
                ((TicketOutcome.Changed)TicketMachine.Register(number, registration, around)).Change, now),
            cancel).ConfigureAwait(false);
        return new TicketDeskAnswer.Done(kept);
    }

    /// <summary>Does one act to a ticket that the actor saw in this version, or in one that only clocks have made of it
    /// since.</summary>
    public async Task<TicketDeskAnswer> ActAsync(
        TicketOrder order, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await tickets.FindAsync(order.TicketNo, cancel).ConfigureAwait(false) is not { } file)
            return new TicketDeskAnswer.NotFound();
        if (order.Version < file.Ticket.ActedVersion || order.Version > file.Ticket.Version)
            return new TicketDeskAnswer.Stale(file.Ticket.Version);
        if (await SurroundingsAsync(file, actor, now, cancel).ConfigureAwait(false) is not { } around)
            return NoRules(file.Ticket.HotlineCode);
        var act = Named(order.Act, file);
        if (await WithOtherAsync(around, act, file.Ticket, cancel).ConfigureAwait(false) is not { } all)
            return _noParent;
        around = all;
        if (act is TicketAct.Register { Registration: var entered })
        {
            var (session, unknown) = await HeardAsync(entered, actor, now, cancel).ConfigureAwait(false);
            if (unknown is not null)
                return unknown;
            around = around with { LeaderSession = session ?? around.LeaderSession };
        }

        // What has come about by itself until now comes first, also when the clock is late.
        var lapse = TicketMachine.Lapse(file, around);
        var outcome = TicketMachine.Apply(lapse?.File ?? file, act, around);
        if (outcome is not TicketOutcome.Changed changed)
            return Answer(outcome);
        var change = lapse is null ? changed.Change : lapse.Then(changed.Change);
        if (act is TicketAct.Register { Registration: var said })
            change = SealIfAsked(said, change, now);
        if (await tickets.TrySaveAsync(change, cancel).ConfigureAwait(false))
            return new TicketDeskAnswer.Done(await KeptAsync(change, cancel).ConfigureAwait(false));
        var other = await tickets.FindAsync(order.TicketNo, cancel).ConfigureAwait(false);
        return other is null ? new TicketDeskAnswer.NotFound() : new TicketDeskAnswer.Stale(other.Ticket.Version);
    }

    /// <summary>Whether an act would be taken now, without doing it; null when it would be.</summary>
    public async Task<TicketDeskAnswer?> TryAsync(
        TicketFile file, TicketAct act, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await SurroundingsAsync(file, actor, now, cancel).ConfigureAwait(false) is not { } around)
            return NoRules(file.Ticket.HotlineCode);
        return TicketMachine.Apply(file, act, around) is var outcome and not TicketOutcome.Changed
            ? Answer(outcome)
            : null;
    }

    /// <summary>What this person sees around a ticket, also for <see cref="TicketMachine.Allowed"/>; null when the
    /// hotline has no rules.</summary>
    public async Task<TicketSurroundings?> SurroundingsAsync(
        TicketFile file, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        var ticket = file.Ticket;
        if (rules(ticket.HotlineCode) is not { } hotline
            || (hotline.Find(ticket.RuleSetId) ?? hotline.InForceOn(WorkingCalendar.DayOf(now))) is not { } set)
            return null;
        var made = await ListAsync(new AttemptQuery(TicketNo: ticket.TicketNo), cancel).ConfigureAwait(false);
        if (ticket.CallId is { } call)
            made = made.Union(await ListAsync(new AttemptQuery(CallId: call), cancel).ConfigureAwait(false));
        return new TicketSurroundings(set, calendar(), hotline.Offices, now, actor)
        {
            Catalogue = hotline.Catalogue,
            Fields = hotline.Fields,
            Checklists = hotline.Checklists,
            LeaderSession = ticket.LeaderSessionId is { } heard && LeaderSessions is { } plan
                ? await plan.FindAsync(heard, cancel).ConfigureAwait(false)
                : null,
            Automation = hotline.Automation,
            Attempts = [.. made],
            Parent = ticket.ParentTicketNo is { } parentNo
                ? (await tickets.FindAsync(parentNo, cancel).ConfigureAwait(false))?.Ticket
                : null,
            MatterContacts = Matters is { } matters && (ticket.ParentTicketNo ?? ticket.ClusterId) is not null
                ? await matters.ListAsync(ticket.HotlineCode, ticket.TicketNo, ticket.ClusterId, cancel)
                    .ConfigureAwait(false)
                : [],
        };
    }

    async Task<ImmutableHashSet<ContactAttempt>> ListAsync(AttemptQuery query, CancellationToken cancel)
    {
        var all = ImmutableHashSet.CreateBuilder<ContactAttempt>();
        query = query with { Limit = AttemptsPage };
        while (true)
        {
            var (items, next) = await attempts.ListAsync(query, cancel).ConfigureAwait(false);
            all.UnionWith(items);
            if (next is null)
                return all.ToImmutable();
            query = query with { Cursor = next };
        }
    }

    static TicketDeskAnswer.Refused NoRules(string hotline) =>
        new("noRules", null, $"热线 {hotline} 没有现行的办理规则，不能办理工单");

    static TicketDeskAnswer Answer(TicketOutcome outcome) => outcome switch
    {
        TicketOutcome.Refused refused => new TicketDeskAnswer.Refused(refused.Code, refused.Clause, refused.Message),
        TicketOutcome.Wrong wrong => new TicketDeskAnswer.Wrong(wrong.Errors),
        _ => throw new InvalidOperationException("what was changed is kept, not answered"),
    };
}
