using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Playing;

namespace HotlineVoice.Switch.Callers;

/// <summary>What a test caller does during his call: presses keys after hearing something, speaks after the tone, hangs
/// up.</summary>
sealed class CallScript(Telephone telephone, TestCallOptions options, Prompt? words)
{
    // People press when they have heard enough to know that the menu speaks.
    static readonly TimeSpan _hearsBeforeKey = TimeSpan.FromMilliseconds(1500);
    static readonly TimeSpan _waitsForKey = TimeSpan.FromSeconds(6);
    static readonly TimeSpan _silenceBeforeWords = TimeSpan.FromMilliseconds(2500);
    static readonly TimeSpan _beepLength = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan _afterWords = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _frame = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);

    const int Frame = AudioCodec.SampleRateHertz / 50;
    const int LoudEnough = 300;

    int _key;
    int _looked;
    TimeSpan _sound;
    TimeSpan _silence;
    TimeSpan _beep;
    bool _isBeepOver;
    TimeSpan _since;
    TimeSpan? _saidAt;
    bool _hasSpoken;
    bool _hasHungUp;

    /// <summary>Does what is due.</summary>
    public void Advance(TimeSpan now)
    {
        if (telephone.State != TelephoneState.Talking || _hasHungUp)
            return;
        if (_since == TimeSpan.Zero)
            _since = now;
        Listen();
        if (_key < options.Keys.Count)
            PressWhenHeard(now);
        else if (words is not null && !_hasSpoken)
            SpeakAfterTheTone(now);
        else if (_hasSpoken && telephone.IsSilent)
            _saidAt ??= now;
        if (IsTimeToGo(now))
        {
            _hasHungUp = true;
            telephone.HangUp(now);
        }
    }

    void Listen()
    {
        var heard = telephone.Heard;
        for (; _looked + Frame <= heard.Length; _looked += Frame)
        {
            var frame = heard.Slice(_looked, Frame);
            var isBeep = Ear.ToneIn(frame, Ear.BeepHertz) > Ear.LoudEnough;
            var isLoud = frame.ContainsAnyExceptInRange<short>(-LoudEnough, LoudEnough);
            _sound += isLoud ? _frame : TimeSpan.Zero;
            _silence = isLoud ? TimeSpan.Zero : _silence + _frame;
            _isBeepOver |= !isBeep && _beep >= _beepLength;
            _beep = isBeep ? _beep + _frame : TimeSpan.Zero;
        }
    }

    void PressWhenHeard(TimeSpan now)
    {
        if (_sound < _hearsBeforeKey && now - _since < _waitsForKey)
            return;
        telephone.Press(options.Keys[_key++], now);
        (_sound, _since, _beep, _silence) = (TimeSpan.Zero, now, TimeSpan.Zero, TimeSpan.Zero);
        _isBeepOver = false;
    }

    void SpeakAfterTheTone(TimeSpan now)
    {
        if (!_isBeepOver && (_sound == TimeSpan.Zero || _silence < _silenceBeforeWords))
            return;
        _hasSpoken = true;
        telephone.Say(words!, now);
    }

    bool IsTimeToGo(TimeSpan now)
    {
        var talking = now - telephone.TalkingSince;
        if (options.Length is { } length)
            return talking >= length;
        return talking >= _longest || (_saidAt is { } said && now - said >= _afterWords);
    }
}
