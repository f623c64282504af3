using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>Ten citizens speak, the server is killed, and after its next start everything said is counted.</summary>
static class KilledWhileSpoken
{
    const int Speakers = 10;
    const int BytesPerSecond = Wav.SamplesPerSecond * 2;
    const double Hertz = 700;
    static readonly TimeSpan _lostAtMost = TimeSpan.FromSeconds(1);

    /// <summary>A file may be there for so long before the test looks.</summary>
    static readonly TimeSpan _seenLate = TimeSpan.FromSeconds(0.5);

    /// <summary>Kills it when every message is at least this long; returns the longest piece that was lost.</summary>
    public static async Task<TimeSpan> RunAsync(TimeSpan spoken)
    {
        await using var server = await ServerProcess.StartAsync(ServerSettings.AtNight);
        var voice = Path.Combine(server.Folder, "voice.al");
        await Sox.ALawToneAsync(voice, Hertz, 5);
        var citizens = new Sipp("voicemail-cut", server.Sip) { Calls = Speakers, CallsPerSecond = Speakers }
            .With("voice", voice).With("holdMs", "60000");
        await using var speaking = citizens.Start(out var folder);
        var began = new Dictionary<string, DateTime>();
        await Waiting.UntilAsync(
            () => CountOf(Recordings(server), spoken, began) == Speakers, $"{Speakers} recordings of {spoken}");
        var killed = DateTime.UtcNow;
        await server.KillAsync();
        await server.StartAgainAsync();

        var messages = await server.Api.ListAsync("voicemails?limit=100");
        Assert.Equal(Speakers, messages.Count);
        Assert.Equal(Speakers, messages.Select(message => message.TextOf("number")).Distinct().Count());
        var longest = TimeSpan.Zero;
        foreach (var message in messages)
        {
            Assert.Equal("False", message.TextOf("complete"));
            var kept = Wav.Parse(await server.Api.BytesAsync($"voicemails/{message.TextOf("id")}/recording"));
            var lost = killed - began[message.TextOf("recordingId")!] - kept.Length;
            Assert.InRange(lost, -_seenLate, _lostAtMost);
            Assert.InRange(kept.LevelOf(Hertz), -14, -9);
            longest = lost > longest ? lost : longest;
        }

        var calls = await server.Api.ListAsync("calls?limit=100");
        Assert.Equal(Speakers, calls.Count);
        Assert.All(calls, call => Assert.Equal("Ended", call.TextOf("state")));
        Assert.All(calls, call => Assert.Equal("ServerLost", call.TextOf("endReason")));
        Directory.Delete(folder, recursive: true);
        return longest;
    }

    /// <summary>
    /// How many are long enough; notes when each was first seen, for not every disk knows when a file began.
    /// </summary>
    static int CountOf(IEnumerable<FileInfo> files, TimeSpan spoken, Dictionary<string, DateTime> began)
    {
        var longEnough = 0;
        foreach (var file in files)
        {
            began.TryAdd(Path.GetFileNameWithoutExtension(file.Name), DateTime.UtcNow);
            longEnough += file.Length >= spoken.TotalSeconds * BytesPerSecond ? 1 : 0;
        }

        return longEnough;
    }

    static IEnumerable<FileInfo> Recordings(ServerProcess server) =>
        new DirectoryInfo(server.DataFolder).EnumerateFiles("*.wav", SearchOption.AllDirectories);
}
