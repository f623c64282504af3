namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>A SIP message taken apart with no code of the server's: start line, header lines, body.</summary>
sealed record RawMessage(string Start, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>Status of an answer, 0 for a request.</summary>
    public int Status => Start.StartsWith("SIP/2.0 ", StringComparison.Ordinal) ? int.Parse(Start[8..11]) : 0;

    public string Method => Status > 0 ? this["CSeq"].Split(' ')[^1] : Start.Split(' ')[0];

    /// <summary>First header of this name, empty when there is none.</summary>
    public string this[string name] => All(name).FirstOrDefault("");

    public string ToTag => this["To"].Split(";tag=") is [_, var tag] ? tag.Split(';')[0] : "";

    public string Contact => this["Contact"].Split('<', '>') is [_, var uri, ..] ? uri : "";

    public IEnumerable<string> All(string name) => Headers
        .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value);

    public static RawMessage Parse(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Select(pair => (pair[0].Trim(), pair[1].Trim()));
        return new RawMessage(lines[0], [.. headers], parts.Length > 1 ? parts[1] : "");
    }

    public override string ToString() =>
        $"{Start}\n{string.Join('\n', Headers.Select(header => $"{header.Name}: {header.Value}"))}\n\n{Body}";
}
