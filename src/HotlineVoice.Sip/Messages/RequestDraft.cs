namespace HotlineVoice.Sip.Messages;

/// <summary>A request of ours before it has a branch; kept so that it can be sent again with credentials, acknowledged
/// or cancelled.</summary>
sealed record RequestDraft
{
    public required SipMethod Method { get; init; }

    public required string Uri { get; init; }

    /// <summary>Whole From value with our tag.</summary>
    public required string From { get; init; }

    /// <summary>Whole To value.</summary>
    public required string To { get; init; }

    public required string CallId { get; init; }

    public required uint CSeq { get; init; }

    /// <summary>Where it goes.</summary>
    public required SipPath Path { get; init; }

    /// <summary>Route values in order.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    public string? Contact { get; init; }

    /// <summary>Everything else, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    public byte[] Write(string via, string userAgent)
    {
        var writer = new SipWriter();
        writer.Request(Method.Name(), Uri);
        writer.Header("Via", via);
        writer.Header("Max-Forwards", 70);
        foreach (var route in Routes)
        {
            writer.Header("Route", route);
        }

        writer.Header("From", From);
        writer.Header("To", To);
        writer.Header("Call-ID", CallId);
        writer.Header("CSeq", $"{CSeq} {Method.Name()}");
        if (Contact is not null)
        {
            writer.Header("Contact", Contact);
        }

        foreach (var (name, value) in Headers)
        {
            writer.Header(name, value);
        }

        if (userAgent.Length > 0)
        {
            writer.Header("User-Agent", userAgent);
        }

        writer.End(ContentType, Body);
        return writer.TakeArray();
    }
}
