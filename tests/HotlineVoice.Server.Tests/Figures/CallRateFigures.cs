using System.Globalization;
using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>How many calls a second begin and end without one going wrong.</summary>
[Collection("Figures")]
public sealed partial class CallRateFigures(ITestOutputHelper output)
{
    const int CallsPerSecond = 200;
    const int Seconds = 60;

    [Fact]
    public async Task Two_hundred_calls_a_second_for_a_minute_go_without_a_failure()
    {
        await using var server = await ServerProcess.StartAsync();
        const int calls = CallsPerSecond * Seconds;
        var citizens = new Sipp("call", server.Sip) { Calls = calls, CallsPerSecond = CallsPerSecond }
            .With("holdMs", "0");
        var before = server.ProcessorTime();
        var started = DateTime.UtcNow;

        var ended = await citizens.EndAsync(TimeSpan.FromSeconds(Seconds * 3));

        var elapsed = DateTime.UtcNow - started;
        var cpu = server.ProcessorTime() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{calls} calls in {elapsed.TotalSeconds:F1} s, {cpu.TotalMilliseconds / calls:F2} ms CPU a call"));
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Equal($"{calls}", Total().Matches(ended.Output)[^1].Groups[1].Value);
    }

    [GeneratedRegex(@"Successful call\s+\|\s+\d+\s+\|\s+(\d+)")]
    private static partial Regex Total();
}
