namespace HotlineVoice.Cases.Tickets;

/// <summary>Whether what is owed comes in time. In the API by name.</summary>
public enum TicketDeadline
{
    /// <summary>In time.</summary>
    OnTime = 1,
    /// <summary>The last day in time.</summary>
    DueSoon = 2,
    /// <summary>The first limit has passed, the one for giving reasons has not, and none were given.</summary>
    OverdueUnexplained = 3,
    /// <summary>The first limit has passed; reasons were given in time, and the day they name has not passed.</summary>
    OverdueExplained = 4,
    /// <summary>Late.</summary>
    Overdue = 5,
}
