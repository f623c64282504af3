using HotlineVoice.Journeys.Backstage;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys;

/// <summary>
/// The first calls after a start were once refused as overload, because compiling what a call needs held up the
/// exchange.
/// So a call is made in memory first; here it must really be answered, walk the menu, reach a clerk and end.
/// </summary>
public sealed class TheFirstCallIsAnsweredLikeAnyOther
{
    [Theory]
    [InlineData(10)]
    [InlineData(22)]
    public void The_warm_up_is_a_whole_call_by_day_and_by_night(int hour) =>
        Assert.True(WarmUp.Run(HotlineFiles.Plans, new DateTimeOffset(2026, 3, 11, hour, 0, 0, TimeSpan.FromHours(8))));
}
