namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>指引: to whom a caller is led at once (LN 第九条(一), WY 第九条, AS 二(三)2).</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">Whom, in the regulation's words.</param>
/// <param name="Clause">The clause that says so.</param>
/// <param name="Words">What the caller is told; {number}, {org} and {tel} are filled in.</param>
public sealed record GuideTarget(string Code, string Title, string Clause, string Words)
{
    /// <summary>110, 119, 120 or 122: put through at once, by whatever trunk is set up for it; null for a body that the
    /// caller turns to himself.</summary>
    public string? Number { get; init; }
    /// <summary>What it is for, to help the clerk choose.</summary>
    public string? For { get; init; }
    /// <summary>Which of 11.7's messages it is: N-LN-1.</summary>
    public string? Message { get; init; }
}
