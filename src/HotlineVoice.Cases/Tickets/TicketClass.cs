namespace HotlineVoice.Cases.Tickets;

/// <summary>诉求类别. On disk and in the API by name: the list may only grow.</summary>
public enum TicketClass
{
    /// <summary>咨询.</summary>
    Consultation = 1,
    /// <summary>求助.</summary>
    Help = 2,
    /// <summary>投诉.</summary>
    Complaint = 3,
    /// <summary>举报.</summary>
    Report = 4,
    /// <summary>建议.</summary>
    Suggestion = 5,
}
