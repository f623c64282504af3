namespace HotlineVoice.Hotline.Tests.Dialplans;

/// <summary>Every mistake a writer can make is shown where he made it, with what to do about it.</summary>
public sealed class ProblemTests
{
    const string Flow = "test/flow.yaml";
    const string Hotline = "test/hotline.yaml";

    [Fact]
    public void The_small_hotline_of_these_tests_has_none() => Assert.Empty(new PlanTexts().Problems());

    [Theory]
    [InlineData("{ 1: genral }", "test/flow.yaml:5:16: key 1 leads to `genral`; there is no such step"
        + " - Did you mean `general`?")]
    [InlineData("{ 1: general, 1: vm }", "test/flow.yaml:5:25: key 1 is given twice - Keep one of them")]
    [InlineData("{ 12: general }", "test/flow.yaml:5:13: `12` is no key that a menu can offer"
        + " - Use 0 to 9 or \"*\"; # ends input")]
    [InlineData("{ \"#\": general }", "test/flow.yaml:5:13: `#` is no key that a menu can offer"
        + " - Use 0 to 9 or \"*\"; # ends input")]
    [InlineData("{ 1: [general] }", "test/flow.yaml:5:16: key 1 leads to a list - Name one step")]
    [InlineData("general", "test/flow.yaml:5:11: `keys` is `general` - Write { 1: step, 2: step }")]
    public void A_mistake_in_the_keys_of_a_menu(string keys, string problem) => Assert.Equal([problem], new PlanTexts()
        .Set(Flow, $"""
            start: menu
            steps:
              menu:
                menu: menu
                keys: {keys}
                otherwise: general
              general: {"{"} queue: general, otherwise: vm {"}"}
              vm: {"{"} voicemail: vm, otherwise: end {"}"}
              end: {"{"} hang up: goodbye {"}"}
            """).Problems());

    [Theory]
    [InlineData("play: welcome\n    than: menu",
        "test/flow.yaml:4:5: `then` is missing - Add `then: …`",
        "test/flow.yaml:5:5: `than` is no word here - Did you mean `then`?")]
    [InlineData("plya: welcome\n    then: end",
        "test/flow.yaml:3:3: step `a` has no verb - Did you mean `play`?")]
    [InlineData("play: welcome\n    menu: menu\n    then: end",
        "test/flow.yaml:3:3: step `a` has 2 verbs - Split it into steps of one verb each")]
    [InlineData("play: welcom\n    then: end",
        "test/flow.yaml:4:11: there is no prompt `welcom` - Did you mean `welcome`?")]
    [InlineData("play: [welcome]\n    then: end",
        "test/flow.yaml:4:11: `play` is a list - Give it one value")]
    [InlineData("play: welcome\n    then: end\n    then: end",
        "test/flow.yaml:6:5: `then` is written twice - Keep one of them")]
    [InlineData("play: welcome\n    interruptible: perhaps\n    then: end",
        "test/flow.yaml:5:20: `interruptible` is `perhaps` - Write yes or no")]
    [InlineData("calendar: nights\n    open: end\n    otherwise: end",
        "test/flow.yaml:4:15: there is no hours `nights` - Known here: working-hours")]
    [InlineData("queue: generel\n    otherwise: end",
        "test/flow.yaml:4:12: there is no queue `generel` - Did you mean `general`?")]
    [InlineData("voicemail: vm\n    at least: 3\n    otherwise: end",
        "test/flow.yaml:5:15: `at least` is `3` - Write a duration from 1s to 1m, such as 5s or 3m")]
    [InlineData("voicemail: vm\n    at most: 40m\n    otherwise: end",
        "test/flow.yaml:5:14: `at most` is `40m` - Write a duration from 10s to 30m, such as 5s or 3m")]
    [InlineData("menu: menu\n    times: 0\n    keys: { 1: end }\n    otherwise: a",
        "test/flow.yaml:5:12: `times` is `0` - Write a whole number from 1 to 9")]
    [InlineData("menu: menu\n    keys: { 1: end }",
        "test/flow.yaml:4:5: `otherwise` is missing - Add `otherwise: …`")]
    [InlineData("menu: menu\n    keys: { 1: end }\n    otherwise: end",
        "test/flow.yaml:4:5: menu `a` hangs up on a caller: otherwise leads to `end`"
        + " - Lead to a queue or a voicemail")]
    [InlineData("go: a", "test/flow.yaml:4:5: step `a` goes in a circle without waiting: a → a"
        + " - Let a step in it play, ask or wait for something")]
    [InlineData("play: *welcome\n    then: end",
        "test/flow.yaml:4:11: an alias (*) cannot be used here"
        + " - Write the value out, or put the star key in quotes: \"*\"",
        "test/flow.yaml:4:11: `play` is nothing - Give it one value")]
    public void A_mistake_in_a_step(string step, params string[] problems) => Assert.Equal(problems, new PlanTexts()
        .Set(Flow, $"start: a\nsteps:\n  a:\n    {step}\n  end: {{ hang up: goodbye }}\n")
        .Problems()
        .Where(problem => !problem.Contains("never reached")));

