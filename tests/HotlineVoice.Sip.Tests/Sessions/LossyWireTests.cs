namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Two stacks over a wire that loses, delays and doubles datagrams. Whatever is lost, both sides come to the
/// same end and nothing is left.</summary>
public sealed class LossyWireTests
{
    public static TheoryData<int, int> Weather()
    {
        var data = new TheoryData<int, int>();
        for (var seed = 1; seed <= 25; seed++)
        {
            foreach (var lossPercent in (int[])[0, 10, 30])
            {
                data.Add(seed, lossPercent);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Weather))]
    public void A_call_is_set_up_renegotiated_and_ended_in_any_weather(int seed, int lossPercent)
    {
        var pair = new Pair(seed, lossPercent);
        pair.Register();
        var caller = pair.Dial();
        pair.Run(TimeSpan.FromSeconds(20));
        if (pair.IsTalking)
        {
            pair.Renegotiate();
            pair.Run(TimeSpan.FromSeconds(20));
            pair.HangUp(seed % 2 == 0);
        }

        pair.Run(TimeSpan.FromSeconds(140));
        Assert.True(pair.EndsOf(caller) == 1, "the caller hears one end");
        Assert.True(pair.CalleeEnds <= 1, "the callee hears at most one end");
        Assert.Equal(pair.CalleeCalls, pair.CalleeEnds);
        Assert.Equal(0, pair.Leftovers);
        if (lossPercent == 0)
        {
            Assert.True(pair.WasTalking && pair.WasRenegotiated);
        }
    }

    [Fact]
    public void The_same_seed_is_the_same_story()
    {
        string Story()
        {
            var pair = new Pair(3, 20);
            pair.Register();
            pair.Dial();
            pair.Run(TimeSpan.FromSeconds(100));
            return pair.Story;
        }

        Assert.Equal(Story(), Story());
    }
}
