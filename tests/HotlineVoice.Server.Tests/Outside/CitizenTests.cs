using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>
/// The telephone baresip calls at night and leaves a message. Nothing is cut short here: the prompts are the real
/// ones, and what the citizen heard is judged by his own recording.
/// </summary>
public sealed class CitizenTests : IAsyncLifetime
{
    const double Hertz = 700;
    const double AlikeEnough = 0.9;
    const int BytesPerSecond = Wav.SamplesPerSecond * 2;
    const short Audible = 1000;
    static readonly TimeSpan _said = TimeSpan.FromSeconds(5);

    ServerProcess _server = null!;

    string Voice => Path.Combine(_server.Folder, "voice.wav");

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(ServerSettings.AtNight with { QuickPrompts = false });
        await Sox.ToneAsync(Voice, Hertz, 200);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_citizen_leaves_a_message_at_night_hears_it_again_and_is_told_its_number()
    {
        var number = Sipp.NewNumber();
        await using var phone = await Baresip.CitizenAsync(number, Voice);
        await phone.DialAsync($"sip:12316@{_server.Sip}");
        await phone.HearAsync(TimeSpan.FromSeconds(4));
        await phone.PressAsync('1');
        var (recording, began) = await RecordingAsync();
        await Waiting.UntilAsync(
            () => LengthOf(recording) >= _said.TotalSeconds * BytesPerSecond, "five seconds on disk");
        var spoken = DateTime.UtcNow - began;
        await phone.PressAsync('#');

        // vm_confirm, his own message again, vm_confirm, and only then the end.
        await phone.HearAsync(TimeSpan.FromSeconds(2.5));
        await phone.PressAsync('1');
        await phone.HearAsync(_said + TimeSpan.FromSeconds(3));
        await phone.PressAsync('#');
        var call = await _server.Api.EndedCallAsync(number);
        var heard = await phone.HeardAsync();

        Assert.Equal("VoicemailLeft", call.TextOf("endReason"));
        var message = Assert.Single(await _server.Api.ListAsync("voicemails"));
        Assert.Equal("2026-03-25", message.TextOf("registerDue"));
        Assert.All(["jn12316/after_hours", "jn12316/vm", "common/vm_confirm", "common/vm_done.1"],
            prompt => Assert.InRange(LikenessOf(heard, prompt), AlikeEnough, 1.01));
        Assert.All(message.TextOf("number")!.Distinct(),
            digit => Assert.InRange(LikenessOf(heard, $"numbers/{digit}"), AlikeEnough, 1.01));
        AssertSound(Wav.Parse(await _server.Api.BytesAsync($"voicemails/{message.TextOf("id")}/recording")), spoken);
    }

    [Fact]
    public async Task A_telephone_that_is_gone_is_noticed_by_its_silence()
    {
        await using var server = await ServerProcess.StartAsync(
            new ServerSettings().With("Media:InactivitySeconds", "2"));
        var number = Sipp.NewNumber();
        await using var phone = await Baresip.CitizenAsync(number, Voice);
        await phone.DialAsync($"sip:12316@{server.Sip}");
        await phone.HearAsync(TimeSpan.FromSeconds(1));
        phone.Kill();

        var call = await server.Api.EndedCallAsync(number);
        Assert.Equal("MediaTimeout", call.TextOf("endReason"));
        Assert.Equal("server", call.TextOf("hangupSide"));
    }

    static void AssertSound(Wav kept, TimeSpan spoken)
    {
        Assert.InRange((kept.Length - spoken).TotalSeconds, -0.3, 0.3);
        var tone = kept.Trimmed(Audible);
        Assert.InRange((kept.Length - tone.Length).TotalSeconds, 0, 0.3);
        Assert.InRange(tone.LevelOf(Hertz), -16, -9);
        Assert.InRange(tone.LongestGap(Audible).TotalMilliseconds, 0, 10);
    }

    static double LikenessOf(Wav heard, string prompt)
    {
        var reading = Wav.Read(Repository.PathOf($"prompts/zh-CN/{prompt}.wav")).Trimmed(Audible / 4);
        return heard.Likeness(reading, TimeSpan.Zero, TimeSpan.FromSeconds(1.2));
    }

    static long LengthOf(FileInfo file)
    {
        file.Refresh();
        return file.Length;
    }

    /// <summary>The recording that has begun on disk, and when.</summary>
    async Task<(FileInfo File, DateTime Began)> RecordingAsync()
    {
        FileInfo? found = null;
        await Waiting.UntilAsync(
            () => (found = new DirectoryInfo(_server.DataFolder)
                .EnumerateFiles("*.wav", SearchOption.AllDirectories).FirstOrDefault()) is not null,
            "a recording to begin");
        return (found!, DateTime.UtcNow);
    }
}
