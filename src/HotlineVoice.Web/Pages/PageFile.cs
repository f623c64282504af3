namespace HotlineVoice.Web.Pages;

/// <summary>One file of the pages, with the smaller versions that the build made of it.</summary>
sealed record PageFile
{
    public required byte[] Plain { get; init; }
    /// <summary>For who accepts gzip (RFC 1952); null when it would be no smaller.</summary>
    public byte[]? Gzip { get; init; }
    /// <summary>For who accepts br (RFC 7932); null when it would be no smaller.</summary>
    public byte[]? Brotli { get; init; }
    public required string ContentType { get; init; }
    /// <summary>Entity tag of its content, with its quotes (RFC 9110 §8.8.3).</summary>
    public required string Tag { get; init; }
    /// <summary>Its name changes with its content: a browser may keep it for ever.</summary>
    public required bool IsLasting { get; init; }
}