    [Theory]
    [InlineData("start: nowhere\nsteps:\n  end: { hang up: goodbye }",
        "test/flow.yaml:1:8: the flow starts at `nowhere`; there is no such step - Known here: end")]
    [InlineData("steps:\n  end: { hang up: goodbye }", "test/flow.yaml:1:1: `start` is missing - Add `start: …`")]
    [InlineData("start: end\nsteps:\n  end: { hang up: goodbye }\n  lost: { hang up: goodbye }",
        "test/flow.yaml:4:9: step `lost` is never reached - Lead to it from another step, or remove it")]
    [InlineData("start: end\nsteps:\n  end: { hang up: goodbye }\n  end: { hang up: goodbye }",
        "test/flow.yaml:4:3: step `end` is written twice - Keep one of them")]
    [InlineData("", "test/flow.yaml:1:1: the file is empty - Write it or remove it")]
    [InlineData("start: [\n", "test/flow.yaml:2:1: this is not YAML")]
    [InlineData("- start", "test/flow.yaml:1:1: here stands a list where words with values are expected"
        + " - Use: start, agent, steps")]
    public void A_mistake_in_the_whole_flow(string flow, string problem) =>
        Assert.StartsWith(problem, Assert.Single(new PlanTexts().Set(Flow, flow).Problems()));

    [Fact]
    public void All_mistakes_are_shown_at_once_in_the_order_of_their_places()
    {
        var problems = new PlanTexts()
            .Set(Flow, "start: a\nsteps:\n  a: { play: nothing, then: b }\n  c: { go: d }\n")
            .Set("test/queues.yaml", "general: { titel: 综合 }")
            .Problems();

        Assert.Equal(
        [
            "test/flow.yaml:3:14", "test/flow.yaml:3:29", "test/flow.yaml:4:12",
            "test/queues.yaml:1:10", "test/queues.yaml:1:12",
        ],
        problems.Select(problem => string.Join(':', problem.Split(':')[..3])));
    }

