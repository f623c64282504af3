namespace HotlineVoice.Cases.Contacts;

/// <summary>One time that somebody came about a matter and wanted it handled: by such contacts repeats and persons are
/// counted. A mere question how far it is, is none.</summary>
public sealed record MatterContact
{
    /// <summary>The ticket on which it was written down.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the contacts of the ticket, from 1 for its registration.</summary>
    public required int Seq { get; init; }
    /// <summary>Who came: the same for the same person on every ticket of the hotline. Nothing can be read from it.
    /// </summary>
    public required string CallerKey { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The user who took it down.</summary>
    public required string By { get; init; }
    /// <summary>He brought new facts or reasons.</summary>
    public bool NewFacts { get; init; }
    /// <summary>第几次反映 of this caller.</summary>
    public int RepeatNo { get; init; } = 1;
    /// <summary>What he was told, when the matter was not handled again.</summary>
    public string? Told { get; init; }
    /// <summary>The ground on which this contact was settled at once; null when it was not.</summary>
    public string? Ground { get; init; }
    /// <summary>The call in which he came.</summary>
    public string? CallId { get; init; }
}
