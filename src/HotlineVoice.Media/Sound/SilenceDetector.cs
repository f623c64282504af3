namespace HotlineVoice.Media.Sound;

/// <summary>Says how long nobody has spoken; knows a room's noise from speech by following its floor.</summary>
sealed class SilenceDetector
{
    // Below the first a voice would not be understood; above the other no room's noise is expected. Both chosen by ear
    // of the tests: noise of -70 to -42 dBm0 must pass for silence.
    const double SilenceDbm0 = -48;
    const double SpeechDbm0 = -30;
    const double AboveFloorDb = 9;

    // The floor rises 1 dB a second: a long vowel does not become the floor.
    const double FloorRiseDb = 0.02;

    double _floorDbm0 = SilenceDbm0;
    int _silentFrames;

    public TimeSpan Silence => _silentFrames * LaneOptions.Frame;

    public void Hear(ReadOnlySpan<short> frame)
    {
        var level = SoundLevel.Of(frame);
        _floorDbm0 = Math.Max(SilenceDbm0 - AboveFloorDb, Math.Min(level, _floorDbm0 + FloorRiseDb));
        var threshold = Math.Clamp(_floorDbm0 + AboveFloorDb, SilenceDbm0, SpeechDbm0);
        _silentFrames = level < threshold ? _silentFrames + 1 : 0;
    }
}
