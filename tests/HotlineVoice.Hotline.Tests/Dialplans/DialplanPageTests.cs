using System.Text.RegularExpressions;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline.Tests.Dialplans;

/// <summary>The page for managers and the editors' schemas say what the code does, or a test says so.</summary>
public sealed class DialplanPageTests
{
    static readonly string _folder = Path.Combine(Shipped.Root, "dialplans");

    [Fact]
    public void The_page_has_a_row_for_every_word_of_every_verb_and_no_other()
    {
        const string row = @"^\| `(?<verb>[^`]+)` \| `(?<word>[^`]+)` \| (?<must>[^|]*) \| (?<says>[^|]+) \|$";
        var rows = File.ReadLines(Path.Combine(_folder, "README.md"))
            .Select(line => Regex.Match(line, row))
            .Where(match => match.Success)
            .Select(match => string.Join(" | ", match.Groups.Values.Skip(1).Select(group => group.Value.Trim())));

        var words = StepCatalogue.All.SelectMany(kind => kind.Words.Select(word =>
            $"{kind.Verb} | {word.Name} | {(word.Needed ? "must" : "")} | {word.Meaning}"));

        Assert.Equal(words, rows);
    }

    [Fact]
    public void The_page_says_of_every_verb_what_the_caller_meets()
    {
        var page = File.ReadAllText(Path.Combine(_folder, "README.md"));

        Assert.All(StepCatalogue.All, kind => Assert.Contains($"**`{kind.Verb}`** {kind.Meaning}.", page));
    }

    /// <summary>Set UPDATE_GENERATED=1 to write them anew.</summary>
    [Fact]
    public void The_schemas_for_editors_are_those_of_the_catalogue()
    {
        foreach (var (name, schema) in DialplanSchema.Files)
        {
            var path = Path.Combine(_folder, name);
            if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
                File.WriteAllText(path, schema);
            Assert.Equal(schema, File.ReadAllText(path));
        }

        Assert.Equal(
            DialplanSchema.Files.Keys.Order(),
            Directory.EnumerateFiles(_folder, "*.schema.json").Select(path => Path.GetFileName(path)!).Order());
    }
}
