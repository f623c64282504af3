using System.Collections.Immutable;

namespace HotlineVoice.Cases.Texts;

/// <summary>A piece of a file as it was written, with its place, so that a fault in it can be shown.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public abstract record TextNode(int Line, int Column)
{
    /// <summary>One value. What it means is for its reader to say; YAML's guesses (08:00, 1e3) are not used.</summary>
    public sealed record Scalar(int Line, int Column, string Text) : TextNode(Line, Column);

    /// <summary>Values in order.</summary>
    public sealed record List(int Line, int Column, ImmutableArray<TextNode> Items) : TextNode(Line, Column);

    /// <summary>Words and what they are set to, in order; a word that is written twice stands twice.</summary>
    public sealed record Map(int Line, int Column, ImmutableArray<TextEntry> Entries) : TextNode(Line, Column);

    /// <summary>The place of what nobody has written: steps that the program itself makes.</summary>
    public static TextNode Nowhere { get; } = new Scalar(0, 0, "");

    /// <summary>What kind of thing it is, in the writer's words.</summary>
    public string Kind => this switch
    {
        Scalar { Text: "" } => "nothing",
        Scalar scalar => $"`{scalar.Text}`",
        List => "a list",
        _ => "a group of words",
    };
}

/// <summary>One word of a map.</summary>
public sealed record TextEntry(TextNode.Scalar Key, TextNode Value);
