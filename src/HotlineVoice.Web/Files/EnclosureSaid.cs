using HotlineVoice.Cases.Enclosures;

namespace HotlineVoice.Web.Files;

/// <summary>What the sender of a file says of it.</summary>
sealed record EnclosureSaid(string Name, EnclosureKind Kind, bool Shared, int? AssignmentSeq);
