using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>The hotline closes at 20:00, but whoever waits then is still served.</summary>
public sealed class EveningTests(EveningTests.Evening floor) : IClassFixture<EveningTests.Evening>
{
    [Fact]
    public async Task Who_came_at_half_a_minute_to_eight_is_served_after_eight()
    {
        await using var clerk = await floor.ClerkAsync();
        await clerk.BecomesAsync("Away", "小休");
        await floor.Process.Api.MoveClockAsync("2026-03-11T19:59:30+08:00");
        await using var caller = await floor.CallerAsync();
        await caller.StandsAsync("Waiting");
        await floor.Process.Api.MoveClockAsync("2026-03-11T20:00:05+08:00");
        await using var late = await Caller.DialsAsync(floor, at: "after_hours");

        await clerk.BecomesAsync("Ready");
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        var call = await caller.HangsUpAsync();

        Assert.Equal("2026-03-11T19:59:30+08:00", call.TextOf("queuedAt"));
        Assert.Equal("2026-03-11T20:00:05+08:00", call.TextOf("answeredAt"));
        Assert.Equal(35, call.GetProperty("waitSeconds").GetDouble());
        Assert.Equal("CitizenHungUp", call.TextOf("endReason"));
    }

    /// <summary>A server whose clock the test moves.</summary>
    public sealed class Evening : StaffedServer;
}
