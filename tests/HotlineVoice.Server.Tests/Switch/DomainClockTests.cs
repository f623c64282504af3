using System.Globalization;
using HotlineVoice.Switch;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class DomainClockTests
{
    static readonly DateTimeOffset _noon = DateTimeOffset.Parse("2026-03-24T12:00+08:00", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_rehearsal_s_clock_goes_forward_only_and_at_most_ten_years()
    {
        var clock = DomainClock.ForRehearsal(_noon);

        Assert.False(await clock.MoveAsync(_noon.AddMinutes(-1), running: true, CancellationToken.None));
        Assert.False(await clock.MoveAsync(_noon.AddYears(11), running: true, CancellationToken.None));
        Assert.True(await clock.MoveAsync(_noon.AddHours(9.5), running: true, CancellationToken.None));
        Assert.InRange(clock.Now, _noon.AddHours(9.5), _noon.AddHours(9.6));
    }

    [Fact]
    public async Task Standing_still_it_shows_the_same_instant_in_Beijing_time()
    {
        var clock = DomainClock.ForRehearsal(_noon);
        await clock.MoveAsync(_noon.AddHours(1).ToUniversalTime(), running: false, CancellationToken.None);

        Assert.Equal(_noon.AddHours(1), clock.Now);
        Assert.Equal(TimeSpan.FromHours(8), clock.Now.Offset);
        Assert.False(clock.Running);
    }

    [Fact]
    public async Task The_move_is_answered_when_everybody_has_read_his_hours()
    {
        var clock = DomainClock.ForRehearsal(_noon);
        var read = new TaskCompletionSource();
        clock.WhenMoved = _ => read.Task;
        var moving = clock.MoveAsync(_noon.AddHours(1), running: true, CancellationToken.None);

        Assert.False(moving.IsCompleted);
        read.SetResult();
        Assert.True(await moving);
    }

    [Fact]
    public async Task A_running_clock_is_stopped_at_the_instant_it_shows_and_goes_on_from_there()
    {
        var clock = DomainClock.ForRehearsal(_noon);
        var before = clock.Now;

        Assert.True(await clock.SetRunningAsync(false, CancellationToken.None));
        var stopped = clock.Now;
        Assert.False(clock.Running);
        Assert.InRange(stopped, before, _noon.AddMinutes(1));
        Assert.Equal(stopped, clock.Now);

        Assert.True(await clock.SetRunningAsync(true, CancellationToken.None));
        Assert.True(clock.Running);
        Assert.InRange(clock.Now, stopped, stopped.AddMinutes(1));
    }

    [Fact]
    public async Task In_service_nobody_moves_it()
    {
        var clock = DomainClock.OfSystem();

        Assert.False(clock.Rehearsal);
        Assert.False(await clock.MoveAsync(clock.Now.AddHours(1), running: true, CancellationToken.None));
        Assert.False(await clock.SetRunningAsync(false, CancellationToken.None));
    }
}
