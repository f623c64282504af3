using HotlineVoice.Cases.Tickets.Transitions;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>红黄绿牌: the clocks that show a card, and what an extension does to them. A card once shown stays.</summary>
static class CardWork
{
    const string Prefix = "card.";

    internal static bool IsCard(TicketTimer timer) => timer.Id.StartsWith(Prefix, StringComparison.Ordinal);

    internal static void Begin(ChangeBuilder change, int assignment)
    {
        if (change.Rules.Cards is not { } rule)
            return;
        foreach (var clock in (CardClock[])[CardClock.Accept, CardClock.Reply])
        {
            var days = clock == CardClock.Accept ? rule.Accept : rule.Reply;
            Start(change, rule, (assignment, clock, CardColour.Yellow), days.Yellow);
            Start(change, rule, (assignment, clock, CardColour.Red), days.Red);
        }
    }

    /// <summary>The unit has done what the card waits for: no later one is shown.</summary>
    internal static void Stop(ChangeBuilder change, CardClock clock, int assignment) =>
        ClockWork.End(change, TimerState.Met, timer =>
            timer.AssignmentSeq == assignment && timer.Id.StartsWith(IdOf(clock), StringComparison.Ordinal)
            && timer.State == TimerState.Running);

    /// <summary>An extension holds: yellow moves to its own due day, red to the later of that day and its
    /// own.</summary>
    internal static void Move(ChangeBuilder change, TicketTimer limit)
    {
        if (change.Rules.Cards is not { ExtensionMoves: true } rule || limit.AssignmentSeq is not { } assignment)
            return;
        var advisory = rule.AdvisoryFor.Contains(change.Ticket.Class);
        foreach (var old in change.Timers.Where(timer => timer.AssignmentSeq == assignment
            && timer.Id.StartsWith(IdOf(CardClock.Reply), StringComparison.Ordinal)
            && timer.State == TimerState.Running).ToArray())
        {
            var colour = ColourOf(old);
            if (colour == CardColour.Yellow && advisory || colour == CardColour.Red && old.DueAt >= limit.DueAt)
                continue;
            ClockWork.End(change, TimerState.Cancelled, timer => timer.Seq == old.Seq);
            ClockWork.Start(change, old with { Count = 0, AnchorDay = null, AnchorSeq = limit.Seq });
        }
    }

    /// <summary>The card's instant has come and the unit has not done it.</summary>
    internal static void Show(ChangeBuilder change, TicketTimer timer)
    {
        var colour = ColourOf(timer);
        var clock = timer.Id.StartsWith(IdOf(CardClock.Accept), StringComparison.Ordinal)
            ? CardClock.Accept : CardClock.Reply;
        Issue(change, (timer.AssignmentSeq!.Value, clock, colour),
            clock == CardClock.Reply && colour == CardColour.Yellow
                && change.Rules.Cards?.AdvisoryFor.Contains(change.Ticket.Class) == true);
    }

    /// <summary>The result is in: a green card, when nothing but advice was shown before and it is in time.</summary>
    internal static void ShowGreen(ChangeBuilder change, int assignment)
    {
        if (change.Rules.Cards is null || change.File.Cards.Any(card => card.AssignmentSeq == assignment
            && !card.Advisory)
            || ClockWork.LimitOf(change.Timers, assignment) is { } limit && change.Now >= limit.DueAt)
            return;
        Issue(change, (assignment, CardClock.Reply, CardColour.Green), false);
    }

    static void Issue(ChangeBuilder change, (int Assignment, CardClock Clock, CardColour Colour) what, bool advisory)
    {
        var org = change.Assignments[what.Assignment - 1].OrgId;
        var card = new Card
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.File.Cards.Length + 1,
            AssignmentSeq = what.Assignment,
            OrgId = org,
            Clock = what.Clock,
            Colour = what.Colour,
            Advisory = advisory,
            IssuedAt = change.Now,
            Clause = change.Rules.Cards!.Clause,
        };
        change.File = change.File with { Cards = change.File.Cards.Add(card) };
        change.Note(Remark.Of("cardIssued", card.Clause, "colour", card.Colour.ToString())
            .With("clock", card.Clock.ToString()).With("orgId", org).With("advisory", advisory ? "true" : null)
            with
        { BySystem = true });
    }

    static void Start(
        ChangeBuilder change, CardRule rule, (int Assignment, CardClock Clock, CardColour Colour) what, int days) =>
        ClockWork.Start(change, new TicketTimer
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = 0,
            Id = $"{IdOf(what.Clock)}{what.Colour.ToString().ToLowerInvariant()}",
            AssignmentSeq = what.Assignment,
            StartedAt = change.Now,
            DueAt = change.Now,
            State = TimerState.Running,
            Count = days,
            Unit = ClockUnit.WorkingDay,
            Clause = rule.Clause,
        });

    static string IdOf(CardClock clock) => $"{Prefix}{clock.ToString().ToLowerInvariant()}.";

    static CardColour ColourOf(TicketTimer timer) =>
        timer.Id.EndsWith("red", StringComparison.Ordinal) ? CardColour.Red : CardColour.Yellow;
}
