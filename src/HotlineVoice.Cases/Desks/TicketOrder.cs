using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>One act that somebody wants done to a ticket.</summary>
/// <param name="TicketNo">Which.</param>
/// <param name="Version">The version that he saw; the act is done only to that one.</param>
/// <param name="Act">What.</param>
public sealed record TicketOrder(string TicketNo, long Version, TicketAct Act);
