namespace HotlineVoice.Switch.Exchanges;

/// <summary>
/// Some phones tell a press twice, in RTP and by INFO. The lane sorts out its own ways; this sorts out the pair.
/// </summary>
sealed class DigitPairs
{
    // INFO is sent when the key is let go, at most half a second after the event began, and travels a little longer.
    static readonly TimeSpan _apart = TimeSpan.FromMilliseconds(700);

    char _digit;
    bool _wasSignalled;
    TimeSpan _at;

    /// <summary>False when this is the other report of a press that was let through; one press excuses one
    /// report.</summary>
    public bool LetsThrough(char digit, bool signalled, TimeSpan now)
    {
        if (_digit == digit && _wasSignalled != signalled && now - _at <= _apart)
        {
            _digit = '\0';
            return false;
        }

        (_digit, _wasSignalled, _at) = (digit, signalled, now);
        return true;
    }
}
