using System.Security.Cryptography;

namespace HotlineVoice.Sip.Tests;

/// <summary>Chance that repeats itself: the same seed gives the same tags, branches and losses.</summary>
sealed class SeededChance(int seed) : RandomNumberGenerator
{
    ulong _state = (ulong)seed * 2_654_435_761 + 88_172_645_463_325_252;

    public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

    public override void GetBytes(Span<byte> data)
    {
        foreach (ref var letter in data)
        {
            letter = (byte)(Next() >> 24);
        }
    }

    public int Below(int bound) => (int)((Next() >> 16) % (uint)bound);

    // xorshift64 (Marsaglia 2003), enough for tests.
    ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state;
    }
}
