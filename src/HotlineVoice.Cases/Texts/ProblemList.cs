namespace HotlineVoice.Cases.Texts;

/// <summary>Collects the problems of one file, so that its writer learns of all at once.</summary>
public sealed class ProblemList(string file)
{
    readonly List<Problem> _problems = [];

    /// <summary>The file's path, as problems show it.</summary>
    public string File { get; } = file;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Notes a fault at this place.</summary>
    public void Add(TextNode at, string what, string remedy) => Add(at.Line, at.Column, what, remedy);

    /// <summary>Notes a fault at this line and column, both from 1.</summary>
    public void Add(int line, int column, string what, string remedy) =>
        _problems.Add(new Problem(File, line, column, what, remedy));
}
