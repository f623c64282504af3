using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets;

/// <summary>
/// What may be done to a ticket and what comes of it. Pure: a ticket, an act and its surroundings in, the ticket as it
/// is to be from now on, or a reason why not, out.
/// </summary>
public static class TicketMachine
{
    /// <summary>A new ticket under this number.</summary>
    public static TicketOutcome Register(string ticketNo, TicketRegistration registration, TicketSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(around);
        if (!around.Actor.Is(TicketActor.Agent, TicketActor.Supervisor))
            return new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "工单由受理员或班长登记");
        var errors = RegistrationCheck.Run(registration, around);
        if (!errors.IsEmpty)
            return new TicketOutcome.Wrong(errors);
        var (ticket, caller) = RegisteredTicket.Of(ticketNo, registration, around);
        var scene = new Scene(new TicketFile(ticket, caller), null, around);
        var change = new ChangeBuilder(scene, null);
        if (ticket.State == TicketState.Registered)
            Intake.Begin(change);
        return new TicketOutcome.Changed(
            change.Build(ticket.State == TicketState.Draft ? "draft" : "register", ticket.State));
    }

    /// <summary>The ticket after this act. Its version is not looked at.</summary>
    public static TicketOutcome Apply(TicketFile file, TicketAct act, TicketSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(around);
        var state = file.Ticket.State;
        if (TransitionTable.Find(act.Event, state) is not { } row)
            return new TicketOutcome.Refused(state.ToString(), null,
                $"工单现为「{TicketWords.Label(state)}」，不能{TicketWords.Label(act.Event)}");
        var scene = new Scene(file, act, around);
        return row.Check(scene) ?? new TicketOutcome.Changed(row.Apply(scene));
    }

    /// <summary>What this person may do to it now, as the API names it, as far as that can be said before it is.
    /// </summary>
    public static ImmutableArray<string> Allowed(TicketFile file, TicketSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(around);
        var scene = new Scene(file, null, around);
        return [.. TransitionTable.All
            .Where(row => row.From.Contains(file.Ticket.State) && row.Check(scene) is null)
            .Select(row => row.Event)];
    }

    /// <summary>Whether what is owed comes in time.</summary>
    public static TicketDeadline DeadlineOf(TicketFile file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Punctuality.Of(file, now);
    }

    /// <summary>
    /// Marks every clock whose instant has come as <see cref="TimerState.Due"/>, in the order of their instants, each
    /// with its entry in the history; null when there is none. A clock decides nothing: it is made known once.
    /// </summary>
    public static TicketChange? Lapse(TicketFile file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        TicketTimer[] due = [.. file.Timers
            .Where(timer => timer.State == TimerState.Running && timer.DueAt <= now)
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Seq)];
        if (due.Length == 0)
            return null;
        ImmutableArray<HistoryEntry> entries = [.. due.Select((timer, index) => new HistoryEntry
        {
            TicketNo = file.Ticket.TicketNo,
            Seq = file.HistoryLength + index + 1,
            At = timer.DueAt,
            DueInstant = timer.DueAt,
            Event = "timerDue",
            From = file.Ticket.State,
            To = file.Ticket.State,
            Actor = TicketActor.System.User,
            Clause = timer.Clause,
            Fields = ImmutableSortedDictionary<string, string>.Empty.Add("timer", timer.Id),
        })];
        var lapsed = file with
        {
            Ticket = file.Ticket with { Version = file.Ticket.Version + 1 },
            Timers = [.. file.Timers.Select(timer =>
                due.Contains(timer) ? timer with { State = TimerState.Due } : timer)],
            HistoryLength = file.HistoryLength + due.Length,
        };
        return new TicketChange(lapsed, entries);
    }
}
