using System.Security.Cryptography;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>Chance that comes out the same each time.</summary>
public sealed class SeededChance(int seed) : RandomNumberGenerator
{
    readonly Random _random = new(seed);

    public override void GetBytes(byte[] data) => _random.NextBytes(data);

    public override void GetBytes(Span<byte> data) => _random.NextBytes(data);
}
