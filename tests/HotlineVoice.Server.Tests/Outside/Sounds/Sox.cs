using System.Globalization;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>Makes sounds with sox, so that what we listen to was not made by what we test.</summary>
static class Sox
{
    public static Task ToneAsync(string path, double hertz, double seconds) => RunAsync(
        "-n", "-r", "8000", "-c", "1", "-b", "16", path, "synth", Text(seconds), "sine", Text(hertz), "gain", "-10");

    /// <summary>The same as bare A-law octets, which is what sipp and RTP carry.</summary>
    public static Task ALawToneAsync(string path, double hertz, double seconds) => RunAsync(
        "-n", "-r", "8000", "-c", "1", "-e", "a-law", "-t", "al", path,
        "synth", Text(seconds), "sine", Text(hertz), "gain", "-10");

    static async Task RunAsync(params string[] words)
    {
        var ended = await Child.RunAsync("sox", words, Waiting.Long);
        Assert.True(ended.Code == 0, ended.ToString());
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
