using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>The phones are manned from 08:00:00 to 19:59:59, to the second.</summary>
public sealed class HoursTests
{
    [Fact]
    public async Task The_menu_opens_and_closes_to_the_second()
    {
        await using var server = await ServerProcess.StartAsync(
            new ServerSettings { Clock = "2026-03-25T07:00:00+08:00" });

        Assert.StartsWith("after_hours", await PathAtAsync(server, "07:59:59"));
        Assert.StartsWith("welcome", await PathAtAsync(server, "08:00:00"));
        Assert.StartsWith("welcome", await PathAtAsync(server, "19:59:59"));
        Assert.StartsWith("after_hours", await PathAtAsync(server, "20:00:00"));
    }

    [Fact]
    public async Task A_clock_that_runs_is_stopped_without_being_told_where()
    {
        await using var server = await ServerProcess.StartAsync();
        Assert.Equal("True", (await server.Api.GetAsync("rehearsal/clock")).TextOf("running"));

        Assert.Equal(
            System.Net.HttpStatusCode.OK,
            await server.Api.SendAsync(HttpMethod.Put, "rehearsal/clock", new { running = false }));

        var stopped = await server.Api.GetAsync("rehearsal/clock");
        Assert.Equal("False", stopped.TextOf("running"));
        Assert.Equal(stopped.TextOf("now"), (await server.Api.GetAsync("rehearsal/clock")).TextOf("now"));
    }

    static async Task<string> PathAtAsync(ServerProcess server, string time)
    {
        await server.Api.MoveClockAsync($"2026-03-25T{time}+08:00");
        var citizen = new Sipp("call", server.Sip);
        await citizen.RunAsync();
        return (await server.Api.EndedCallAsync(citizen.Number)).PathOf();
    }
}
