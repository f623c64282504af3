using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Assignments;

/// <summary>How it stands with more time. In the API by name.</summary>
public enum ExtensionStanding
{
    /// <summary>Nobody asked.</summary>
    None = 1,
    /// <summary>待审批.</summary>
    Applied = 2,
    /// <summary>同意.</summary>
    Approved = 3,
    /// <summary>不同意.</summary>
    Refused = 4,
    /// <summary>备案, or the caller was told of what was allowed.</summary>
    Notified = 5,
}

/// <summary>Reads it from the latest extension.</summary>
public static class ExtensionOf
{
    /// <summary>How it stands for this ticket's latest leading unit.</summary>
    public static ExtensionStanding Ticket(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var main = file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
        return file.Extensions.LastOrDefault(one => one.AssignmentSeq == main?.Seq) switch
        {
            null => ExtensionStanding.None,
            { Decision: ExtensionDecision.Applied } => ExtensionStanding.Applied,
            { Decision: ExtensionDecision.Refused } => ExtensionStanding.Refused,
            { Decision: ExtensionDecision.Approved, CallerToldAt: null } => ExtensionStanding.Approved,
            _ => ExtensionStanding.Notified,
        };
    }
}
