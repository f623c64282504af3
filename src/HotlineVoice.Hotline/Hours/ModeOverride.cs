namespace HotlineVoice.Hotline.Hours;

/// <summary>What a person has said against the hours: a storm closes the office, a campaign keeps it open.</summary>
/// <param name="Open">Open or closed, whatever the hours say.</param>
/// <param name="Until">First instant at which the hours count again; null until it is taken back.</param>
public sealed record ModeOverride(bool Open, DateTimeOffset? Until)
{
    /// <summary>True while it counts.</summary>
    public bool Holds(DateTimeOffset wall) => Until is not { } until || wall < until;
}
