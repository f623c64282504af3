using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Tests.Steps;

/// <summary>The rules of every tree: keys, silences, and that nobody is lost.</summary>
public sealed class MenuStepTests
{
    const string Day = "2026-03-11 09:12:00";
    const string Night = "2026-03-24 21:30:00";

    static FloorRig AtMenu() => new FloorRig(Day).Dials().HearsItOut().Hears("jn12316/menu");

    static FloorRig AtNight() => new FloorRig(Night).Dials().Hears("jn12316/after_hours");

    [Fact]
    public void A_key_during_the_prompt_counts_at_once()
    {
        var rig = AtMenu();

        Assert.True(rig.Playing.CutByDigit);
        rig.Presses("1").Hears("common/queue_unstaffed");
        Assert.Equal("welcome,menu:1,q_consult", rig.Record.IvrPath);
        Assert.Equal("jn12316/q_consult", rig.Record.Queue);
    }

    [Fact]
    public void A_key_that_comes_after_the_cut_is_reported_counts_too()
    {
        var rig = AtMenu().HearsItOut(PlayEnding.Cut).Presses("1");

        Assert.Equal("welcome,menu:1,q_consult", rig.Record.IvrPath);
    }

    [Fact]
    public void A_key_during_the_welcome_counts_in_the_menu()
    {
        var rig = new FloorRig(Day).Dials().Presses("1");

        Assert.Equal("welcome,menu:1,q_consult", rig.Record.IvrPath);
        rig.Hears("common/queue_unstaffed");
    }

    [Fact]
    public void A_wrong_key_says_so_and_offers_the_menu_again()
    {
        AtMenu().Presses("7").Hears("common/invalid", "jn12316/menu");
    }

    [Fact]
    public void The_second_wrong_key_in_a_row_leads_to_a_person()
    {
        var rig = AtMenu().Presses("78");

        rig.Hears("common/queue_unstaffed");
        Assert.Equal("welcome,menu,q_general", rig.Record.IvrPath);
    }

    [Fact]
    public void Silence_offers_the_menu_again_without_a_word()
    {
        AtMenu().HearsItOut().Passes(5).Hears("jn12316/menu");
    }

    [Fact]
    public void Silence_is_waited_for_after_the_prompt_and_not_a_moment_less()
    {
        var rig = AtMenu().HearsItOut();
        rig.TakeNew();

        Assert.Empty(rig.Passes(4.999).TakeNew());
        Assert.Single(rig.Passes(0.001).TakeNew().OfType<FloorOutput.Play>());
    }

    [Fact]
    public void Two_silences_are_told_and_lead_to_a_person()
    {
        AtMenu().HearsItOut().Passes(5).HearsItOut().Passes(5).Hears("common/timeout")
            .HearsItOut().Hears("common/queue_unstaffed");
    }

    [Fact]
    public void A_wrong_key_and_a_silence_are_counted_together()
    {
        AtMenu().Presses("7").HearsItOut().Passes(5).Hears("common/timeout");
    }

    [Fact]
    public void By_night_one_silence_leads_to_the_voicemail_and_says_so()
    {
        var rig = AtNight().HearsItOut().Passes(8).Hears("common/timeout_vm").HearsItOut();

        rig.Hears("jn12316/vm", "common/vm_beep", "common/beep");
        Assert.Equal("after_hours,vm", rig.Record.IvrPath);
    }

    [Theory]
    [InlineData('0', "welcome,menu:0,q_general")]
    [InlineData('4', "welcome,menu:4,q_general")]
    [InlineData('3', "welcome,menu:3,progress")]
    [InlineData('2', "welcome,menu:2,secret")]
    public void Each_key_leads_where_the_plan_says(char key, string path) =>
        Assert.Equal(path, AtMenu().Presses(key.ToString()).Record.IvrPath);

    [Fact]
    public void Zero_asks_for_a_person_in_a_menu_that_does_not_name_it()
    {
        var rig = AtNight().Presses("0");

        Assert.Equal("after_hours:0,vm", rig.Record.IvrPath);
    }

    [Fact]
    public void Nine_repeats_as_often_as_it_is_pressed()
    {
        var rig = AtMenu().Presses("9999").Hears("jn12316/menu");

        Assert.Equal("welcome,menu:9,menu:9,menu:9,menu:9,menu", rig.Record.IvrPath);
    }

    [Fact]
    public void Star_goes_back_to_the_menu_before_and_stays_in_the_first()
    {
        AtMenu().Presses("2").Hears("jn12316/secret").Presses("*").Hears("jn12316/menu").Presses("*")
            .Hears("jn12316/menu");
    }

    [Fact]
    public void Star_finds_the_way_back_in_menus_that_do_not_name_it()
    {
        var plans = PlanTexts.With("test/flow.yaml", """
            start: first
            steps:
              first: { menu: menu, keys: { 1: second }, otherwise: general }
              second: { menu: ask, keys: { 1: third }, otherwise: general }
              third: { menu: welcome, keys: { 1: first }, otherwise: general }
              general: { queue: general, otherwise: first }
            """);
        var rig = new FloorRig(Day, plans).Dials("96000").Presses("11").Hears("common/welcome");

        rig.Presses("*").Hears("common/ask").Presses("*").Hears("common/menu").Presses("*").Hears("common/menu");
        rig.Presses("111").Hears("common/menu").Presses("*").Hears("common/menu");
    }

    [Fact]
    public void Hash_after_a_key_only_ends_it()
    {
        var rig = AtMenu().Presses("2#").Hears("jn12316/secret");

        Assert.Equal("welcome,menu:2,secret", rig.Record.IvrPath);
        rig.Presses("7").Hears("common/invalid", "jn12316/secret");
    }

    [Fact]
    public void Hash_alone_ends_an_empty_input_and_counts_as_silence()
    {
        AtMenu().Presses("#").Hears("jn12316/menu").Presses("#").Hears("common/timeout");
    }

    [Fact]
    public void A_failed_prompt_still_leaves_time_for_a_key()
    {
        var rig = AtMenu().HearsItOut(PlayEnding.Failed).Passes(3).Presses("1");

        Assert.Equal("welcome,menu:1,q_consult", rig.Record.IvrPath);
    }

    [Fact]
    public void A_path_does_not_grow_without_bound()
    {
        var rig = AtMenu().Presses(new string('9', 2000));

        Assert.InRange(rig.Record.IvrPath.Length, 990, 1001);
        Assert.EndsWith("…", rig.Record.IvrPath);
        rig.Presses("2").Hears("jn12316/secret");
    }

    [Fact]
    public void The_anonymous_way_is_marked_before_anything_is_said_on_it()
    {
        var rig = AtMenu().Presses("22");

        Assert.True(rig.Record.Anonymous);
        Assert.Equal("welcome,menu:2,secret:2,q_complaint_anon", rig.Record.IvrPath);
    }

    [Fact]
    public void A_clock_that_was_moved_is_right_for_the_next_caller()
    {
        var rig = new FloorRig(Day).Dials().Hears("jn12316/welcome").MovesClock(TimeSpan.FromHours(12));

        rig.Dials().Hears("jn12316/after_hours");
    }
}
