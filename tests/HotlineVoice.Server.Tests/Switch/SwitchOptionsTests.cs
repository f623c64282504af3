using HotlineVoice.Switch;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class SwitchOptionsTests
{
    [Fact]
    public void The_defaults_are_right() => Assert.Empty(new SwitchOptions().Problems());

    [Fact]
    public void Everything_wrong_is_said_at_once_and_by_the_setting_s_name()
    {
        var problems = new SwitchOptions
        {
            Listen = ["udp:nowhere", "sctp:127.0.0.1:5060"],
            ExternalAddress = "home",
            MediaPorts = "many",
            Lanes = 0,
            Trunks = [new TrunkOptions("city", ["10.0.0.0/8", "here"]) { To = "10.0.0.1" }],
        }.Problems();

        Assert.Equal(
            [
                "Sip:Listen", "Sip:Listen", "Sip:ExternalAddress", "Media:Ports", "Media:Lanes", "Trunks:0:To",
                "Trunks:0:From",
            ],
            problems.Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0/8", false)]
    [InlineData("10.1.2.3:5060", "10.1.2.3:5080", false)]
    [InlineData("10.1.2.3", "10.1.2.3:5080", true)]
    [InlineData("10.1.2.3", "::1", false)]
    public void Two_trunks_may_not_take_the_same_call(string one, string other, bool overlap)
    {
        var problems = new SwitchOptions
        {
            Trunks = [new TrunkOptions("one", [one]), new TrunkOptions("other", [other])],
        }.Problems();

        Assert.Equal(overlap, problems.Count == 1 && problems[0].StartsWith("Trunks: «one» and «other»"));
        Assert.Equal(overlap ? 1 : 0, problems.Count);
    }
}
