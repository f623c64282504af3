using System.Collections.Immutable;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Effects;
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
        Filling.Put(change, registration.Fields);
        if (ticket.State == TicketState.Registered)
            Intake.Begin(change, registration);
        return new TicketOutcome.Changed(AutomationWork.Run(
            change.Build(ticket.State == TicketState.Draft ? "draft" : "register", ticket.State),
            around, registration.Protected));
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
        return row.Check(scene) ?? new TicketOutcome.Changed(AutomationWork.Run(
            row.Apply(scene), around, act is TicketAct.Register { Registration.Protected: true }));
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
            .Select(row => row.Event).Distinct()];
    }

    /// <summary>Whether what is owed comes in time.</summary>
    public static TicketDeadline DeadlineOf(TicketFile file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Punctuality.Of(file, now);
    }

    /// <summary>
    /// What has come about by itself until now: every clock whose instant has come is marked as
    /// <see cref="TimerState.Due"/>, in the order of their instants and under them, with what follows from it; null
    /// when there is none. A clock closes nothing, and is made known once.
    /// </summary>
    /// <param name="file">The ticket.</param>
    /// <param name="around">Its surroundings; whoever acts in them does not count.</param>
    public static TicketChange? Lapse(TicketFile file, TicketSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(around);
        return LapseWork.Run(file, around) is { } change ? AutomationWork.Run(change, around) : null;
    }

    /// <summary>The calendar in these surroundings is another one than before: clocks that run are reckoned anew, and
    /// what moved is written down with the notice that moved it; null when nothing did.</summary>
    /// <param name="file">The ticket.</param>
    /// <param name="around">Its surroundings with the new calendar.</param>
    /// <param name="notice">Which notice, as people name it.</param>
    public static TicketChange? Recount(TicketFile file, TicketSurroundings around, string notice)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(around);
        return Clocks.Recount.Run(file, around, notice) is { } change ? AutomationWork.Run(change, around) : null;
    }

    /// <summary>When this clock is due, day by day or by the hour, as this calendar has it: from its own anchor, so
    /// that nobody has to believe it; null for a clock whose day somebody named.</summary>
    public static DeadlineExplanation? Explain(TicketFile file, TicketTimer timer, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(calendar);
        return Reckoning.Explain(timer, file.Timers, calendar);
    }

    /// <summary>Where each act can lead: every row of the table, for pages and for those who check it.</summary>
    public static ImmutableArray<(string Event, TicketState From, TicketState To)> Rows { get; } =
    [
        .. TransitionTable.All.SelectMany(row => row.From.SelectMany(from =>
            row.To.Prepend(from).Distinct().Select(to => (row.Event, from, to)))),
    ];
}
