using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Tests.Steps;

/// <summary>Asked how it was, a caller answers, is silent, mistakes the key or goes; he is never held up.</summary>
public sealed class SurveyStepTests
{
    static readonly PlanSet _plans = Plans("thanks: vm_done, wait: 4s");

    static PlanSet Plans(string words) => PlanTexts.With("test/flow.yaml", $$"""
        start: choose
        steps:
          choose: { menu: menu, keys: { 5: how }, otherwise: general }
          how:
            { survey: ask, keys: { 1: 1, 2: 2, 3: 3 }, {{words}},
              told: thanked, silent: unsaid, otherwise: general }
          thanked: { play: welcome, then: bye }
          unsaid: { play: vm_none, then: bye }
          general: { queue: general, otherwise: bye }
          bye: { hang up: goodbye }
        """);

    static FloorRig AtSurvey(PlanSet? plans = null) =>
        new FloorRig("2026-03-11 09:00:00", plans ?? _plans).Dials("96000").Presses("5").Hears("common/ask");

    static FloorRig Thanked(string key = "1") => AtSurvey().Presses(key).Hears("common/vm_done.1", "common/vm_done.2");

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("3", 3)]
    public void A_key_is_the_rating_and_counts_while_the_question_is_heard(string key, int rating)
    {
        var rig = AtSurvey();

        Assert.True(rig.Playing.CutByDigit);
        Assert.Equal(rating, rig.Presses(key).Record.Rating);
    }

    [Fact]
    public void The_key_stands_in_the_path() => Assert.Equal("choose:5,how:2", Thanked("2").Record.IvrPath);

    [Fact]
    public void A_call_is_in_the_survey_while_it_is_asked_and_thanked_and_no_longer()
    {
        var rig = AtSurvey();

        Assert.Equal(CallState.Survey, rig.Record.State);
        Assert.Equal(CallState.Survey, rig.Presses("1").Record.State);
        Assert.Equal(CallState.Flow, rig.HearsItOut().Hears("common/welcome").Record.State);
    }

    [Fact]
    public void The_first_answer_stands()
    {
        var rig = Thanked("1").Presses("3#").Hears("common/vm_done.1", "common/vm_done.2");

        Assert.Equal(1, rig.HearsItOut().Hears("common/welcome").Record.Rating);
    }

    [Fact]
    public void Thanks_that_cannot_be_played_lead_on_too() =>
        Thanked().HearsItOut(PlayEnding.Failed).Hears("common/welcome");

    [Fact]
    public void Without_thanks_it_leads_on_at_once()
    {
        var rig = AtSurvey(Plans("wait: 4s")).Presses("1").Hears("common/welcome");

        Assert.Equal(1, rig.Record.Rating);
        Assert.Equal(CallState.Flow, rig.Record.State);
    }

    [Fact]
    public void Silence_is_waited_for_after_the_question_and_asks_once_more()
    {
        var rig = AtSurvey().HearsItOut();
        rig.TakeNew();

        Assert.Empty(rig.Passes(3.999).TakeNew());
        Assert.Single(rig.Passes(0.001).TakeNew().OfType<FloorOutput.Play>());
        rig.Hears("common/ask");
    }

    [Fact]
    public void The_second_silence_leads_on_without_a_rating()
    {
        var rig = AtSurvey().HearsItOut().Passes(4).HearsItOut().Passes(4).Hears("common/vm_none");

        Assert.Null(rig.Record.Rating);
        Assert.Equal(CallState.Flow, rig.Record.State);
    }

    [Fact]
    public void A_question_that_cannot_be_played_still_leaves_time_for_a_key() =>
        Assert.Equal(2, AtSurvey().HearsItOut(PlayEnding.Failed).Passes(3).Presses("2").Record.Rating);

    [Fact]
    public void A_wrong_key_says_so_and_asks_once_more() =>
        Assert.Equal(3, AtSurvey().Presses("4").Hears("common/invalid", "common/ask").Presses("3").Record.Rating);

    [Theory]
    [InlineData("44")]
    [InlineData("94")]
    [InlineData("0*")]
    public void A_wrong_key_last_leads_to_the_rest(string keys) =>
        Assert.Null(AtSurvey().Presses(keys).Hears("common/queue_unstaffed").Record.Rating);

    [Fact]
    public void A_silence_after_a_wrong_key_leads_where_silence_does() =>
        AtSurvey().Presses("4").HearsItOut().Passes(4).Hears("common/vm_none");

    [Fact]
    public void Asked_once_only_if_the_plan_says_so() =>
        AtSurvey(Plans("times: 1")).HearsItOut().Passes(5).Hears("common/vm_none");

    [Fact]
    public void Outcomes_that_are_not_written_are_the_rest()
    {
        var plans = PlanTexts.With("test/flow.yaml", """
            start: how
            steps:
              how: { survey: ask, keys: { 1: 1 }, times: 1, otherwise: bye }
              bye: { hang up: goodbye }
            """);

        FloorRig Asked() => new FloorRig("2026-03-11 09:00:00", plans).Dials("96000").Hears("common/ask");
        Asked().Presses("1").Hears("common/goodbye");
        Asked().Presses("2").Hears("common/goodbye");
        Asked().HearsItOut().Passes(5).Hears("common/goodbye");
    }

    [Fact]
    public void Hash_after_the_key_that_led_here_only_ends_it()
    {
        var rig = AtSurvey().Presses("#").Hears("common/ask").Presses("4").Hears("common/invalid", "common/ask");

        rig.Presses("#").Hears("common/vm_none");
    }

    [Fact]
    public void A_digit_pressed_ahead_is_the_answer()
    {
        var plans = PlanTexts.With("test/flow.yaml", """
            start: hello
            steps:
              hello: { play: welcome, then: how }
              how: { survey: ask, keys: { 1: 1, 2: 2 }, otherwise: bye }
              bye: { hang up: goodbye }
            """);

        Assert.Equal(2, new FloorRig("2026-03-11 09:00:00", plans).Dials("96000").Presses("2").Record.Rating);
    }

    [Fact]
    public void Whoever_hangs_up_instead_of_answering_was_dealt_with()
    {
        var rig = AtSurvey().HangsUp().Ends(CallEndReason.CitizenHungUp, HangupSide.Citizen);

        Assert.Null(rig.Finished!.Rating);
    }

    [Fact]
    public void Whoever_hangs_up_during_the_thanks_has_rated()
    {
        var rig = Thanked("3").HangsUp().Ends(CallEndReason.CitizenHungUp, HangupSide.Citizen);

        Assert.Equal(3, rig.Finished!.Rating);
    }

    [Fact]
    public void The_goodbye_after_a_survey_ends_a_call_that_was_dealt_with()
    {
        var bye = Thanked().HearsItOut().HearsItOut().Hears("common/goodbye");

        bye.HearsItOut().HangsUp(CallGone.ByUs).Ends(CallEndReason.CitizenHungUp, HangupSide.Server);
        Assert.Equal(1, bye.Finished!.Rating);
    }

    [Fact]
    public void A_wire_that_breaks_during_the_survey_is_the_reason() =>
        AtSurvey().HangsUp(CallGone.MediaTimeout).Ends(CallEndReason.MediaTimeout, HangupSide.Server);

    [Theory]
    [InlineData("{ 1: 1, 1: 2 }", "19: key 1 is given twice - Keep one of them")]
    [InlineData("{ 1: 1, 2: 1 }", "22: two keys give 1 - Give each by one key")]
    [InlineData("{ 1: 1, 2: 3 }", "11: no key gives 2 - Give 1, the best, to 2, each by one key")]
    [InlineData("{ 1: 0 }", "16: key 1 gives `0` - Write a whole number from 1 to 9")]
    [InlineData("{ 1: good }", "16: key 1 gives `good` - Write a whole number from 1 to 9")]
    [InlineData("{ 1: [1] }", "16: key 1 gives a list - Write a whole number from 1 to 9")]
    [InlineData("{ 12: 1 }", "13: `12` is no key that gives a rating - Use 0 to 9")]
    [InlineData("{ \"*\": 1 }", "13: `*` is no key that gives a rating - Use 0 to 9")]
    [InlineData("{}", "11: `keys` is empty - Write { 1: 1, 2: 2, 3: 3 }: the key, then what it gives")]
    [InlineData("good", "11: `keys` is `good` - Write { 1: 1, 2: 2, 3: 3 }: the key, then what it gives")]
    public void A_mistake_in_the_ratings_is_shown_where_it_was_made(string keys, string problem) =>
        Assert.Equal([$"test/flow.yaml:5:{problem}"], Problems($"survey: ask\n    keys: {keys}\n    otherwise: end"));

    [Theory]
    [InlineData("survey: ask\n    otherwise: end", "4:5: `keys` is missing - Add `keys: …`")]
    [InlineData("survey: ask\n    keys: { 1: 1 }", "4:5: `otherwise` is missing - Add `otherwise: …`")]
    [InlineData("survey: asq\n    keys: { 1: 1 }\n    otherwise: end",
        "4:13: there is no prompt `asq` - Did you mean `ask`?")]
    [InlineData("survey: ask\n    keys: { 1: 1 }\n    thanks: goodby\n    otherwise: end",
        "6:13: there is no prompt `goodby` - Did you mean `goodbye`?")]
    [InlineData("survey: ask\n    keys: { 1: 1 }\n    told: ende\n    otherwise: end",
        "6:11: told leads to `ende`; there is no such step - Did you mean `end`?")]
    [InlineData("survey: ask\n    keys: { 1: 1 }\n    silence: end\n    otherwise: end",
        "6:5: `silence` is no word here - Did you mean `silent`?")]
    [InlineData("survey: ask\n    keys: { 1: 1 }\n    wait: 2m\n    otherwise: end",
        "6:11: `wait` is `2m` - Write a duration from 1s to 1m, such as 5s or 3m")]
    public void A_mistake_in_a_survey_is_shown_where_it_was_made(string step, string problem) =>
        Assert.Equal([$"test/flow.yaml:{problem}"], Problems(step));

    static string[] Problems(string step) => [.. new PlanTexts()
        .Set("test/flow.yaml", $"start: a\nsteps:\n  a:\n    {step}\n  end: {{ hang up: goodbye }}\n")
        .Problems()
        .Where(problem => !problem.Contains("never reached"))];
}
