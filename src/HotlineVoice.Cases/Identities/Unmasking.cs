namespace HotlineVoice.Cases.Identities;

/// <summary>
/// 解密申请: somebody asks to see who a sealed caller is, and somebody else allows it. Good for one ticket, one person
/// and a few hours; every reading under it is written down.
/// </summary>
public sealed record Unmasking
{
    /// <summary>How long an approval holds.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(4);

    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the requests of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Who asks.</summary>
    public required string RequestedBy { get; init; }
    /// <summary>What for.</summary>
    public required string Purpose { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
    /// <summary>Who decided; never who asked.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>Whether it was allowed; null while it waits.</summary>
    public bool? Approved { get; init; }
    /// <summary>How often the particulars were read under it.</summary>
    public int Readings { get; init; }

    /// <summary>Whether this person may read the particulars now.</summary>
    public bool Opens(string user, DateTimeOffset now) =>
        Approved == true && RequestedBy == user && DecidedAt is { } at && now >= at && now < at + Validity;
}
