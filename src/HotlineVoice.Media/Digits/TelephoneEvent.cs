using System.Buffers.Binary;

namespace HotlineVoice.Media.Digits;

/// <summary>One event of a telephone-event payload (RFC 4733 §2.3).</summary>
/// <param name="Code">0-9, 10 is *, 11 is #, 12-15 are A-D.</param>
/// <param name="End">The key was let go.</param>
/// <param name="Volume">Its level as -dBm0, 0 to 63.</param>
/// <param name="DurationSamples">How long it has lasted so far, in units of the timestamp.</param>
public readonly record struct TelephoneEvent(byte Code, bool End, byte Volume, ushort DurationSamples)
{
    /// <summary>The length of one event in a payload.</summary>
    public const int PayloadBytes = 4;

    const string Digits = "0123456789*#ABCD";

    /// <summary>Reads one event; what follows it in the payload is a later event (RFC 4733 §2.5.1.5).</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out TelephoneEvent telephoneEvent)
    {
        telephoneEvent = default;
        if (payload.Length < PayloadBytes)
            return false;
        var duration = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        telephoneEvent = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, (byte)(payload[1] & 0x3F), duration);
        return true;
    }

    /// <summary>The event code of a digit.</summary>
    public static bool TryCode(char digit, out byte code)
    {
        var index = Digits.IndexOf(digit, StringComparison.OrdinalIgnoreCase);
        code = (byte)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>The digit; false for hook flash, fax tones and the rest of the registry.</summary>
    public bool TryDigit(out char digit)
    {
        digit = Code < Digits.Length ? Digits[Code] : '\0';
        return digit != '\0';
    }

    /// <summary>Writes the four bytes.</summary>
    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)((End ? 0x80 : 0) | Volume);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], DurationSamples);
    }
}
