using System.Globalization;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>The order of requests in a dialog (RFC 3261 §20.16).</summary>
/// <param name="Number">Below 2^31.</param>
/// <param name="Method">The method as written.</param>
readonly record struct CSeq(uint Number, string Method)
{
    public static bool TryParse(string? text, out CSeq cseq)
    {
        cseq = default;
        var parts = text?.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length != 2 || !uint.TryParse(parts[0], NumberStyles.None, null, out var number)
            || number > int.MaxValue)
        {
            return false;
        }

        cseq = new CSeq(number, parts[1]);
        return true;
    }
}
