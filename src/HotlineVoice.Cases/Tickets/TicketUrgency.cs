namespace HotlineVoice.Cases.Tickets;

/// <summary>紧急程度. On disk and in the API by name: the list may only grow.</summary>
public enum TicketUrgency
{
    /// <summary>一般.</summary>
    Ordinary = 1,
    /// <summary>突发.</summary>
    Emergency = 2,
}
