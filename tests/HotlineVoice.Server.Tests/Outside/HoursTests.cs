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

    static async Task<string> PathAtAsync(ServerProcess server, string time)
    {
        await server.Api.MoveClockAsync($"2026-03-25T{time}+08:00");
        var citizen = new Sipp("call", server.Sip);
        await citizen.RunAsync();
        return (await server.Api.EndedCallAsync(citizen.Number)).PathOf();
    }
}
