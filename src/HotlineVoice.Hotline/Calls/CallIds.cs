using System.Security.Cryptography;

namespace HotlineVoice.Hotline.Calls;

/// <summary>Makes names for calls, voicemails and recordings that nobody can guess.</summary>
/// <remarks>
/// 48 bits of milliseconds since 1970 and 80 bits of chance, in Crockford's base 32 (no I, L, O, U): names sort by
/// time and can be read aloud.
/// </remarks>
public static class CallIds
{
    /// <summary>Characters of every name: 130 bits of which the first two are zero.</summary>
    public const int Length = 26;

    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new name.</summary>
    public static CallId Next(RandomNumberGenerator chance, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.GetBytes(bytes[6..]);
        var milliseconds = now.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, milliseconds >>= 8)
            bytes[i] = (byte)milliseconds;
        return new CallId(Write(bytes));
    }

    static string Write(ReadOnlySpan<byte> bytes)
    {
        var value = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        Span<char> text = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--, value >>= 5)
            text[i] = Alphabet[(int)(value & 31)];
        return new string(text);
    }
}
