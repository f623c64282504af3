using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>«hotline call», as an operator or a script types it, against a server that runs.</summary>
public sealed class CallCommandTests(NightServer night) : IClassFixture<NightServer>
{
    const double Hertz = 700;

    readonly ServerProcess _server = night.Process;

    [Fact]
    public async Task Each_call_is_one_line_of_json_with_the_promised_fields()
    {
        var ended = await CallAsync("12316", "--seconds", "2", "--count", "3", "--rate", "5");

        Assert.True(ended.Code == 0, ended.ToString());
        var lines = ended.Output.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        foreach (var call in lines.Select(line => JsonDocument.Parse(line).RootElement))
        {
            Assert.Equal(
                ["result", "status", "setupMs", "talkMs", "rtpSent", "rtpReceived", "rtpLost", "endedBy"],
                call.EnumerateObject().Select(property => property.Name));
            Assert.Equal(("answered", "200", "self"),
                (call.TextOf("result"), call.TextOf("status"), call.TextOf("endedBy")));
            Assert.InRange(call.GetProperty("talkMs").GetInt64(), 1_900, 10_000);
            Assert.True(call.GetProperty("rtpReceived").GetInt64() > 20, call.ToString());
        }
    }

    [Fact]
    public async Task A_call_that_is_refused_says_how_and_is_a_failure()
    {
        var ended = await CallAsync("99999");

        Assert.Equal(1, ended.Code);
        var call = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(("rejected", "404"), (call.TextOf("result"), call.TextOf("status")));
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_a_failure_too()
    {
        var nobody = Kernel.FreePort(System.Net.IPAddress.Loopback);
        var ended = await _server.CommandAsync(null, "call", $"sip:12316@127.0.0.1:{nobody}", "--json");

        Assert.Equal(1, ended.Code);
        Assert.NotEqual("answered", JsonDocument.Parse(ended.Output).RootElement.TextOf("result"));
    }

    [Fact]
    public async Task What_is_said_is_left_as_a_message_and_what_was_heard_is_a_file()
    {
        var (words, heard) = (Path.Combine(_server.Folder, "say.wav"), Path.Combine(_server.Folder, "heard.wav"));
        await Sox.ToneAsync(words, Hertz, 4);

        var ended = await CallAsync("12316", "--keys", "1", "--say", words, "--record", heard);

        Assert.True(ended.Code == 0, ended.ToString());
        var sound = Wav.Read(heard);
        Assert.True(sound.Length > TimeSpan.FromSeconds(4), sound.Length.ToString());
        Assert.Contains(sound.Samples, sample => Math.Abs((int)sample) > 1_000);
        var left = await _server.Api.EventAsync((name, _) => name == "voicemail.left");
        var message = Wav.Parse(await _server.Api.BytesAsync($"voicemails/{left.TextOf("id")}/recording"));
        Assert.InRange(message.LevelOf(Hertz), -16, -9);
    }

    Task<Ended> CallAsync(string number, params string[] words) =>
        _server.CommandAsync(null, ["call", $"sip:{number}@{_server.Sip}", "--json", .. words]);
}
