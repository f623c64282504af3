namespace HotlineVoice.Sip.Sessions;

/// <summary>One address to ring and how we call ourselves there.</summary>
/// <param name="Uri">Request-URI.</param>
/// <param name="To">The address without a phone's own parameters.</param>
/// <param name="Path">Where to send.</param>
/// <param name="FromHost">Host of our From address.</param>
/// <param name="IsTrunk">A trunk may know the number and be asked to hide it; a seat's phone is not told (RFC 3325 §7).
/// </param>
sealed record DialAim(string Uri, string To, SipPath Path, string FromHost, bool IsTrunk)
{
    public string FromUser(SipCallerName from) => from.Restricted ? "anonymous" : Escape(from.User);

    public IReadOnlyList<(string Name, string Value)> PrivacyHeaders(SipCallerName from) =>
        (from.Restricted, IsTrunk) switch
        {
            (true, true) => [("P-Asserted-Identity", $"<sip:{Escape(from.User)}@{FromHost}>"), ("Privacy", "id")],
            (true, false) => [("Privacy", "id")],
            _ => [],
        };

    /// <summary>User parts of ours: what is not plain is escaped (RFC 3261 §19.1.2).</summary>
    public static string Escape(string user)
    {
        var text = new System.Text.StringBuilder(user.Length);
        foreach (var letter in System.Text.Encoding.UTF8.GetBytes(user))
        {
            var isPlain = char.IsAsciiLetterOrDigit((char)letter) || "-_.!~*'()+&=$".Contains((char)letter);
            text.Append(isPlain ? ((char)letter).ToString() : $"%{letter:X2}");
        }

        return text.ToString();
    }
}