    [Theory]
    [InlineData("digit: 9", "digit: 12", "test/hotline.yaml:3:8: `digit` is `12` - Write a whole number from 1 to 9")]
    [InlineData("code: t1", "code: T-1",
        "test/hotline.yaml:2:7: `code` is `T-1` - Use at most 20 small letters and digits, such as jn12316")]
    [InlineData("[96000]", "[96x00]",
        "test/hotline.yaml:4:11: `96x00` is no number that can be dialled"
        + " - Write the national form in digits: 02412316")]
    [InlineData("08:00-20:00", "20:00-08:00", "test/hotline.yaml:6:34: `20:00-08:00` ends before it begins"
        + " - Write a span of one day as 08:00-20:00; what crosses midnight is two spans")]
    [InlineData("08:00-20:00", "8-20", "test/hotline.yaml:6:34: `8-20` is no span of hours"
        + " - Write a span of one day as 08:00-20:00; what crosses midnight is two spans")]
    [InlineData("08:00-20:00", "[08:00-12:00, 11:00-14:00]",
        "test/hotline.yaml:6:48: `11:00-14:00` overlaps another span of this day - Write each hour once")]
    [InlineData("working days:", "working-days:",
        "test/hotline.yaml:6:20: `working-days` is no word here - Did you mean `working days`?",
        "test/hotline.yaml:6:18: these hours name no days - Use: every day, working days, days off, or always")]
    [InlineData("staffed: working-hours", "staffed: hours",
        "test/hotline.yaml:7:10: there are no hours `hours` - Known here: working-hours")]
    [InlineData("next-working-day", "next-day", "test/hotline.yaml:8:29: `next-day` is no day that a message can be"
        + " due on - Known here: next-working-day, window-end-day")]
    public void A_mistake_in_the_hotline(string right, string wrong, params string[] problems)
    {
        var text = new PlanTexts();
        var hotline = """
            name: 试验热线
            code: t1
            digit: 9
            numbers: [96000]
            hours:
              working-hours: { working days: 08:00-20:00 }
            staffed: working-hours
            voicemail: { registered by: next-working-day }
            """.Replace(right, wrong);

        Assert.Equal(problems.Order(), text.Set(Hotline, hotline).Problems().Order());
    }

    [Fact]
    public void Two_hotlines_may_not_claim_the_same_code_digit_or_number()
    {
        var twin = "name: 另一热线\ncode: t1\ndigit: 9\nnumbers: [96000]\nhours: { h: always }\nstaffed: h\n";

        Assert.Equal(
        [
            "twin/hotline.yaml:2:7: code t1 is already that of test - Give it to one of them",
            "twin/hotline.yaml:3:8: digit 9 is already that of test - Give it to one of them",
            "twin/hotline.yaml:4:11: number 96000 is already that of test - Give it to one of them",
        ],
        new PlanTexts().Set("twin/hotline.yaml", twin).Problems());
    }

    [Fact]
    public void The_same_number_may_be_claimed_for_another_trunk()
    {
        var twin = "name: 另一热线\ncode: t2\ndigit: 8\nnumbers: [{ number: 96000, trunk: north }]\n"
            + "hours: { h: always }\nstaffed: h\n";

        Assert.Empty(new PlanTexts().Set("twin/hotline.yaml", twin).Problems());
    }

    [Fact]
    public void A_prompt_without_a_reading_is_a_problem_and_not_a_silence() => Assert.Equal(
        ["test/flow.yaml:4:11: prompt `menu` has no reading common/menu.wav - Record it, or run prompts/render.sh"],
        new PlanTexts().WithoutReading("common/menu").Problems());

    [Fact]
    public void A_shelf_without_the_tone_is_a_problem() => Assert.Equal(
        ["test/flow.yaml:11:5: the shelf has no reading common/beep.wav - Record it, or run prompts/render.sh"],
        new PlanTexts().WithoutReading("common/beep").Problems());

    [Fact]
    public void A_file_that_is_missing_or_unknown_is_named()
    {
        Assert.Equal(["test/hotline.yaml:0:0: the file is missing - Write it"],
            new PlanTexts().Remove(Hotline).Problems());
        Assert.Equal(["test/flows.yaml:0:0: `flows.yaml` is no file of a hotline - Did you mean `flow.yaml`?"],
            new PlanTexts().Set("test/flows.yaml", "x: y").Problems());
    }

    [Fact]
    public void A_hotline_without_a_flow_takes_no_calls_and_that_is_noted()
    {
        var load = new PlanTexts().Remove(Flow).Load();

        Assert.Empty(load.Problems);
        Assert.Contains("test takes no calls: it has no flow.yaml", load.Notes);
        Assert.Null(load.Plans!.HotlineOf("96000", null));
    }

    [Fact]
    public void Two_files_of_one_year_are_a_problem() => Assert.Contains(
        "calendars/b.yaml:1:1: 2026 stands in two files - Keep one of them",
        new PlanTexts()
            .Set("calendars/a.yaml", "year: 2026\ndays off: []\nmake-up days: []\n")
            .Set("calendars/b.yaml", "year: 2026\ndays off: []\nmake-up days: []\n")
            .Problems());
}
