using System.Diagnostics;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>A look at the order of magnitude; the bound is far from what is measured (about 10 µs).</summary>
public sealed class MarketSpeedTests
{
    [Fact]
    public void Two_hundred_callers_and_a_hundred_seats_are_no_burden()
    {
        var seats = Enumerable.Range(8001, 100).Select(no => $"{no} jn/q,jn/r 综合:3").ToArray();
        var plan = MarketRig.Plan with { Skills = ["综合"] };
        var rig = new MarketRig().Seats(seats);
        foreach (var seat in seats)
            rig.Busy(seat[..4], talking: true);
        for (var caller = 0; caller < 200; caller++)
            rig.Waits($"c{caller}", plan);
        Serve(rig, plan, 5000);

        var clock = Stopwatch.StartNew();
        Serve(rig, plan, 1000);

        var each = clock.Elapsed / 3000;
        TestContext.Current.SendDiagnosticMessage($"{each.TotalMicroseconds:0.0} µs an input");
        Assert.True(each < TimeSpan.FromMilliseconds(1), $"{each.TotalMicroseconds:0} µs an input");
        Assert.Equal(200, rig.Market.Waiting(MarketRig.Queue));
    }

    static void Serve(MarketRig rig, Hotline.Queues.QueuePlan plan, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            var seat = $"{8001 + (call % 100)}";
            rig.Ready(seat).Accepts(seat).Waits($"n{Guid.NewGuid()}", plan);
        }
    }
}
