using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>A file that belongs to a ticket.</summary>
public sealed record EnclosureShape
{
    public required string Id { get; init; }
    public required int Seq { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }
    /// <summary>evidence, result, material, receipt, identity, other.</summary>
    public required string Kind { get; init; }
    public required bool Shared { get; init; }
    public int? AssignmentSeq { get; init; }
    public required string By { get; init; }
    public string? OrgId { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>waiting, clean, infected, unchecked, destroyed.</summary>
    public required string Check { get; init; }
    public DateTimeOffset? CheckedAt { get; init; }
    public string? Finding { get; init; }

    internal static EnclosureShape Of(Enclosure file) => new()
    {
        Id = file.Id,
        Seq = file.Seq,
        Name = file.Name,
        MediaType = file.MediaType,
        Length = file.Length,
        Sha256 = file.Sha256,
        Kind = TicketWords.Of(file.Kind),
        Shared = file.Shared,
        AssignmentSeq = file.AssignmentSeq,
        By = file.By,
        OrgId = file.OrgId,
        At = file.At,
        Check = TicketWords.Of(file.Check),
        CheckedAt = file.CheckedAt,
        Finding = file.Finding,
    };
}
