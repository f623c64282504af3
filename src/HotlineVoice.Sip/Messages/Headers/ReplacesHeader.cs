using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>The Replaces header (RFC 3891 §6.1): names a dialog as the side sees it that is asked to replace it.
/// </summary>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="ToTag">The tag of the side that is asked.</param>
/// <param name="FromTag">The tag of the side that leaves.</param>
/// <param name="IsEarlyOnly">Not once it has been answered.</param>
sealed record ReplacesHeader(string CallId, string ToTag, string FromTag, bool IsEarlyOnly = false)
{
    public const string Name = "Replaces";

    public static bool TryParse(string text, [NotNullWhen(true)] out ReplacesHeader? replaces)
    {
        replaces = null;
        var semicolon = text.IndexOf(';');
        var callId = semicolon < 0 ? "" : text[..semicolon].Trim();
        var parameters = semicolon < 0 ? "" : text[semicolon..];
        if (callId.Length == 0
            || Parameters.Find(parameters, "to-tag") is not { Length: > 0 } toTag
            || Parameters.Find(parameters, "from-tag") is not { Length: > 0 } fromTag
            || Parameters.IsRepeated(parameters, "to-tag") || Parameters.IsRepeated(parameters, "from-tag"))
        {
            return false;
        }

        replaces = new ReplacesHeader(callId, toTag, fromTag, Parameters.Find(parameters, "early-only") is not null);
        return true;
    }

    /// <summary>Wire form.</summary>
    public override string ToString() =>
        $"{CallId};to-tag={ToTag};from-tag={FromTag}{(IsEarlyOnly ? ";early-only" : "")}";
}
