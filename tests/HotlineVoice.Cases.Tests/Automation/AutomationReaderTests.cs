using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Automation;

/// <summary>automation.yaml: what may be written, and what is said of the rest.</summary>
public sealed class AutomationReaderTests
{
    const string Good = """
        - id: told
          title: 派单
          when: { event: dispatched }
          then:
            - notify: { to: [unit, dispatcher], by: [inApp, sms], text: "工单 {ticketNo} {title} {class} {unit}" }
            - tag: 已通知
            - untag: 待派
            - note: "{event} {clause} {due}"
        - id: soon
          title: 将至
          when: { before: { clock: finish, workingDays: 1 } }
          if: { class: [投诉, 求助], urgency: 一般, key: no, division: 2102, deadline: onTime, repeats: 2 }
          then: [{ notify: { to: caller, by: sms, text: 正在办理 } }]
        - id: morning
          title: 每日
          when: { daily: "08:30" }
          then: [{ notify: { to: dispatcher, text: "{dueToday} {overdue}" } }]
        """;

    [Theory]
    [InlineData("liaoning-12316", "jn12316")]
    [InlineData("liaoning-12345", "ln12345")]
    [InlineData("wengyuan-12345", "wy12345")]
    [InlineData("mengcheng-7812345", "mc7812345")]
    [InlineData("anshan-12345", "as12345")]
    public void What_ships_can_be_read_and_holds_the_three_steps_of_the_ladder(string folder, string code)
    {
        var rules = ShippedRules.AutomationOf(folder, ShippedRules.Of(code)).Rules;

        Assert.Equal(["due-soon", "due-now", "due-long"],
            rules.Where(rule => rule.Id.StartsWith("due-", StringComparison.Ordinal)).Select(rule => rule.Id));
        Assert.Equal(new TimeOnly(8, 30),
            Assert.Single(rules.Select(rule => rule.When).OfType<AutomationTrigger.Daily>()).At);
    }

    [Fact]
    public void A_rule_says_when_if_and_then()
    {
        var book = Read(Good, out var problems);

        Assert.Empty(problems);
        Assert.Equal(["told", "soon", "morning"], book.Rules.Select(rule => rule.Id));
        Assert.Equal(["dispatch"], Assert.IsType<AutomationTrigger.Happened>(book.Rules[0].When).Events);
        Assert.Equal(4, book.Rules[0].Then.Length);
        Assert.Equal(new AutomationTrigger.AroundDue("finish", -1, ClockUnit.WorkingDay), book.Rules[1].When);
        Assert.False(book.Rules[1].If.IsKey);
    }

    [Theory]
    [InlineData("event: dispatched", "event: dispached", "test.yaml:3:18: `dispached` is no value of `event` -")]
    [InlineData("clock: finish", "clock: finnish", "test.yaml:11:28: `finnish` is no clock of rules.yaml -")]
    [InlineData("workingDays: 1 }", "workingDays: 1, minutes: 5 }", "test.yaml:11:19: it says two times -")]
    [InlineData("{title} ", "{caller} ", "test.yaml:5:65: `{caller}` stands for nothing here -")]
    [InlineData("to: caller, by: sms", "to: caller", "test.yaml:13:20: the caller is told by a short message")]
    [InlineData("id: soon", "id: told", "test.yaml:9:7: `told` is the id of two rules -")]
    [InlineData("daily: \"08:30\"", "daily: 8.30", "test.yaml:16:18: `daily` is `8.30` -")]
    [InlineData("{ event: dispatched }", "{ }", "test.yaml:3:9: nothing sets it off -")]
    [InlineData("- tag: 已通知", "- { tag: 甲, note: 乙 }", "test.yaml:6:7: two things are done in one line -")]
    [InlineData("to: dispatcher,", "to: unit,", "test.yaml:17:20: a daily rule tells people of the hotline")]
    [InlineData("key: no", "kee: no", "`kee` is no word here - Did you mean `key`?")]
    public void A_mistake_is_named_with_its_place_and_its_remedy(string was, string written, string said)
    {
        Assert.Contains(was, Good, StringComparison.Ordinal);

        var book = Read(Good.Replace(was, written, StringComparison.Ordinal), out var problems);

        Assert.Contains(problems, problem => problem.Contains(said, StringComparison.Ordinal));
        Assert.Empty(book.Rules);
    }

    [Fact]
    public void Whatever_is_cut_out_or_put_in_is_read_or_explained_and_never_thrown_for()
    {
        var random = new Random(20261127);
        string[] bits = ["[", "]", "{", "}", ":", "-", "\"", "\n", " ", "&a", "*", "notify", "8", "event", ",", "é"];
        for (var i = 0; i < 3_000; i++)
        {
            var text = Good;
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                var at = random.Next(text.Length);
                text = random.Next(2) == 0
                    ? text.Remove(at, random.Next(Math.Min(20, text.Length - at)))
                    : text.Insert(at, bits[random.Next(bits.Length)]);
            }

            var book = Read(text, out var problems);
            Assert.True(problems.Count == 0 || book.Rules.IsEmpty);
            Assert.All(problems, problem => Assert.StartsWith("test.yaml:", problem, StringComparison.Ordinal));
        }
    }

    static AutomationBook Read(string text, out List<string> problems)
    {
        var list = new ProblemList("test.yaml");
        var book = AutomationReader.Read(ShippedRules.Offices, ShippedRules.Jn.Sets, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return book;
    }
}
