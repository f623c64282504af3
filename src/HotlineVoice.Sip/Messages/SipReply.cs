namespace HotlineVoice.Sip.Messages;

/// <summary>An answer of ours without what it repeats of the request (that is in <see cref="ReplyHead"/>).</summary>
sealed record SipReply(int Status)
{
    public string? Contact { get; init; }

    /// <summary>Everything else, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>Answers that make a dialog repeat the Record-Route (RFC 3261 §12.1.1).</summary>
    public bool MakesDialog { get; init; }

    public void WriteTo(SipWriter writer, ReplyHead head, string server)
    {
        writer.Response(Status);
        head.WriteTo(writer);
        if (MakesDialog)
        {
            writer.Raw(head.RecordRoute);
        }

        if (Contact is not null)
        {
            writer.Header("Contact", Contact);
        }

        foreach (var (name, value) in Headers)
        {
            writer.Header(name, value);
        }

        if (server.Length > 0)
        {
            writer.Header("Server", server);
        }

        writer.End(ContentType, Body);
    }
}
