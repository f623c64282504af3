namespace HotlineVoice.Cases.Tickets;

/// <summary>The voicemail has a ticket already: whoever registers it a second time is told which.</summary>
/// <param name="voicemailId">The voicemail.</param>
/// <param name="ticketNo">The ticket it became.</param>
public sealed class AlreadyRegisteredException(string voicemailId, string ticketNo)
    : Exception($"Voicemail {voicemailId} became ticket {ticketNo}.")
{
    /// <summary>The ticket it became.</summary>
    public string TicketNo => ticketNo;
}
