namespace HotlineVoice.Web.Shapes;

/// <summary>A problem document: RFC 9457 with our code, the wrong fields and the clause of the regulation.</summary>
public sealed record ProblemShape(int Status, string Code, string Title)
{
    /// <summary>No page describes the type; the code is what programs read (RFC 9457 §4.2.1).</summary>
    public string Type { get; init; } = "about:blank";
    /// <summary>What happened, for the person.</summary>
    public string? Detail { get; init; }
    /// <summary>Each wrong field and what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    /// <summary>The regulation's clause that says so.</summary>
    public string? Clause { get; init; }
    /// <summary>The oldest event still kept, when the one asked for is gone.</summary>
    public long? Oldest { get; init; }
}
