using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Digits;

/// <summary>Finds digits in audio, one report a press; a receiver after ITU-T Q.24.</summary>
/// <remarks>
/// Windows of 20 ms every 10 ms; three that agree make a digit, so that 40 ms are always enough and 23 ms never. In
/// each window the eight Goertzel sums are taken as vector products with windowed tables, which also give the phase:
/// its advance from window to window is the frequency to within a few hertz, which a sum's size alone cannot tell.
/// </remarks>
public sealed class GoertzelDetector
{
    /// <summary>How much audio before the report belongs to the digit, at most: what a recording cuts off.</summary>
    public static readonly TimeSpan OnsetMax = TimeSpan.FromMilliseconds(70);

    const int WindowSamples = DigitSums.WindowSamples;
    const int HopSamples = DigitSums.HopSamples;
    const int WindowsToReport = 3;

    // A pause of 40 ms makes at least four windows without the digit; a hole of 10 ms makes at most three.
    const int WindowsToRelease = 4;

    // Q.24 accepts 1.5 to 1.8 %, refuses 3.5 %; between them, nearer to what must be accepted.
    const double OffFrequencyMax = 0.024;

    // Power ratios, 7.5 and 10 dB. Lines weaken the high tone by up to 8 dB and rarely the low one by more than 6;
    // the rest is the tolerance of one window.
    const float HighOverLowMax = 5.6f;
    const float LowOverHighMax = 10f;

    // The two tones are most of what is heard; half a tone in the window is not.
    const float ShareMin = 0.7f;

    // A citizen far from his exchange presses at about -30 dBm0 a tone; below -42 it is crosstalk.
    static readonly float PowerMin = (float)SoundLevel.Power(-42);

    readonly float[] _samples = new float[HopSamples + WindowSamples];
    DigitSums _now = new();
    DigitSums _before = new();
    int _low;
    int _high;
    char _candidate;
    int _agreeing;
    int _missing;
    double _lowOffHertz;
    double _highOffHertz;

    /// <summary>The digit that sounds now; '\0' for none.</summary>
    public char Sounding { get; private set; }

    /// <summary>Takes a frame of 160 samples; the digit if one has become certain in it, else '\0'.</summary>
    public char Hear(ReadOnlySpan<short> frame)
    {
        if (frame.Length != WindowSamples)
            throw new ArgumentException("A frame has 160 samples.", nameof(frame));
        _samples.AsSpan(WindowSamples).CopyTo(_samples);
        for (var i = 0; i < frame.Length; i++)
            _samples[HopSamples + i] = frame[i];
        var first = Step(_samples.AsSpan(0, WindowSamples));
        var second = Step(_samples.AsSpan(HopSamples, WindowSamples));
        return first != '\0' ? first : second;
    }

    /// <summary>Forgets what it heard: another voice comes.</summary>
    public void Restart()
    {
        _samples.AsSpan().Clear();
        Sounding = _candidate = '\0';
        _agreeing = _missing = 0;
    }

    char Step(ReadOnlySpan<float> window)
    {
        (_before, _now) = (_now, _before);
        var digit = IsPair(window) ? DigitTone.At(_low, _high - DigitTone.LowHertz.Length) : '\0';
        Follow(digit);
        if (digit == '\0' || digit != _candidate)
        {
            _candidate = digit;
            _agreeing = digit == '\0' ? 0 : 1;
            _lowOffHertz = _highOffHertz = 0;
            return '\0';
        }

        _agreeing++;
        _lowOffHertz += _now.DeviationHertz(_before, _low);
        _highOffHertz += _now.DeviationHertz(_before, _high);
        if (digit == Sounding || _agreeing < WindowsToReport || !IsOnFrequency())
            return '\0';
        Sounding = digit;
        _missing = 0;
        return digit;
    }

    void Follow(char digit)
    {
        if (Sounding == '\0')
            return;
        _missing = digit == Sounding ? 0 : _missing + 1;
        if (_missing >= WindowsToRelease)
            Sounding = '\0';
    }

    bool IsPair(ReadOnlySpan<float> window)
    {
        var total = DigitSums.Power(window);
        if (total < PowerMin)
            return false;
        _now.TakeLow(window);
        _low = _now.StrongestLow();
        var low = _now.PowerOf(_low);
        if (low < PowerMin)
            return false;
        _now.TakeHigh(window);
        _high = _now.StrongestHigh();
        var high = _now.PowerOf(_high);
        if (high < PowerMin || high > low * HighOverLowMax || low > high * LowOverHighMax)
            return false;

        // A dial tone no louder than the digit may sound with it: the citizen presses before our prompt begins.
        var rest = total - Math.Min(low + high, _now.DialTonePower(window));
        return low + high >= ShareMin * rest;
    }

    bool IsOnFrequency()
    {
        var hops = _agreeing - 1;
        return Math.Abs(_lowOffHertz / hops) <= OffFrequencyMax * DigitSums.Hertz(_low)
            && Math.Abs(_highOffHertz / hops) <= OffFrequencyMax * DigitSums.Hertz(_high);
    }
}
