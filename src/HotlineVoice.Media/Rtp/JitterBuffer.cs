using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Rtp;

/// <summary>Holds a peer's audio until it is due, and is as late as the network makes necessary:
/// 20 to 200 ms.</summary>
/// <remarks>
/// A ring of encoded samples addressed by timestamp: order of arrival does not matter, any packet length fits, and a
/// packet without a listener is never decoded. The delay grows when a packet comes too late to be played and shrinks,
/// a frame at a time and blended, after a window in which every packet came with time to spare. Because only that
/// spare time is measured, a peer whose clock runs fast or slow is followed by the same rule.
/// </remarks>
sealed class JitterBuffer
{
    const int FrameSamples = RtpSender.FrameSamples;

    // 512 ms: the longest delay, a burst of 400 ms that a late lane catches up (MediaLimits), wraps by a mask.
    const int RingSamples = 4096;

    // The first packet waits one frame, so that the next may be a frame late.
    const int FirstDelaySamples = FrameSamples;

    // Spare time beyond two frames during 4 s is more than a lane's own unevenness.
    const int WindowFrames = 200;
    const int SpareSamples = 2 * FrameSamples;

    // So many late packets in a row are not late: the peer's timestamps began anew.
    const int LateRunMax = 5;

    // After 200 ms without audio a new talk-spurt may set the delay afresh.
    const int GapFrames = 10;

    static readonly int DelaySamplesMax =
        (int)(MediaLimits.JitterDelayMax.TotalSeconds * AudioCodec.SampleRateHertz);

    readonly byte[] _codes = new byte[RingSamples];

    // Beside each code the codec it is of, plus one; 0: nothing has come. So a codec may change between two packets.
    readonly byte[] _marks = new byte[RingSamples];
    readonly short[] _blended = new short[FrameSamples];

    bool _begun;
    bool _wasHeard;
    long _play;
    long _end;
    int _growSamples;
    int _lateRun;
    int _lateInWindow;
    int _emptyFrames;
    int _windowFrames;
    long _leastSpare = long.MaxValue;

    /// <summary>How long the newest audio still waits.</summary>
    public TimeSpan Delay =>
        TimeSpan.FromTicks(Math.Max(0, _end - _play) * TimeSpan.TicksPerSecond / AudioCodec.SampleRateHertz);

    public void Restart()
    {
        _begun = false;
        _marks.AsSpan().Clear();
    }

    /// <summary>Keeps a packet's audio; false if its time is over.</summary>
    public bool TryPut(long timestamp, ReadOnlySpan<byte> payload, AudioCodec codec)
    {
        var spare = timestamp - _play;
        var startsAfresh = _emptyFrames >= GapFrames && spare is < 0 or > 3 * FrameSamples;
        if (!_begun || startsAfresh || spare + payload.Length > RingSamples)
            spare = Begin(timestamp);
        if (spare < 0)
            spare += TurnBack((int)Math.Min(-spare, RingSamples));
        if (spare + payload.Length <= 0)
        {
            NoteLate((int)Math.Min(-spare, DelaySamplesMax));
            if (++_lateRun < LateRunMax)
                return false;
            spare = Begin(timestamp);
        }

        _lateRun = 0;
        _leastSpare = Math.Min(_leastSpare, spare);
        var past = (int)Math.Max(0, -spare);
        if (past > 0)
            NoteLate(past);
        Write(timestamp + past, payload[past..], (byte)(codec.Index + 1));
        _end = Math.Max(_end, timestamp + payload.Length);
        return true;
    }

    /// <summary>The next frame: heard, or invented by the concealer, or silence if there is no stream.</summary>
    public JitterFrame Take(Span<short> frame, Concealer concealer)
    {
        if (!_begun)
        {
            frame.Clear();
            return JitterFrame.Empty;
        }

        if (TryGrow())
        {
            concealer.Conceal(frame);
            return JitterFrame.Concealed;
        }

        var outcome = Read(frame, concealer);
        if (ShouldShrink())
            Shrink(frame, concealer);
        return outcome;
    }

    /// <summary>Time goes on and nobody listens.</summary>
    public void Skip()
    {
        if (!_begun || TryGrow())
            return;
        NoteFrame(Marks(_play, FrameSamples).ContainsAnyExcept((byte)0));
        Drop(FrameSamples);
        if (ShouldShrink())
            Drop(FrameSamples);
    }

    long Begin(long timestamp)
    {
        _marks.AsSpan().Clear();
        _begun = true;
        _wasHeard = false;
        _play = timestamp - FirstDelaySamples;
        _end = _play;
        _growSamples = _lateRun = _lateInWindow = _emptyFrames = _windowFrames = 0;
        _leastSpare = long.MaxValue;
        return FirstDelaySamples;
    }

