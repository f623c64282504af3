namespace HotlineVoice.Cases.Notices;

/// <summary>By which way a message leaves the house. On disk by name: the list may only grow.</summary>
public enum MessageChannel
{
    /// <summary>短信.</summary>
    Sms = 1,
    /// <summary>邮件.</summary>
    Mail = 2,
    /// <summary>A program of somebody else is told.</summary>
    Webhook = 3,
}

/// <summary>How a message stands. On disk by name: the list may only grow.</summary>
public enum MessageState
{
    /// <summary>It has not been taken yet.</summary>
    Waiting = 1,
    /// <summary>Whoever carries it has taken it.</summary>
    Sent = 2,
    /// <summary>It was tried often enough.</summary>
    Dead = 3,
    /// <summary>It is no longer to be sent.</summary>
    Withdrawn = 4,
}

/// <summary>One message that leaves the house.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Given by the database, in the order of writing.</summary>
    public long Id { get; init; }
    /// <summary>The way.</summary>
    public required MessageChannel Channel { get; init; }
    /// <summary>Code of the hotline that sends it.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>The ticket it is about; null for none.</summary>
    public string? TicketNo { get; init; }
    /// <summary>The unit it goes to; null for none.</summary>
    public string? OrgId { get; init; }
    /// <summary>A number, a mailbox, or the webhook's id.</summary>
    public required string Address { get; init; }
    /// <summary>It goes to the caller: personal, masked where it is shown, removed when the ticket is destroyed.
    /// </summary>
    public bool IsToCaller { get; init; }
    /// <summary>For mail; empty otherwise.</summary>
    public string Subject { get; init; } = "";
    /// <summary>What it says.</summary>
    public required string Text { get; init; }
    /// <summary>Why: the id of an automation rule, or «urgeLetter» and the like.</summary>
    public required string Purpose { get; init; }
    /// <summary>When it was written, in the domain's time.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>How it stands.</summary>
    public MessageState State { get; init; } = MessageState.Waiting;
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
    /// <summary>When it is tried next, in real time.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }
    /// <summary>What the last try ended with; null for none.</summary>
    public string? LastError { get; init; }
    /// <summary>When it was taken, in real time.</summary>
    public DateTimeOffset? SentAt { get; init; }
    /// <summary>Its name with whoever carries it.</summary>
    public string? ProviderId { get; init; }
}
