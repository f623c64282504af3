namespace HotlineVoice.Media.Bridges;

/// <summary>Legs that hear each other, each all but himself.</summary>
/// <remarks>
/// A leg is served once a frame and leaves there what its peer said. Whoever is served next,
/// in this phase or in another,
/// finds exactly one new frame of each of the others: no frame is heard twice or missed, and no queue lies between.
/// </remarks>
sealed class Bridge(BridgeId id)
{
    readonly List<IVoice> _voices = new(MediaLimits.BridgeLegsMax);

    public BridgeId Id => id;

    public IReadOnlyList<IVoice> Voices => _voices;

    public void Join(IVoice voice) => _voices.Add(voice);

    public void Leave(IVoice voice) => _voices.Remove(voice);

    /// <summary>Mixes what a voice hears; false if nobody else says anything.</summary>
    public bool TryMix(IVoice listener, Span<short> frame)
    {
        var heard = 0;
        foreach (var voice in _voices)
        {
            if (ReferenceEquals(voice, listener) || !voice.IsSpeaking)
                continue;
            if (heard++ == 0)
                voice.Frame.CopyTo(frame);
            else
                Mixer.Add(voice.Frame, frame);
        }

        return heard > 0;
    }
}

/// <summary>Who can be heard in a bridge.</summary>
interface IVoice
{
    /// <summary>There is a stream of this voice.</summary>
    bool IsSpeaking { get; }

    /// <summary>What it said in its last frame.</summary>
    ReadOnlySpan<short> Frame { get; }
}
