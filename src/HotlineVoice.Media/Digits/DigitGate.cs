namespace HotlineVoice.Media.Digits;

/// <summary>Lets each press through once: some phones and gateways send an event and leave the tone in the audio,
/// too.</summary>
/// <remarks>
/// A peer that has sent one event sends all its digits as events, so its tones are then echoes. Only its very first
/// press can be heard as a tone first (the event's first packets lost); the event that follows it is that press.
/// </remarks>
sealed class DigitGate
{
    // The tone waits in the jitter buffer (at most 200 ms) and needs 50 ms to be sure of;
    // the event may be held as long.
    static readonly TimeSpan SamePress = TimeSpan.FromSeconds(1);

    bool _speaksEvents;
    char _lastTone;
    TimeSpan _lastToneAt;

    public void Restart() => (_speaksEvents, _lastTone) = (false, '\0');

    public bool LetsThrough(char digit, DigitSource via, TimeSpan now)
    {
        if (via == DigitSource.Tone)
        {
            (_lastTone, _lastToneAt) = (digit, now);
            return !_speaksEvents;
        }

        var wasHeardAsTone = !_speaksEvents && _lastTone == digit && now - _lastToneAt <= SamePress;
        _speaksEvents = true;
        return !wasHeardAsTone;
    }
}
