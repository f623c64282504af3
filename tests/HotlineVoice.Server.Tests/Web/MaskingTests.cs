using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>
/// A citizen's number is shown to who needs it, when he says why, and never when the citizen withheld it.
/// </summary>
public sealed class MaskingTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Number = "13812348001";

    [Theory]
    [InlineData("13812348001", "138****8001")]
    [InlineData("02412345678", "024****5678")]
    [InlineData("057112345678", "057*****5678")]
    [InlineData("7812345", "***2345")]
    [InlineData("8001", "****")]
    [InlineData("", "")]
    public void What_is_left_of_a_number(string number, string shown) =>
        Assert.Equal(shown, CitizenNumber.Mask(number));

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("quality")]
    [InlineData("dispatcher")]
    [InlineData("administrator")]
    public async Task Without_a_reason_everybody_sees_it_masked(string role)
    {
        var call = await server.KeepAsync(Samples.Call(Number));
        var voicemail = await server.KeepAsync(Samples.Voicemail(Number));
        using var client = await server.AsAsync(role);

        foreach (var path in new[] { $"calls/{call.CallId}", $"voicemails/{voicemail.Id}", "calls", "voicemails" })
        {
            var text = await client.GetStringAsync(path);
            Assert.DoesNotContain(Number, text);
            Assert.Contains("138****8001", text);
        }
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("quality")]
    public async Task With_a_reason_who_may_sees_it_and_the_reason_is_written_down(string role)
    {
        var call = await server.KeepAsync(Samples.Call(Number));
        using var client = await server.AsAsync(role);

        var shown = await client.JsonAsync($"calls/{call.CallId}?unmask=回电核实");

        Assert.Equal(Number, shown.Text("callingNumber"));
        Assert.Equal(Number, shown.GetProperty("legs")[0].Text("number"));
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal((role, "number.shown", call.CallId.Value, "callingNumber", "回电核实"),
            (row.Who, row.What, row.Subject, row.FieldsRead, row.Reason));
    }

    [Fact]
    public async Task A_number_that_was_dialled_by_mistake_may_be_a_citizens_and_is_masked_like_his()
    {
        using var supervisor = await server.AsAsync("supervisor");
        using var feed = await Feed.OpenAsync(supervisor, "events");
        const string dialled = "13955556666";
        var call = await server.KeepAsync(Samples.Call(hotline: null) with { CalledNumber = dialled });

        var shown = await supervisor.JsonAsync($"calls/{call.CallId}");
        Assert.Equal("139****6666", shown.Text("calledNumber"));
        Assert.Equal("139****6666", (await feed.NextAsync()).Data.GetProperty("resource").Text("calledNumber"));
        var unmasked = await supervisor.JsonAsync($"calls/{call.CallId}?unmask=回电核实");
        Assert.Equal(dialled, unmasked.Text("calledNumber"));
        var known = await server.KeepAsync(Samples.Call());
        Assert.Equal("12316", (await supervisor.JsonAsync($"calls/{known.CallId}")).Text("calledNumber"));
    }

    [Theory]
    [InlineData("dispatcher")]
    [InlineData("administrator")]
    public async Task A_reason_does_not_help_who_may_not(string role)
    {
        var call = await server.KeepAsync(Samples.Call(Number));
        using var client = await server.AsAsync(role);

        var refused = await (await client.GetAsync($"calls/{call.CallId}?unmask=curious")).ProblemAsync(403);

        Assert.Equal("UnmaskNotAllowed", refused.Text("code"));
    }

    [Fact]
    public async Task A_withheld_number_is_never_shown_nor_found_by_guessing()
    {
        const string withheld = "13700001111";
        var restricted = await server.KeepAsync(Samples.Call(withheld) with { PresentationRestricted = true });
        var anonymous = await server.KeepAsync(Samples.Call(withheld) with { Anonymous = true });
        var message = await server.KeepAsync(Samples.Voicemail(withheld) with { Anonymous = true });
        using var supervisor = await server.AsAsync("supervisor");

        foreach (var path in new[]
        {
            $"calls/{restricted.CallId}?unmask=why", $"calls/{anonymous.CallId}?unmask=why",
            $"voicemails/{message.Id}?unmask=why", "calls?unmask=why", "voicemails?unmask=why",
            $"calls/{restricted.CallId}", $"voicemails/{message.Id}",
        })
        {
            var text = await supervisor.GetStringAsync(path);
            Assert.DoesNotContain(withheld, text);
            Assert.DoesNotContain("137****1111", text);
        }
        var guessed = await supervisor.JsonAsync($"calls?callingNumber={withheld}");
        Assert.Equal(0, guessed.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("12316", Number)]
    [InlineData(Number, "8001")]
    [InlineData("02412316", Number)]
    public async Task Of_a_call_outwards_neither_number_tells_who_was_called(string calling, string called)
    {
        var call = await server.KeepAsync(Samples.Call() with
        {
            Direction = CallDirection.Out,
            CallingNumber = calling,
            CalledNumber = called,
        });
        using var agent = await server.AsAsync("agent");

        Assert.DoesNotContain(Number, await agent.GetStringAsync($"calls/{call.CallId}"));
        Assert.Contains("138****8001", await agent.GetStringAsync($"calls/{call.CallId}"));
        Assert.Contains(Number, await agent.GetStringAsync($"calls/{call.CallId}?unmask=why"));
    }

    [Fact]
    public async Task Inner_names_of_a_call_are_not_shown()
    {
        var call = await server.KeepAsync(Samples.Call());
        using var supervisor = await server.AsAsync("supervisor");

        Assert.DoesNotContain("secret-call-id", await supervisor.GetStringAsync($"calls/{call.CallId}?unmask=why"));
    }
}
