namespace HotlineVoice.Cases.Texts;

/// <summary>One fault in a file that a person wrote, with what to do about it.</summary>
/// <param name="File">Path below the folder that was read, with forward slashes.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1, counted in characters; 0 when the whole file is meant.</param>
/// <param name="What">What is wrong, naming the thing as it was written.</param>
/// <param name="Remedy">What the writer can do.</param>
public sealed record Problem(string File, int Line, int Column, string What, string Remedy)
{
    /// <summary>As an editor's problem list wants it: file:line:column: what - remedy.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {What} - {Remedy}";
}
