namespace HotlineVoice.Cases.Enclosures;

/// <summary>A file that lies on the shelf and is to belong to a ticket.</summary>
/// <param name="Id">Its name on the shelf.</param>
/// <param name="Name">How the sender calls it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="File">What lies there.</param>
public sealed record NewEnclosure(string Id, string Name, EnclosureKind Kind, ShelvedFile File)
{
    /// <summary>Units may open it, too.</summary>
    public bool Shared { get; init; }
    /// <summary>The assignment it belongs to.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>Somebody will check it.</summary>
    public bool WillBeChecked { get; init; }
}

/// <summary>A file as it lies on the shelf.</summary>
/// <param name="MediaType">By its content.</param>
/// <param name="Length">Octets.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record ShelvedFile(string MediaType, long Length, string Sha256);
