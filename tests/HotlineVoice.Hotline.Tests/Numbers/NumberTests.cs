using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Hotline.Numbers;

namespace HotlineVoice.Hotline.Tests.Numbers;

public sealed class NumberTests
{
    [Theory]
    [InlineData("13900010001", "13900010001")]
    [InlineData("+8613900010001", "13900010001")]
    [InlineData("8613900010001", "13900010001")]
    [InlineData("008613900010001", "13900010001")]
    [InlineData("+862488886666", "02488886666")]
    [InlineData("862488886666", "02488886666")]
    [InlineData("02488886666", "02488886666")]
    [InlineData("86861234", "86861234")]
    [InlineData("8001", "8001")]
    [InlineData("+85221234567", "0085221234567")]
    [InlineData("024-8888 6666", "02488886666")]
    [InlineData("13900010001;phone-context=+86", "13900010001")]
    public void A_callers_number_is_kept_in_national_form(string sent, string kept)
    {
        Assert.True(PhoneNumber.TryParse(sent, out var number));
        Assert.Equal(kept, number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anonymous")]
    [InlineData("+")]
    [InlineData("1390001000112345678901")]
    public void What_is_no_number_is_none(string? sent) => Assert.False(PhoneNumber.TryParse(sent, out _));

    [Theory]
    [InlineData("13812348001", "138****8001")]
    [InlineData("02488886666", "024****6666")]
    [InlineData("8001", "8***1")]
    [InlineData("110", "***")]
    public void A_number_shows_itself_masked(string number, string shown)
    {
        Assert.True(PhoneNumber.TryParse(number, out var parsed));
        Assert.Equal(shown, parsed.ToString());
    }

    [Fact]
    public void No_text_makes_the_readers_of_numbers_throw() =>
        Prop.ForAll<string>(text =>
        {
            PhoneNumber.TryParse(text, out _);
            DialledNumber.TryParse(text, out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_bound_to_a_trunk_is_reached_by_that_trunk_alone()
    {
        var shaoguan = Hotline("wy12345", new ClaimedNumber("12345", "shaoguan"));
        var shenyang = Hotline("ln12345", new ClaimedNumber("12345", null));
        var plan = new NumberPlan([shaoguan, shenyang]);

        Assert.Equal(shaoguan, plan.Find("12345", "shaoguan"));
        Assert.Equal(shenyang, plan.Find("12345", "shenyang"));
        Assert.Equal(shenyang, plan.Find("12345", null));
    }

    static HotlineProfile Hotline(string code, ClaimedNumber number) => new(code, 1, code, code) { Numbers = [number] };
}
