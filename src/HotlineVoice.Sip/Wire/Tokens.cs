using System.Buffers.Text;
using System.Security.Cryptography;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Wire;

/// <summary>Tags, branches and Call-IDs: 64 to 128 bits of chance, so that a stranger cannot guess his way into a call
/// (RFC 3261 §19.3 asks for 32).</summary>
sealed class Tokens(RandomNumberGenerator chance)
{
    public string Tag() => Hex(8);

    public string Branch() => Via.Cookie + Hex(8);

    public string CallId() => Hex(16);

    public uint FirstCSeq() => Number() % 10_000 + 1;

    /// <summary>A share of a span, for the random waits of RFC 3261 §14.1.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + (most - least) * (Number() % 1_000 / 1_000d);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        chance.GetBytes(bytes);
        return bytes;
    }

    public string Text(int count) => Base64Url.EncodeToString(Bytes(count));

    string Hex(int count) => Convert.ToHexStringLower(Bytes(count));

    uint Number() => BitConverter.ToUInt32(Bytes(4)) & 0x7FFF_FFFF;
}
