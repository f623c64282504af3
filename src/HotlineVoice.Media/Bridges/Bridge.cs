namespace HotlineVoice.Media.Bridges;

/// <summary>Legs that hear each other, each all but himself.</summary>
/// <remarks>
/// A leg is served once a frame and leaves there what its peer said. Whoever is served next, in this phase or in
/// another, finds exactly one new frame of each of the others: no frame is heard twice or missed, and no queue lies
/// between.
/// </remarks>
sealed class Bridge
{
    readonly List<Place> _places = new(MediaLimits.BridgeLegsMax);

    /// <summary>Joins a voice that all others hear.</summary>
    public void Join(IVoice voice) => Take(new Place(voice, IsHeardByAll: true, WhispersTo: null));

    /// <summary>Lets somebody hear all, and be heard by one of them or by nobody.</summary>
    public void Listen(IVoice voice, IVoice? whispersTo) => Take(new Place(voice, IsHeardByAll: false, whispersTo));

    public void Leave(IVoice voice)
    {
        for (var i = _places.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_places[i].Voice, voice))
                _places.RemoveAt(i);
        }
    }

    /// <summary>Mixes what a voice hears; false if nobody else says anything.</summary>
    public bool TryMix(IVoice listener, Span<short> frame)
    {
        var heard = 0;
        foreach (var place in _places)
        {
            if (!place.IsHeardBy(listener) || !place.Voice.IsSpeaking)
                continue;
            if (heard++ == 0)
                place.Voice.Frame.CopyTo(frame);
            else
                Mixer.Add(place.Voice.Frame, frame);
        }

        return heard > 0;
    }

    void Take(in Place place)
    {
        Leave(place.Voice);
        if (_places.Count >= MediaLimits.BridgeLegsMax)
            throw new InvalidOperationException($"A bridge joins at most {MediaLimits.BridgeLegsMax} legs.");
        _places.Add(place);
    }

    readonly record struct Place(IVoice Voice, bool IsHeardByAll, IVoice? WhispersTo)
    {
        public bool IsHeardBy(IVoice listener) => !ReferenceEquals(Voice, listener)
            && (IsHeardByAll || ReferenceEquals(WhispersTo, listener));
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
