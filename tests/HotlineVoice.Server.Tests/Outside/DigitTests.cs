using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>A key leads to the same place however it comes.</summary>
public sealed class DigitTests(DayServer day) : IClassFixture<DayServer>
{
    readonly ServerProcess _server = day.Process;

    [Theory]
    [InlineData("1", "welcome,menu:1,q_consult")]
    [InlineData("4", "welcome,menu:4,q_general")]
    [InlineData("21", "welcome,menu:2,secret:1,q_complaint")]
    [InlineData("2*1", "welcome,menu:2,secret:*,menu:1,q_consult")]
    public async Task Keys_by_rtp_lead_where_the_plan_says(string keys, string path)
    {
        var citizen = new Sipp("keys-by-rtp", _server.Sip).With("keys", keys).With("holdMs", "2500");
        await citizen.RunAsync();

        Assert.StartsWith(path, (await _server.Api.EndedCallAsync(citizen.Number)).PathOf());
    }

    [Fact]
    public async Task Keys_by_info_lead_where_the_plan_says()
    {
        var citizen = new Sipp("keys-by-info", _server.Sip).With("key1", "2").With("key2", "1");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.StartsWith("welcome,menu:2,secret:1,q_complaint", call.PathOf());
    }

    [Fact]
    public async Task The_number_of_who_chooses_to_be_anonymous_is_shown_to_nobody()
    {
        var citizen = new Sipp("keys-by-info", _server.Sip).With("key1", "2").With("key2", "2");
        await citizen.RunAsync();

        var call = await _server.Api.EventAsync(
            (name, call) => name == "call.ended" && call.WentBy("welcome,menu:2,secret:2,q_complaint_anon"));
        Assert.Null(call.TextOf("callingNumber"));
        Assert.DoesNotContain(citizen.Number[^4..], call.GetProperty("legs").ToString());
    }

    [Fact]
    public async Task The_number_of_who_withholds_it_is_shown_to_nobody()
    {
        var citizen = new Sipp("keys-by-rtp", _server.Sip).With("keys", "3").With("holdMs", "1500")
            .With("headers", "Privacy: id");
        await citizen.RunAsync();

        var call = await _server.Api.EventAsync(
            (name, call) => name == "call.ended" && call.WentBy("welcome,menu:3"));
        Assert.Null(call.TextOf("callingNumber"));
    }
}
