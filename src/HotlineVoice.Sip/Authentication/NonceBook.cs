using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Authentication;

/// <summary>What a nonce is worth.</summary>
enum NonceState : byte
{
    /// <summary>Ours, young, and this count was not used before.</summary>
    Fresh,

    /// <summary>Ours, but too old or used: ask again, the password may be right.</summary>
    Stale,

    /// <summary>Not ours, or made for another address.</summary>
    Foreign,
}

/// <summary>Nonces that need no memory until they are used well: time and salt, sealed by a key of this stack
/// (RFC 7616 §3.3). Only counts of right answers are remembered, so strangers cannot fill the book.</summary>
sealed class NonceBook(StackContext context)
{
    const int TimeAndSaltBytes = 16;
    const int SealBytes = 16;

    readonly byte[] _key = context.Tokens.Bytes(32);
    readonly Dictionary<string, uint> _counts = [];
    readonly Queue<(string Nonce, TimeSpan Until)> _order = new();

    public string Issue(IPAddress source)
    {
        var bytes = new byte[TimeAndSaltBytes + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, context.Now.Ticks);
        context.Tokens.Bytes(8).CopyTo(bytes, 8);
        Seal(bytes.AsSpan(0, TimeAndSaltBytes), source).CopyTo(bytes, TimeAndSaltBytes);
        return Base64Url.EncodeToString(bytes);
    }

    public NonceState Judge(string nonce, string countText, IPAddress source)
    {
        Span<byte> bytes = stackalloc byte[TimeAndSaltBytes + SealBytes];
        if (nonce.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(nonce, bytes, out var written) || written != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(
                bytes[TimeAndSaltBytes..], Seal(bytes[..TimeAndSaltBytes], source)))
        {
            return NonceState.Foreign;
        }

        var issued = TimeSpan.FromTicks(BinaryPrimitives.ReadInt64BigEndian(bytes));
        var isUsed = !TryCount(countText, out var count) || count <= _counts.GetValueOrDefault(nonce);
        return context.Now - issued > context.Times.NonceLife || isUsed ? NonceState.Stale : NonceState.Fresh;
    }

    /// <summary>Remembers the count of a right answer, so that a copy of it is worth nothing.</summary>
    public void Use(string nonce, string countText)
    {
        while (_order.TryPeek(out var oldest) && (oldest.Until < context.Now || _counts.Count >= context.Limits.Nonces))
        {
            _counts.Remove(_order.Dequeue().Nonce);
        }

        TryCount(countText, out var count);
        if (!_counts.ContainsKey(nonce))
        {
            _order.Enqueue((nonce, context.Now + context.Times.NonceLife));
        }

        _counts[nonce] = count;
    }

    // Eight hex digits (RFC 7616 §3.4), and what sloppy phones make of them.
    static bool TryCount(string text, out uint count) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, null, out count);

    byte[] Seal(ReadOnlySpan<byte> timeAndSalt, IPAddress source)
    {
        byte[] sealedText = [.. timeAndSalt, .. source.GetAddressBytes()];
        return HMACSHA256.HashData(_key, sealedText)[..SealBytes];
    }
}