    // Nothing was played since this packet was due: what was invented meanwhile becomes delay, and nothing is lost.
    int TurnBack(int lateSamples)
    {
        var frames = (lateSamples + FrameSamples - 1) / FrameSamples;
        if (frames > _emptyFrames || _end - _play + lateSamples > DelaySamplesMax)
            return 0;
        _play -= frames * FrameSamples;
        return frames * FrameSamples;
    }

    // One straggler is lost; a second one within the window means that the network has become slower.
    void NoteLate(int samples)
    {
        if (++_lateInWindow > 1)
            _growSamples = Math.Max(_growSamples, samples);
        _windowFrames = 0;
        _leastSpare = long.MaxValue;
    }

    // Waiting one frame longer makes everything after it that much less late.
    bool TryGrow()
    {
        if (_growSamples <= 0)
            return false;
        _growSamples -= FrameSamples;
        return _end - _play < DelaySamplesMax;
    }

    JitterFrame Read(Span<short> frame, Concealer concealer)
    {
        var mark = _marks[Index(_play)];
        JitterFrame outcome;
        if (mark != 0 && !FrameWraps(_play) && !Marks(_play, FrameSamples).ContainsAnyExcept(mark))
        {
            CodecCatalogue.All[mark - 1].Decode(_codes.AsSpan(Index(_play), FrameSamples), frame);
            concealer.Hear(frame);
            outcome = JitterFrame.Heard;
        }
        else if (mark == 0 && !FrameWraps(_play) && !Marks(_play, FrameSamples).ContainsAnyExcept((byte)0))
        {
            // A peer with silence suppression: most frames are like this, and they are not looked at piece by piece.
            concealer.Conceal(frame);
            outcome = WhenNothingCame;
        }
        else
        {
            outcome = ReadPieces(frame, concealer);
        }

        NoteFrame(outcome == JitterFrame.Heard);
        Drop(FrameSamples);
        return outcome;
    }

    // A frame that wraps around the ring, or that is only partly there: what is missing is invented.
    JitterFrame ReadPieces(Span<short> frame, Concealer concealer)
    {
        var missing = 0;
        for (var i = 0; i < FrameSamples; i++)
            missing += _marks[Index(_play + i)] == 0 ? 1 : 0;
        if (missing > 0)
            concealer.Conceal(frame);
        for (var i = 0; i < FrameSamples; i++)
        {
            var index = Index(_play + i);
            if (_marks[index] != 0)
                frame[i] = CodecCatalogue.All[_marks[index] - 1].Decode(_codes[index]);
        }

        if (missing == 0)
            concealer.Hear(frame);
        return missing < FrameSamples ? JitterFrame.Heard : WhenNothingCame;
    }

    JitterFrame WhenNothingCame =>
        _wasHeard && _emptyFrames < GapFrames ? JitterFrame.Concealed : JitterFrame.Empty;

    void NoteFrame(bool heard)
    {
        _emptyFrames = heard ? 0 : _emptyFrames + 1;
        _wasHeard |= heard;
        _windowFrames++;
    }

    bool ShouldShrink()
    {
        if (_windowFrames < WindowFrames)
            return false;
        var spare = _leastSpare;
        _windowFrames = _lateInWindow = 0;
        _leastSpare = long.MaxValue;
        return spare != long.MaxValue && spare >= SpareSamples;
    }

    // Two frames become one: the first fades out while the second fades in.
    void Shrink(Span<short> frame, Concealer concealer)
    {
        Read(_blended, concealer);
        for (var i = 0; i < FrameSamples; i++)
            frame[i] = (short)(((frame[i] * (FrameSamples - i)) + (_blended[i] * i)) / FrameSamples);
    }

    void Write(long timestamp, ReadOnlySpan<byte> payload, byte mark)
    {
        var index = Index(timestamp);
        var first = Math.Min(payload.Length, RingSamples - index);
        payload[..first].CopyTo(_codes.AsSpan(index));
        _marks.AsSpan(index, first).Fill(mark);
        payload[first..].CopyTo(_codes);
        _marks.AsSpan(0, payload.Length - first).Fill(mark);
    }

    void Drop(int samples)
    {
        var index = Index(_play);
        var first = Math.Min(samples, RingSamples - index);
        _marks.AsSpan(index, first).Clear();
        _marks.AsSpan(0, samples - first).Clear();
        _play += samples;
    }

    ReadOnlySpan<byte> Marks(long timestamp, int samples) =>
        _marks.AsSpan(Index(timestamp), Math.Min(samples, RingSamples - Index(timestamp)));

    static bool FrameWraps(long timestamp) => Index(timestamp) + FrameSamples > RingSamples;

    static int Index(long timestamp) => (int)(timestamp & (RingSamples - 1));
}

/// <summary>Where a frame came from.</summary>
enum JitterFrame
{
    Heard,
    Concealed,

    /// <summary>There is no stream: nobody has spoken yet, or not for a while.</summary>
    Empty,
}
