using System.Collections.Immutable;

namespace HotlineVoice.Hotline;

/// <summary>What hotline.yaml says of one hotline.</summary>
/// <param name="Code">As the API and the database name it: jn12316.</param>
/// <param name="Digit">First digit of its ticket numbers; no two hotlines share one.</param>
/// <param name="Name">As people name it: 辽宁12316金农热线.</param>
/// <param name="Folder">Its folder under dialplans.</param>
public sealed record HotlineProfile(string Code, int Digit, string Name, string Folder)
{
    /// <summary>Every form in which its number may be dialled.</summary>
    public ImmutableArray<string> Numbers { get; init; } = [];
}
