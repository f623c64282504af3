namespace HotlineVoice.Media;

/// <summary>One place in a bridge: whom the leg hears and who hears it.</summary>
/// <param name="Leg">Who sits here.</param>
public readonly record struct BridgePlace(LegId Leg)
{
    /// <summary>All others hear him, unless he whispers. False without a whisper: nobody does (a supervisor who
    /// listens 监听, a caller on hold).</summary>
    public bool Speaks { get; init; } = true;

    /// <summary>He hears the others. False: never, not even between two plays; what is played to him, else silence.
    /// </summary>
    public bool Hears { get; init; } = true;

    /// <summary>The one leg that hears him, and no other does (耳语, the clerk); null: he does not whisper.</summary>
    public LegId? WhispersTo { get; init; }
}
