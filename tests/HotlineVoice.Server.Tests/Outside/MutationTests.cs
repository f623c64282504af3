using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>A thousand broken messages: the server neither falls nor swells, and the next citizen is served.</summary>
public sealed class MutationTests
{
    [Fact]
    public async Task A_thousand_broken_messages_harm_nobody()
    {
        await using var server = await ServerProcess.StartAsync();

        var before = await BrokenMessages.SendAsync(server, seed: 20260311, count: 1_000);

        Assert.InRange(server.ResidentBytes() - before, long.MinValue, BrokenMessages.GrowthBytesMax);
    }
}
