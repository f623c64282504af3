using System.Globalization;
using System.Text;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Transfers;

/// <summary>The status line that a NOTIFY carries about the new party (message/sipfrag, RFC 3420).</summary>
static class SipFragment
{
    public const string Type = "message/sipfrag";

    /// <summary>As RFC 3515 §2.4.5 writes it.</summary>
    public const string TypeWithVersion = $"{Type};version=2.0";

    public static byte[] Write(int status) =>
        Encoding.ASCII.GetBytes($"SIP/2.0 {status} {SipStatus.Phrase(status)}\r\n");

    public static bool TryRead(ReadOnlySpan<byte> body, out int status)
    {
        status = 0;
        return body.Length >= 11 && body.StartsWith("SIP/2.0 "u8)
            && (body.Length == 11 || body[11] is (byte)' ' or (byte)'\r' or (byte)'\n')
            && int.TryParse(body[8..11], NumberStyles.None, null, out status) && status is >= 100 and < 700;
    }
}
