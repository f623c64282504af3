using System.Security.Cryptography;

namespace HotlineVoice.Journeys.Backstage;

/// <summary>Chance that repeats itself: the same seed, the same day.</summary>
sealed class SeededChance(int seed) : RandomNumberGenerator
{
    readonly Random _random = new(seed);

    public double NextDouble() => _random.NextDouble();

    public override void GetBytes(byte[] data) => _random.NextBytes(data);

    public override void GetBytes(Span<byte> data) => _random.NextBytes(data);

    public override void GetNonZeroBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
            data[i] = (byte)_random.Next(1, 256);
    }
}
