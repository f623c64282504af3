namespace HotlineVoice.Media.Rtp;

/// <summary>Counts packets past the wrap of 16 bits, knows duplicates and measures loss (RFC 3550 appendices A.1,
/// A.3).</summary>
sealed class SequenceExtender
{
    // RFC 3550 A.1: MAX_DROPOUT and MAX_MISORDER.
    const int DropoutMax = 3000;
    const int MisorderMax = 100;

    bool _begun;
    long _first;
    long _highest;
    long _expectedBefore;
    long _receivedBefore;
    ulong _seen;
    int _afterJump = -1;

    /// <summary>The highest sequence number so far with its wraps, as a report carries it.</summary>
    public uint Highest => (uint)_highest;

    public long Received { get; private set; }

    public long Lost => _begun ? Math.Max(0, _highest - _first + 1 - Received) : 0;

    public void Restart()
    {
        _begun = false;
        _afterJump = -1;
        Received = _expectedBefore = _receivedBefore = 0;
    }

    public SequenceVerdict Take(ushort sequence)
    {
        if (!_begun)
            return Begin(sequence);
        var step = (short)(sequence - (ushort)_highest);
        if (step is > DropoutMax or < -MisorderMax)
            return TakeJump(sequence);
        _afterJump = -1;
        var verdict = step > 0 ? Advance(step) : LookBack(-step);
        if (verdict == SequenceVerdict.Taken)
            Received++;
        return verdict;
    }

    /// <summary>The share of packets lost since the last report, in 1/256 (RFC 3550 A.3).</summary>
    public byte TakeFractionLost()
    {
        var expected = _begun ? _highest - _first + 1 : 0;
        var expectedNow = expected - _expectedBefore;
        var lostNow = expectedNow - (Received - _receivedBefore);
        _expectedBefore = expected;
        _receivedBefore = Received;
        return expectedNow <= 0 || lostNow <= 0 ? (byte)0 : (byte)Math.Min(255, (lostNow << 8) / expectedNow);
    }

    SequenceVerdict Begin(ushort sequence)
    {
        Restart();
        _begun = true;
        _first = _highest = sequence;
        _seen = 1;
        Received = 1;
        return SequenceVerdict.Restarted;
    }

    // One far-off number is a stray; two in a row are a peer that began anew.
    SequenceVerdict TakeJump(ushort sequence)
    {
        if (sequence == _afterJump)
            return Begin(sequence);
        _afterJump = (ushort)(sequence + 1);
        return SequenceVerdict.Strange;
    }

    SequenceVerdict Advance(int step)
    {
        _highest += step;
        _seen = step < 64 ? (_seen << step) | 1 : 1;
        return SequenceVerdict.Taken;
    }

    SequenceVerdict LookBack(int back)
    {
        if (back >= 64)
            return SequenceVerdict.Taken;
        var bit = 1UL << back;
        if ((_seen & bit) != 0)
            return SequenceVerdict.Duplicate;
        _seen |= bit;
        return SequenceVerdict.Taken;
    }
}

/// <summary>What a sequence number says of its packet.</summary>
enum SequenceVerdict
{
    Taken,
    Duplicate,

    /// <summary>Far from its neighbours; not taken.</summary>
    Strange,

    /// <summary>Taken as the first of a new stream.</summary>
    Restarted,
}
