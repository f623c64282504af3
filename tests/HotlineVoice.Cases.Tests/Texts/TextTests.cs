using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Texts;

public sealed class TextTests
{
    [Fact]
    public void Nodes_know_where_they_were_written()
    {
        var root = (TextNode.Map)Read("first: 1\nsecond:\n  - a\n  - { b: c }\n", out _)!;

        Assert.Equal((1, 8), Place(root.Entries[0].Value));
        var list = (TextNode.List)root.Entries[1].Value;
        Assert.Equal((3, 5), Place(list.Items[0]));
        Assert.Equal((4, 10), Place(((TextNode.Map)list.Items[1]).Entries[0].Value));
    }

    [Fact]
    public void Values_stay_as_they_were_written()
    {
        var root = (TextNode.Map)Read("a: 02412316\nb: 08:00\nc: yes\nd: \"#\"\n", out _)!;

        Assert.Equal(["02412316", "08:00", "yes", "#"],
            root.Entries.Select(entry => ((TextNode.Scalar)entry.Value).Text));
    }

    [Theory]
    [InlineData("a: *b", "an alias (*) cannot be used here")]
    [InlineData("a: &b c", "anchors and tags are not part of this language")]
    [InlineData("a: !!int 3", "anchors and tags are not part of this language")]
    [InlineData("a: 1\n---\nb: 2", "a second document begins here")]
    [InlineData("a: [1", "this is not YAML")]
    [InlineData("a:\n\t- b", "this is not YAML")]
    [InlineData("", "the file is empty")]
    [InlineData("[a]: b", "a list cannot be a word")]
    public void What_the_language_does_not_have_is_a_problem(string text, string what)
    {
        Read(text, out var problems);

        Assert.StartsWith(what, Assert.Single(problems).What);
    }

    [Fact]
    public void What_is_nested_too_deeply_or_too_long_is_refused_and_costs_nothing()
    {
        Assert.Null(Read(new string('[', 5000), out var deep));
        Assert.Contains("nested too deeply", Assert.Single(deep).What);
        Assert.Null(Read(new string('a', YamlText.CharactersMax + 1), out var longer));
        Assert.Single(longer);
    }

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Prop.ForAll<NonNull<string>>(text => Read(text.Get, out _)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Where_the_library_loses_its_way_there_is_a_problem_of_that_place()
    {
        Assert.Null(Read(":\t[\na", out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal(1, problem.Line);
        Assert.Contains("makes no sense", problem.What);
    }

    [Theory]
    [InlineData("5s", 5)]
    [InlineData("3m", 180)]
    [InlineData("1h", 3600)]
    [InlineData("0s", 0)]
    public void Durations_are_a_number_and_a_letter(string text, int seconds)
    {
        Assert.True(Durations.TryParse(text, out var value));
        Assert.Equal(seconds, value.TotalSeconds);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    [InlineData("1.5s")]
    [InlineData("25h")]
    [InlineData("99999999999s")]
    [InlineData("")]
    public void Other_durations_are_none(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData("my-tickets", "Did you mean `my-ticket`?")]
    [InlineData("wrong_key", "Did you mean `wrong key`?")]
    [InlineData("plya", "Did you mean `play`?")]
    [InlineData("vm", "Known here: my-ticket, play, wrong key")]
    public void A_word_that_is_nearly_known_is_suggested(string written, string suggestion) =>
        Assert.Equal(suggestion, Spelling.Suggest(written, ["my-ticket", "play", "wrong key"]));

    [Fact]
    public void A_problem_reads_as_editors_want_it() => Assert.Equal(
        "a/flow.yaml:23:12: key 3 leads nowhere - Name a step",
        new Problem("a/flow.yaml", 23, 12, "key 3 leads nowhere", "Name a step").ToString());

    static TextNode? Read(string text, out IReadOnlyList<Problem> problems)
    {
        var list = new ProblemList("file.yaml");
        var node = YamlText.Read(text, list);
        problems = list.Problems;
        return node;
    }

    static (int Line, int Column) Place(TextNode node) => (node.Line, node.Column);
}
