using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>Those who have no business in a call: their sound, their keys, their challenges and their markup.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    const double Hertz = 700;
    const double StrangerHertz = 1000;
    const string TrunkRealm = "carrier.example";
    const string TrunkPassword = "trunk-password-not-for-strangers";

    ServerProcess _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(
        ServerSettings.AtNight.With("Trunks:0:Username", "hotline").With("Trunks:0:Password", TrunkPassword)
            .With("Trunks:0:To", "sip:127.0.0.2:5999").With("Trunks:0:Realm", TrunkRealm));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Sound_and_keys_of_a_stranger_reach_no_call()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await using var voice = new RtpVoice("127.0.0.2");
        await using var stranger = new RtpVoice("127.0.0.66");
        var answer = await phone.CallAsync(phone.Offer(voice.Port));
        var target = RtpVoice.TargetOf(answer);
        voice.Say(target, await ALawAsync(Hertz));
        await Waiting.UntilAsync(() => voice.Said > 20, "the citizen's voice to be known");

        stranger.Say(target, await ALawAsync(StrangerHertz));
        await stranger.PressAsync(target, 2);
        await PressAsync(phone, 2, '1');
        await Waiting.UntilAsync(() => Recorded() > 4 * 2 * Wav.SamplesPerSecond, "four seconds on disk");
        Assert.False(stranger.HasHeard);
        await PressAsync(phone, 3, '#');
        await _server.Api.CallAsync(phone.Number, call => call.PathOf().Contains("vm"));
        await phone.HangUpAsync();

        var call = await _server.Api.EndedCallAsync(phone.Number);
        Assert.StartsWith("after_hours:1,vm", call.PathOf());
        var message = Assert.Single(await _server.Api.ListAsync("voicemails"));
        var heard = Wav.Parse(await _server.Api.BytesAsync($"voicemails/{message.TextOf("id")}/recording"));
        Assert.InRange(heard.LevelOf(Hertz), -16, -9);
        Assert.InRange(heard.LevelOf(StrangerHertz), double.NegativeInfinity, -50);
    }

    [Fact]
    public async Task Who_challenges_our_goodbye_gets_no_credentials()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await phone.CallAsync();
        var call = await _server.Api.CallAsync(phone.Number, call => call.TextOf("state") == "Flow");
        var asked = _server.Api.SendAsync(HttpMethod.Post, $"calls/{call.TextOf("callId")}/hangUp", new { });
        var bye = await phone.ReceiveAsync(message => message.Method == "BYE" && message.Status == 0);
        await phone.SendAsync(RawPhone.AnswerTo(bye, "401 Unauthorized",
            $"WWW-Authenticate: Digest realm=\"{TrunkRealm}\", nonce=\"n\", qop=\"auth\", algorithm=MD5\r\n"));
        await asked;

        await phone.SendAsync(phone.Request("OPTIONS", 50));
        RawMessage next;
        do
        {
            next = await phone.ReceiveAsync();
            Assert.Empty(next["Authorization"]);
        }
        while (next.Method != "OPTIONS");
    }

    [Fact]
    public async Task Markup_and_control_characters_in_names_do_no_harm()
    {
        const string markup = "<img src=x onerror=alert(1)>";
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        const string odd = "Subject: \u0001\u001b[31mred\u0007\r\n";
        var invite = phone.Invite(headers: $"User-Agent: {markup}'; DROP TABLE calls;--\r\n{odd}")
            .Replace("From: <", $"From: \"{markup}\u0001\u001b[31m\" <");
        var answer = await phone.AskAsync(invite);
        if (answer.Status == 200)
        {
            (phone.To, phone.Target) = (answer["To"], answer.Contact);
            await phone.SendAsync(phone.Request("ACK", 1));
            await phone.HangUpAsync();
            var call = await _server.Api.EndedCallAsync(phone.Number);
            Assert.DoesNotContain("<img", call.ToString());
        }
        else
        {
            Assert.Equal(400, answer.Status);
        }

        Assert.DoesNotContain('\u001b', _server.Log);
        Assert.DoesNotContain('\u0001', _server.Log);
        using var http = new HttpClient();
        using var page = await http.GetAsync(_server.Api.Web);
        Assert.True(page.Headers.TryGetValues("Content-Security-Policy", out var policy));
        Assert.DoesNotContain("unsafe-inline", string.Join(' ', policy));
    }

    [Fact]
    public async Task Markup_that_is_dialled_reaches_no_page()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2")
        {
            Target = "sip:%3Cimg%20src=x%20onerror=alert(1)%3E%1b%5b31m@127.0.0.1",
        };

        var answer = await phone.AskAsync(phone.Invite());

        Assert.Equal(404, answer.Status);
        var call = await _server.Api.EndedCallAsync(phone.Number);
        Assert.Equal("UnknownNumber", call.TextOf("endReason"));
        Assert.NotEqual("", call.TextOf("calledNumber"));
        foreach (var text in new[] { await _server.Api.TextAsync("calls"), call.ToString(), _server.Log })
        {
            Assert.DoesNotContain("<img", text);
            Assert.DoesNotContain('\u001b', text);
        }
        Assert.DoesNotContain('<', await _server.Api.TextAsync("calls"));
    }

    [Fact]
    public async Task The_log_names_no_citizen()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await phone.CallAsync();
        await phone.HangUpAsync();
        await _server.Api.EndedCallAsync(phone.Number);

        Assert.DoesNotContain(phone.Number, _server.Log);
    }

    static async Task PressAsync(RawPhone phone, int cseq, char key)
    {
        var body = $"Signal={key}\r\nDuration=160\r\n";
        var answer = await phone.AskAsync(
            phone.Request("INFO", cseq, "Content-Type: application/dtmf-relay\r\n", body));
        Assert.Equal(200, answer.Status);
    }

    async Task<byte[]> ALawAsync(double hertz)
    {
        var path = Path.Combine(_server.Folder, $"{hertz}.al");
        await Sox.ALawToneAsync(path, hertz, 2);
        return await File.ReadAllBytesAsync(path);
    }

    long Recorded() => new DirectoryInfo(_server.DataFolder)
        .EnumerateFiles("*.wav", SearchOption.AllDirectories).Sum(file => file.Length);
}
