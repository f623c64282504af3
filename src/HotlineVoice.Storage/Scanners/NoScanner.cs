using HotlineVoice.Cases.Enclosures;

namespace HotlineVoice.Storage.Scanners;

/// <summary>Nobody looks.</summary>
sealed class NoScanner : IEnclosureScanner
{
    public bool IsThere => false;

    public Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancel) =>
        Task.FromResult(new ScanVerdict(EnclosureCheck.Unchecked, null));
}
