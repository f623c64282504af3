using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Checklists;

/// <summary>checklists.yaml: what is to be done about matters of a kind.</summary>
public sealed class ChecklistReaderTests
{
    internal const string Lists = """
        - checklist: complaint
          title: 投诉办理清单
          for: 投诉
          subjects: [路灯]
          attached: dispatch
          steps:
            - { do: 已核对事实, by: units, before: submitResult }
            - { do: 已告知权利, by: units }
            - { do: 已核对材料, before: close }
        - checklist: intake
          title: 受理清单
          attached: register
          steps: [ { do: 已核实地址, before: dispatch } ]
        - { checklist: group, title: 群体事项清单, steps: [ { do: 已报告负责人 }, { do: 已到现场, by: units } ] }
        """;

    [Fact]
    public void Every_word_is_read()
    {
        var book = Read(Lists, out var problems);

        Assert.Empty(problems);
        var complaint = book.Find("complaint")!;
        Assert.Equal(["路灯"], complaint.Subjects.AsEnumerable());
        Assert.Equal(TicketGate.Dispatch, complaint.AttachedAt);
        Assert.Equal([(TicketGate.SubmitResult, true), ((TicketGate?)null, true), (TicketGate.Close, false)],
            complaint.Steps.Select(step => (step.Before, step.ForUnits)));
        Assert.Null(book.Find("group")!.AttachedAt);
    }

    [Theory]
    [InlineData("- { checklist: a, title: 甲, steps: [] }", "1:36: there is nothing to do - "
        + "Write - { do: … }, or remove the checklist")]
    [InlineData("- { checklist: a, title: 甲 }", "1:3: `steps` is missing - Add `steps: …`")]
    [InlineData("- { checklist: a, title: 甲, steps: [ { do: 乙 }, { do: 乙 } ] }",
        "1:36: `乙` is to be done twice - Keep one of them")]
    [InlineData("- { checklist: a, title: 甲, steps: [ { do: 乙, before: register } ] }",
        "1:55: `register` has no meaning here - Known here: close, dispatch, submitResult")]
    [InlineData("- { checklist: a, title: 甲, steps: [ { do: 乙, before: submitResult } ] }",
        "1:55: a unit would wait for what it cannot see - Add `by: units`, or let another act wait for it")]
    [InlineData("- { checklist: a, title: 甲, attached: dispatch, steps: [ { do: 乙, before: dispatch } ] }",
        "1:75: the list comes with the dispatch and would be late for it - "
        + "Write `attached: register`, or let another act wait for it")]
    [InlineData("- { checklist: A, title: 甲, steps: [ { do: 乙 } ] }",
        "1:16: `A` is no name of a checklist - Use at most 40 small letters, digits and hyphens")]
    [InlineData("- { checklist: a, title: 甲, steps: [ { do: 乙 } ] }\n"
        + "- { checklist: a, title: 丙, steps: [ { do: 乙 } ] }",
        "2:16: checklist `a` is written twice - Keep one of them")]
    [InlineData("checklist: a", "1:1: here stands a group of words where a list of checklists is expected - "
        + "Write - { checklist: …, title: …, steps: [ { do: … } ] }")]
    public void A_mistake_is_said_with_its_place(string text, string problem)
    {
        var book = Read(text, out var problems);

        Assert.Equal("checklists.yaml:" + problem, Assert.Single(problems));
        Assert.Empty(book.All);
    }

    [Fact]
    public void No_slip_of_the_hand_makes_the_reader_throw() => Prop.ForAll<ushort, byte>((where, how) =>
    {
        var at = where % Lists.Length;
        var text = (how % 5) switch
        {
            0 => Lists.Remove(at, 1),
            1 => Lists.Insert(at, ":"),
            2 => Lists.Insert(at, "\n  "),
            3 => Lists[..at],
            _ => Lists.Insert(at, "[{*"),
        };

        var book = Read(text, out var problems);

        Assert.True(problems.Length == 0 || book.All.IsEmpty);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    internal static ChecklistBook Read(string text, out string[] problems)
    {
        var list = new ProblemList("checklists.yaml");
        var book = ChecklistReader.Read(text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return book;
    }
}
