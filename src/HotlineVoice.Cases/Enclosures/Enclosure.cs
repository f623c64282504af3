namespace HotlineVoice.Cases.Enclosures;

/// <summary>附件: a file that belongs to a ticket. The file itself lies on a shelf under <see cref="Id"/>; only how it
/// was checked ever changes.</summary>
public sealed record Enclosure
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the files of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Its name on the shelf and in the API, never given twice.</summary>
    public required string Id { get; init; }
    /// <summary>How the sender calls it.</summary>
    public required string Name { get; init; }
    /// <summary>What it is, told by its content.</summary>
    public required string MediaType { get; init; }
    /// <summary>Octets.</summary>
    public required long Length { get; init; }
    /// <summary>SHA-256 of its octets, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
    /// <summary>What it is for.</summary>
    public required EnclosureKind Kind { get; init; }
    /// <summary>The units that handle the ticket may open it, too.</summary>
    public bool Shared { get; init; }
    /// <summary>The assignment it belongs to; null for the ticket as a whole.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>Who put it there.</summary>
    public required string By { get; init; }
    /// <summary>The unit he did it for; null for people of the hotline.</summary>
    public string? OrgId { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Whether it was checked.</summary>
    public required EnclosureCheck Check { get; init; }
    /// <summary>When it was checked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }
    /// <summary>What was found in it.</summary>
    public string? Finding { get; init; }

    /// <summary>It may be opened.</summary>
    public bool IsOpen => Check is EnclosureCheck.Clean or EnclosureCheck.Unchecked;
}
