using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class DigitPairsTests
{
    readonly DigitPairs _pairs = new();

    [Fact]
    public void A_press_that_is_told_in_sound_and_by_INFO_counts_once()
    {
        Assert.True(Press('1', signalled: false, at: 0));
        Assert.False(Press('1', signalled: true, at: 200));
    }

    [Fact]
    public void The_same_key_pressed_twice_and_told_both_ways_counts_twice()
    {
        Assert.True(Press('1', signalled: false, at: 0));
        Assert.False(Press('1', signalled: true, at: 150));
        Assert.True(Press('1', signalled: false, at: 300));
        Assert.False(Press('1', signalled: true, at: 450));
    }

    [Fact]
    public void Told_one_way_only_every_press_counts()
    {
        Assert.True(Press('1', signalled: true, at: 0));
        Assert.True(Press('1', signalled: true, at: 100));
        Assert.True(Press('2', signalled: false, at: 150));
    }

    [Fact]
    public void A_second_later_it_is_another_press()
    {
        Assert.True(Press('1', signalled: false, at: 0));
        Assert.True(Press('1', signalled: true, at: 1_000));
    }

    bool Press(char digit, bool signalled, int at) =>
        _pairs.LetsThrough(digit, signalled, TimeSpan.FromMilliseconds(at));
}
