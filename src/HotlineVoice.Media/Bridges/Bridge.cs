namespace HotlineVoice.Media.Bridges;

/// <summary>Legs that hear each other, each all but himself, as far as their places allow it.</summary>
/// <remarks>
/// A leg is served once a frame and leaves there what its peer said. Whoever is served next, in this phase or in
/// another, finds exactly one new frame of each of the others: no frame is heard twice or missed, and no queue lies
/// between. For the same reason a set that is replaced costs those who stay nothing: there is nothing to carry over.
/// </remarks>
sealed class Bridge
{
    readonly List<Place> _places = new(MediaLimits.BridgeLegsMax);

    /// <summary>Gives a voice its place; it leaves the bridge or the place where it was.</summary>
    public void Join(IVoice voice, in BridgePlace place)
    {
        voice.Bridge?.Leave(voice);
        _places.Add(new Place(voice, place));
        voice.Bridge = this;
    }

    public void Leave(IVoice voice)
    {
        for (var i = _places.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_places[i].Voice, voice))
                _places.RemoveAt(i);
        }

        voice.Bridge = null;
    }

    /// <summary>Everybody leaves.</summary>
    public void Part()
    {
        foreach (var place in _places)
            place.Voice.Bridge = null;
        _places.Clear();
    }

    /// <summary>Mixes what a voice hears; false if he may not hear or nobody else says anything.</summary>
    public bool TryMix(IVoice listener, Span<short> frame)
    {
        foreach (var place in _places)
        {
            if (ReferenceEquals(place.Voice, listener))
                return place.Hears && TryMix(listener, withWhispers: true, frame);
        }

        return false;
    }

    /// <summary>Mixes what the others say to all, whether or not this voice may hear it just now.</summary>
    public bool TryMixOthers(IVoice voice, Span<short> frame) => TryMix(voice, withWhispers: false, frame);

    bool TryMix(IVoice listener, bool withWhispers, Span<short> frame)
    {
        var heard = 0;
        foreach (var place in _places)
        {
            if (ReferenceEquals(place.Voice, listener) || !place.Voice.IsSpeaking)
                continue;
            if (!place.SpeaksToAll && !(withWhispers && place.WhispersTo == listener.Id))
                continue;
            if (heard++ == 0)
                place.Voice.Frame.CopyTo(frame);
            else
                Mixer.Add(place.Voice.Frame, frame);
        }

        return heard > 0;
    }

    readonly record struct Place(IVoice Voice, bool SpeaksToAll, bool Hears, LegId? WhispersTo)
    {
        public Place(IVoice voice, in BridgePlace place)
            : this(voice, place.Speaks && place.WhispersTo is null, place.Hears, place.WhispersTo)
        {
        }
    }
}

/// <summary>Who can be heard in a bridge.</summary>
interface IVoice
{
    LegId Id { get; }

    /// <summary>Where it sits; the bridge itself keeps this true.</summary>
    Bridge? Bridge { get; set; }

    /// <summary>There is a stream of this voice.</summary>
    bool IsSpeaking { get; }

    /// <summary>What it said in its last frame.</summary>
    ReadOnlySpan<short> Frame { get; }
}
