using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Tests.Steps;

public sealed class PlayStepTests
{
    static readonly PlanSet _plans = PlanTexts.With("test/flow.yaml", """
        start: hello
        steps:
          hello: { play: welcome, then: law }
          law: { play: ask, interruptible: no, then: menu }
          menu: { menu: menu, keys: { 1: number, 2: general }, otherwise: general }
          number: { collect: ask, digits: 2, collected: bye, otherwise: general }
          bye: { play: goodbye, then: menu }
          general: { queue: general, otherwise: menu }
        """);

    static FloorRig AtWelcome() => new FloorRig("2026-03-11 09:00:00", _plans).Dials("96000").Hears("common/welcome");

    [Fact]
    public void A_digit_cuts_a_prompt_that_may_be_cut()
    {
        var rig = AtWelcome();

        Assert.True(rig.Playing.CutByDigit);
        rig.Presses("1").Hears("common/ask");
    }

    [Fact]
    public void A_prompt_that_must_be_heard_is_heard_to_its_end()
    {
        var rig = AtWelcome().HearsItOut().Hears("common/ask");

        Assert.False(rig.Playing.CutByDigit);
        rig.Presses("1").Hears("common/ask").HearsItOut().Hears("common/menu");
    }

    [Fact]
    public void A_digit_pressed_ahead_is_good_until_the_next_menu()
    {
        var rig = AtWelcome().Presses("2").HearsItOut();

        Assert.Equal("hello,law,menu:2,general", rig.Record.IvrPath);
    }

    [Fact]
    public void A_digit_pressed_ahead_is_used_once()
    {
        AtWelcome().Presses("2").HearsItOut().Hears("common/queue_unstaffed").HearsItOut().Hears("common/menu");
    }

    [Fact]
    public void A_digit_pressed_ahead_is_forgotten_where_something_else_comes_first()
    {
        var plans = PlanTexts.With("test/flow.yaml", """
            start: hello
            steps:
              hello: { play: welcome, then: general }
              general: { queue: general, otherwise: menu }
              menu: { menu: menu, keys: { 1: hello }, otherwise: general }
            """);

        new FloorRig("2026-03-11 09:00:00", plans).Dials("96000").Presses("1").Hears("common/queue_unstaffed")
            .HearsItOut().Hears("common/menu");
    }

    [Fact]
    public void Hash_and_star_are_not_pressed_ahead() => AtWelcome().Presses("#*").Hears("common/welcome");

    [Fact]
    public void A_digit_pressed_ahead_begins_a_number()
    {
        var rig = AtWelcome().HearsItOut().HearsItOut().Presses("1").Presses("12").Hears("common/goodbye");

        rig.Presses("1").Presses("34").Hears("common/goodbye");
    }
}
