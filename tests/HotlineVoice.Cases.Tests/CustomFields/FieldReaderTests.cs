using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.CustomFields;

/// <summary>fields.yaml: what a hotline wants to know of its own.</summary>
public sealed class FieldReaderTests
{
    internal const string Lights = """
        - field: scope
          label: 影响范围
          type: choice
          choices: [单户, 整栋楼, 整条街]
          for: [求助, 投诉]
          required before: [register, dispatch]
          shown to: units
        - { field: lamps, label: 不亮的灯数, type: number, measured in: 盏, shown to: units,
            required before: submitResult }
        - { field: seen-on, label: 发现日期, type: date }
        - { field: case, label: 案卷号, type: text, required before: close }
        """;

    [Fact]
    public void Every_word_is_read()
    {
        var book = Read(Lights, out var problems);

        Assert.Empty(problems);
        Assert.Equal(["scope", "lamps", "seen-on", "case"], book.All.Select(one => one.Id));
        var scope = book.Find("scope")!;
        Assert.Equal(["单户", "整栋楼", "整条街"], scope.Choices.AsEnumerable());
        Assert.Equal([TicketGate.Register, TicketGate.Dispatch], scope.RequiredBefore.AsEnumerable());
        Assert.True(scope.ForUnits);
        Assert.True(scope.AppliesTo(TicketClass.Help));
        Assert.False(scope.AppliesTo(TicketClass.Report));
        Assert.Equal("盏", book.Find("lamps")!.MeasuredIn);
        Assert.False(book.Find("case")!.ForUnits);
        Assert.Null(book.Find("nothing"));
    }

    [Theory]
    [InlineData("- { field: 灯, label: 灯, type: text }",
        "1:12: `灯` is no name of a field - Use at most 40 small letters, digits and hyphens")]
    [InlineData("- { field: a, label: 灯, type: txt }", "1:31: `txt` has no meaning here - Did you mean `text`?")]
    [InlineData("- { field: a, label: 灯, type: choice }", "1:31: there is nothing to choose - Add `choices: [ … ]`")]
    [InlineData("- { field: a, label: 灯, type: text, choices: [x] }",
        "1:46: only a field of type `choice` has choices - Write `type: choice`, or remove them")]
    [InlineData("- { field: a, label: 灯, type: choice, choices: [x, x] }",
        "1:52: `x` stands twice in `choices` - Keep one of them")]
    [InlineData("- { field: a, label: 灯, type: text, measured in: 米 }",
        "1:50: only a number is measured in something - Write `type: number`, or remove it")]
    [InlineData("- { field: a, label: 灯, type: text, required before: submitResult }",
        "1:54: a unit would need it before its result and cannot see it - "
        + "Add `shown to: units`, or leave `submitResult` out")]
    [InlineData("- { field: a, label: 灯, type: text, required before: send }",
        "1:54: `send` is no value of `required before` - Known here: close, dispatch, register, submitResult")]
    [InlineData("- { field: a, label: 灯, type: phone }",
        "1:31: `phone` would keep in clear what tells who somebody is - Ask for it in the caller's part of the form, "
        + "which is masked and can be sealed, and remove this field")]
    [InlineData("- { field: a, label: 灯, type: text, personal: yes }",
        "1:47: fields of a hotline's own are kept in clear and cannot hold what tells who somebody is - Ask for it in "
        + "the caller's part of the form, which is masked and can be sealed, and remove this field")]
    [InlineData("- { field: a, label: 灯, type: text }\n- { field: a, label: 盏, type: text }",
        "2:12: field `a` is written twice - Keep one of them")]
    [InlineData("- { field: a, label: 灯, type: text }\n- { field: b, label: 灯, type: text }",
        "2:22: two fields are called `灯` - Name one of them otherwise")]
    [InlineData("field: a", "1:1: here stands a group of words where a list of fields is expected - "
        + "Write - { field: …, label: …, type: text }")]
    public void A_mistake_is_said_with_its_place(string text, string problem)
    {
        var book = Read(text, out var problems);

        Assert.Equal("fields.yaml:" + problem, Assert.Single(problems));
        Assert.Empty(book.All);
    }

    [Fact]
    public void No_slip_of_the_hand_makes_the_reader_throw() => Prop.ForAll<ushort, byte>((where, how) =>
    {
        var at = where % Lights.Length;
        var text = (how % 5) switch
        {
            0 => Lights.Remove(at, 1),
            1 => Lights.Insert(at, ":"),
            2 => Lights.Insert(at, "\n  "),
            3 => Lights[..at],
            _ => Lights.Insert(at, "[{*"),
        };

        var book = Read(text, out var problems);

        Assert.True(problems.Length == 0 || book.All.IsEmpty);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    internal static FieldBook Read(string text, out string[] problems)
    {
        var list = new ProblemList("fields.yaml");
        var book = FieldReader.Read(text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return book;
    }
}
