using System.Security.Cryptography;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Tests.Notices;

/// <summary>What comes after a try to send a message.</summary>
public sealed class DeliveryStepTests
{
    static readonly DateTimeOffset _kept = new(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly DeliveryResult _failed = new(AttemptResult.Failed, "超时");

    [Fact]
    public void A_message_that_never_goes_through_is_tried_for_a_day_in_pauses_of_a_minute_to_an_hour_and_then_dead()
    {
        var (now, attempts, pauses) = (_kept, 0, new List<TimeSpan>());
        while (true)
        {
            var step = After(++attempts, _failed, now);
            if (step.State == MessageState.Dead)
                break;
            Assert.Equal(MessageState.Waiting, step.State);
            pauses.Add(step.NextAttemptAt - now);
            now = step.NextAttemptAt;
        }

        Assert.Equal(_kept + DeliveryStep.AgeMax, now);
        Assert.InRange(pauses[0], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.25));
        Assert.InRange(pauses[3], TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(10));
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, DeliveryStep.PauseMax));
        Assert.InRange(attempts, 28, 32);
    }

    [Fact]
    public void What_is_taken_is_sent_and_what_is_refused_is_dead_at_once()
    {
        Assert.Equal(MessageState.Sent, After(1, new(AttemptResult.Sent), _kept).State);
        Assert.Equal(MessageState.Dead, After(1, new(AttemptResult.Refused, "HTTP 404"), _kept).State);
    }

    [Fact]
    public void A_carriers_wish_to_be_left_alone_is_kept_also_when_the_message_dies_of_it()
    {
        var wish = _failed with { RetryAfter = TimeSpan.FromHours(3) };

        Assert.Equal(new DeliveryStep(MessageState.Waiting, _kept.AddHours(3)), After(1, wish, _kept));
        Assert.Equal(MessageState.Dead, After(9, wish, _kept.AddHours(22)).State);
        Assert.True(After(1, _failed with { RetryAfter = TimeSpan.Zero }, _kept).NextAttemptAt >= _kept.AddMinutes(1));
    }

    [Theory]
    [InlineData("13842012345", true)]
    [InlineData("12842012345", false)]
    [InlineData("02475820001", false)]
    [InlineData("1384201234", false)]
    [InlineData("1384201234a", false)]
    public void Only_mobile_numbers_take_messages(string number, bool isMobile) =>
        Assert.Equal(isMobile, UnitMobile.IsMobile(number));

    [Fact]
    public void A_unit_is_reached_on_duty_first()
    {
        var unit = new Organisation("1", "局", OrganisationLevel.County, "211224");

        Assert.Null(UnitMobile.Of(unit));
        Assert.Null(UnitMobile.Of(unit with { Phones = [new("02475820001", "值班"), new("13800000000", "投诉")] }));
        Assert.Equal("13900000001", UnitMobile.Of(unit with
        {
            Phones = [new("13800000000", "咨询"), new("13900000001", "值班")],
        }));
    }

    static DeliveryStep After(int attempts, DeliveryResult result, DateTimeOffset now)
    {
        using var chance = RandomNumberGenerator.Create();
        return DeliveryStep.After(_kept, attempts, result, now, chance);
    }
}
