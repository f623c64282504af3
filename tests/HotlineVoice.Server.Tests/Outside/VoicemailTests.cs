using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>Messages left by sipp, which says a tone and presses keys by INFO.</summary>
public sealed class VoicemailTests(NightServer night) : IClassFixture<NightServer>
{
    const double Hertz = 700;
    readonly ServerProcess _server = night.Process;

    [Fact]
    public async Task A_message_that_is_confirmed_is_kept_with_its_number_and_its_day()
    {
        var citizen = await SpeakerAsync("voicemail", "6500");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.Equal("VoicemailLeft", call.TextOf("endReason"));
        Assert.StartsWith("after_hours:1,vm", call.PathOf());
        var message = await MessageAsync(call);
        Assert.Equal("New", message.TextOf("state"));
        Assert.Equal("2026-03-25", message.TextOf("registerDue"));
        Assert.Equal("2026-03-25", message.TextOf("replyDue"));
        Assert.Equal("2026-03-25", message.TextOf("windowEndDate"));
        Assert.True(message.TextOf("number") is { Length: >= 4 } number && number.All(char.IsAsciiDigit));
        var heard = Wav.Parse(await _server.Api.BytesAsync($"voicemails/{message.TextOf("id")}/recording"));
        Assert.InRange(heard.LevelOf(Hertz), -14, -9);
        Assert.InRange(heard.Length.TotalSeconds - message.GetProperty("durationSeconds").GetDouble(), -0.05, 0.05);
    }

    [Fact]
    public async Task A_citizen_who_hangs_up_in_his_message_has_left_it()
    {
        var citizen = await SpeakerAsync("voicemail-cut", "6500");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.Equal("VoicemailLeft", call.TextOf("endReason"));
        Assert.Equal("citizen", call.TextOf("hangupSide"));
        Assert.InRange((await MessageAsync(call)).GetProperty("durationSeconds").GetDouble(), 3, 7);
    }

    [Fact]
    public async Task A_message_of_less_than_three_seconds_is_none()
    {
        var citizen = await SpeakerAsync("voicemail-cut", "3000");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.Equal("VoicemailTooShort", call.TextOf("endReason"));
        Assert.DoesNotContain(await _server.Api.ListAsync("voicemails"), message => IsOf(message, call));
    }

    async Task<Sipp> SpeakerAsync(string scenario, string holdMs)
    {
        var voice = Path.Combine(_server.Folder, $"{Guid.NewGuid():N}.al");
        await Sox.ALawToneAsync(voice, Hertz, 5);
        return new Sipp(scenario, _server.Sip).With("voice", voice).With("holdMs", holdMs);
    }

    async Task<JsonElement> MessageAsync(JsonElement call) =>
        Assert.Single(await _server.Api.ListAsync("voicemails?limit=100"), message => IsOf(message, call));

    static bool IsOf(JsonElement message, JsonElement call) => message.TextOf("callId") == call.TextOf("callId");
}
