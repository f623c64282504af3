using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Tests.Steps;

public sealed class CollectStepTests
{
    static readonly PlanSet _plans = PlanTexts.With("test/flow.yaml", """
        start: number
        steps:
          number:
            collect: ask
            digits: 4
            at least: 2
            collected: welcome
            nothing: general
            otherwise: vm
          welcome: { play: welcome, then: general }
          general: { queue: general, otherwise: vm }
          vm: { voicemail: vm, otherwise: end }
          end: { hang up: goodbye }
        """);

    static FloorRig AtQuestion() => new FloorRig("2026-03-11 09:00:00", _plans).Dials("96000").Hears("common/ask");

    [Fact]
    public void The_last_digit_ends_the_number() => AtQuestion().Presses("1234").Hears("common/welcome");

    [Fact]
    public void Hash_ends_a_shorter_number() => AtQuestion().Presses("12#").Hears("common/welcome");

    [Fact]
    public void Silence_ends_a_shorter_number() => AtQuestion().Presses("12").Passes(5).Hears("common/welcome");

    [Fact]
    public void Each_digit_begins_the_silence_anew() =>
        AtQuestion().Presses("1").Passes(4).Presses("2").Passes(4).Hears("common/ask").Passes(1)
            .Hears("common/welcome");

    [Fact]
    public void Hash_alone_leads_where_the_plan_says() => AtQuestion().Presses("#").Hears("common/queue_unstaffed");

    [Fact]
    public void Star_begins_again() =>
        AtQuestion().Presses("12*").Hears("common/ask").Presses("1#").Hears("common/invalid", "common/ask");

    [Fact]
    public void The_second_failed_input_leads_on() =>
        AtQuestion().Presses("1#").Presses("1#").Hears("common/vm", "common/vm_beep", "common/beep");

    [Fact]
    public void Silence_without_a_digit_fails() =>
        AtQuestion().HearsItOut().Passes(5).Hears("common/invalid", "common/ask");

    [Fact]
    public void What_was_entered_stays_out_of_the_path() =>
        Assert.Equal("number,welcome", AtQuestion().Presses("1234").Record.IvrPath);
}
