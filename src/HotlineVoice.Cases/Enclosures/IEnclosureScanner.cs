namespace HotlineVoice.Cases.Enclosures;

/// <summary>Looks at files for what harms machines.</summary>
public interface IEnclosureScanner
{
    /// <summary>Whether anybody looks at all; where nobody does files are <see cref="EnclosureCheck.Unchecked"/>.
    /// </summary>
    bool IsThere { get; }

    /// <summary>Looks at one file.</summary>
    Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancel);
}

/// <summary>What a scanner says.</summary>
/// <param name="Check">Clean or Infected; Waiting when it could not say, and is to be asked again.</param>
/// <param name="Finding">The name of what was found, or why it could not say.</param>
public sealed record ScanVerdict(EnclosureCheck Check, string? Finding);
