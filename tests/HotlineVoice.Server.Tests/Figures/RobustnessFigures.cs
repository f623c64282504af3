using System.Globalization;
using HotlineVoice.Server.Tests.Outside;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>What abuse costs: memory a minute after five thousand broken messages, sound lost to a kill.</summary>
[Collection("Figures")]
public sealed class RobustnessFigures(ITestOutputHelper output)
{
    const double Megabyte = 1024 * 1024;
    const int WarmingCount = 500;
    const int BrokenCount = 5_000;
    static readonly TimeSpan _rest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_minute_after_five_thousand_broken_messages_the_server_is_as_small_as_before()
    {
        await using var server = await ServerProcess.StartAsync();
        // What is compiled and pooled at the first of each kind is no growth.
        await BrokenMessages.SendAsync(server, seed: 3261, WarmingCount);
        var before = await BrokenMessages.SendAsync(server, seed: 4475, BrokenCount);
        var grown = server.ResidentBytes() - before;
        using var rest = new PeriodicTimer(_rest);
        await rest.WaitForNextTickAsync();
        var afterwards = server.ResidentBytes() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"grown by {grown / Megabyte:F1} MB at once, {afterwards / Megabyte:F1} MB a minute later"));

        Assert.InRange(afterwards, long.MinValue, BrokenMessages.GrowthBytesMax);
    }

    [Fact]
    public async Task A_kill_costs_ten_messages_at_most_their_last_second()
    {
        var lost = await KilledWhileSpoken.RunAsync(TimeSpan.FromSeconds(30));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"at most {lost.TotalMilliseconds:F0} ms lost"));
    }
}
