namespace HotlineVoice.Media.Digits;

/// <summary>Makes one digit of the many packets of one event, whichever of them arrive and in whatever order.</summary>
/// <remarks>
/// The event's timestamp is its name: a packet of a timestamp that was counted says nothing new. So a lost start, a
/// lost end, the three end packets and a packet overtaken by the next digit's are all the same case.
/// </remarks>
sealed class EventReceiver
{
    // Reordering beyond eight digits would be seconds late.
    const int RememberedEvents = 8;

    readonly long[] _counted = new long[RememberedEvents];
    int _countedNext;
    bool _begun;
    long _timestamp;
    TelephoneEvent _last;

    public void Restart()
    {
        _begun = false;
        _countedNext = 0;
        _counted.AsSpan().Clear();
    }

    /// <summary>True if this event of a packet is a press that was not counted before.</summary>
    public bool TryTake(in TelephoneEvent telephoneEvent, long timestamp, bool marker, out char digit)
    {
        if (!telephoneEvent.TryDigit(out digit))
            return false;
        var isKnown = _begun && (WasCounted(timestamp) || (!marker && GoesOn(telephoneEvent, timestamp)));
        if (!_begun || timestamp >= _timestamp)
        {
            _timestamp = timestamp;
            _last = telephoneEvent;
        }

        if (!WasCounted(timestamp))
            _counted[_countedNext++ % RememberedEvents] = timestamp;
        _begun = true;
        return !isKnown;
    }

    bool WasCounted(long timestamp) =>
        _counted.AsSpan(0, Math.Min(_countedNext, RememberedEvents)).Contains(timestamp);

    // An event longer than 0xFFFF goes on in a segment that begins where the full one ended (RFC 4733 §2.5.1.3).
    // Some gateways of RFC 2833 times move the timestamp along with the duration, which must not be a press a packet.
    bool GoesOn(in TelephoneEvent next, long timestamp)
    {
        var step = timestamp - _timestamp;
        if (next.Code != _last.Code || _last.End || step <= 0)
            return false;
        var isNextSegment = step is >= 0xFFFF - 160 and <= 0x10000;
        var movesAlong = next.DurationSamples > _last.DurationSamples
            && step == next.DurationSamples - _last.DurationSamples;
        return isNextSegment || movesAlong;
    }
}
