using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotlineVoice.Cases.Texts;

/// <summary>Reads YAML into nodes that know where they were written. Never throws for what a person wrote.</summary>
/// <remarks>
/// Only what plans need: maps, lists and values. Anchors, aliases, tags and second documents are refused, so that what
/// a line says can be read on that line.
/// </remarks>
public static class YamlText
{
    /// <summary>Longest file: ten times the longest plan we know (about 100 KB).</summary>
    public const int CharactersMax = 1_000_000;

    /// <summary>Deepest nesting; plans need six.</summary>
    public const int DepthMax = 32;

    /// <summary>The file's root, or null when it is empty or cannot be read; then there is a problem.</summary>
    public static TextNode? Read(string text, ProblemList problems)
    {
        if (text.Length > CharactersMax)
        {
            problems.Add(1, 1, $"the file has {text.Length} characters", $"Keep it below {CharactersMax}");
            return null;
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            return ReadDocument(parser, problems);
        }
        catch (YamlException broken)
        {
            var what = broken.Message.ReplaceLineEndings(" ");
            problems.Add(Line(broken.Start), Column(broken.Start), $"this is not YAML: {what}",
                "Check the indentation, the colons and the quotes around here");
            return null;
        }
        // The library loses its way in some texts, or runs past their end, without a word of where.
        catch (Exception lost) when (lost is InvalidOperationException or EndOfStreamException)
        {
            var last = parser.Current?.End ?? Mark.Empty;
            problems.Add(Line(last), Column(last), "this is not YAML: what follows makes no sense",
                "Check the brackets, the colons and the quotes from here on");
            return null;
        }
    }

    static TextNode? ReadDocument(Parser parser, ProblemList problems)
    {
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            problems.Add(1, 1, "the file is empty", "Write it or remove it");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, problems, 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            problems.Add(Line(second.Start), Column(second.Start), "a second document begins here",
                "Keep one document in a file");
        return root;
    }

    static TextNode ReadNode(Parser parser, ProblemList problems, int depth)
    {
        if (parser.Current is not { } current)
            throw new EndOfStreamException();
        if (depth > DepthMax)
            throw new YamlException(current.Start, current.End, "it is nested too deeply");
        var (line, column) = (Line(current.Start), Column(current.Start));
        if (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            problems.Add(line, column, "anchors and tags are not part of this language", "Write the value out");
        switch (current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new TextNode.Scalar(line, column, scalar.Value);
            case SequenceStart:
                return new TextNode.List(line, column, ReadItems(parser, problems, depth));
            case MappingStart:
                return new TextNode.Map(line, column, ReadEntries(parser, problems, depth));
            default:
                parser.MoveNext();
                problems.Add(line, column, "an alias (*) cannot be used here",
                    "Write the value out, or put the star key in quotes: \"*\"");
                return new TextNode.Scalar(line, column, "");
        }
    }

    static ImmutableArray<TextNode> ReadItems(Parser parser, ProblemList problems, int depth)
    {
        parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<TextNode>();
        while (!parser.Accept<SequenceEnd>(out _))
            items.Add(ReadNode(parser, problems, depth + 1));
        parser.Consume<SequenceEnd>();
        return items.ToImmutable();
    }

    static ImmutableArray<TextEntry> ReadEntries(Parser parser, ProblemList problems, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<TextEntry>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = ReadNode(parser, problems, depth + 1);
            var value = ReadNode(parser, problems, depth + 1);
            if (key is TextNode.Scalar word)
                entries.Add(new TextEntry(word, value));
            else
                problems.Add(key, $"{key.Kind} cannot be a word", "Use a plain word before the colon");
        }

        parser.Consume<MappingEnd>();
        return entries.ToImmutable();
    }

    static int Line(in Mark mark) => (int)mark.Line;

    static int Column(in Mark mark) => (int)mark.Column;
}
