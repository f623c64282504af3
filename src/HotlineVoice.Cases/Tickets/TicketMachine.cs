using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets;

/// <summary>
/// What may be done to a ticket and what comes of it. Pure: a ticket, an act and its surroundings in, the ticket as it
/// is to be from now on, or a reason why not, out.
/// </summary>
public static class TicketMachine
{
    /// <summary>A new ticket under this number.</summary>
    public static TicketOutcome Register(string ticketNo, TicketRegistration registration, TicketSurroundings around) =>
        throw new NotImplementedException();

    /// <summary>The ticket after this act. Its version is not looked at.</summary>
    public static TicketOutcome Apply(TicketFile file, TicketAct act, TicketSurroundings around) =>
        throw new NotImplementedException();

    /// <summary>What this person may do to it now, as the API names it.</summary>
    public static ImmutableArray<string> Allowed(TicketFile file, TicketSurroundings around) =>
        throw new NotImplementedException();

    /// <summary>Whether what is owed comes in time.</summary>
    public static TicketDeadline DeadlineOf(TicketFile file, DateTimeOffset now) =>
        throw new NotImplementedException();

    /// <summary>
    /// Marks every clock whose instant has come as <see cref="TimerState.Due"/>, in the order of their instants, each
    /// with its entry in the history; null when there is none. A clock decides nothing: it is made known once.
    /// </summary>
    public static TicketChange? Lapse(TicketFile file, DateTimeOffset now) =>
        throw new NotImplementedException();
}
