using System.Runtime.InteropServices;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>
/// What a telephone hears now, by the end of the recording that it is writing. Each begins another with each call.
/// </summary>
sealed class Ear(Func<IEnumerable<string>> recordings)
{
    const int HeaderBytes = 44;
    const int BytesPerSample = 2;

    /// <summary>A tone counts as heard above this level and as not heard below the next, in dB of full scale.</summary>
    const double Heard = -22;
    const double NotHeard = -45;

    /// <summary>Tones of whole tens of hertz do not leak into each other in it.</summary>
    static readonly TimeSpan _look = TimeSpan.FromMilliseconds(400);

    /// <summary>Waits until exactly these of the known tones are heard, for 400 ms.</summary>
    public async Task HearsAsync(params double[] tones)
    {
        Wav last = new([]);
        try
        {
            await Waiting.UntilAsync(() => IsExactly(last = Last(_look), tones), "tones", Waiting.Answer);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Wanted {string.Join(' ', tones)} Hz, heard at the end: {Told(last)}");
        }
    }

    /// <summary>What is heard from now on, for so long.</summary>
    public async Task<Wav> ListenAsync(TimeSpan length)
    {
        var count = CountOf(length);
        var path = Newest();
        var from = LengthOf(path);
        await Waiting.UntilAsync(
            () =>
            {
                if (Newest() is { } newest && newest != path)
                    (path, from) = (newest, 0);
                return LengthOf(path) >= from + count;
            },
            $"another {length} to be heard");
        return Read(path!, from, count);
    }

    static bool IsExactly(Wav sound, double[] tones) => sound.Samples.Length > 0 && Tones.All.All(tone =>
        tones.Contains(tone) ? sound.LevelOf(tone) > Heard : sound.LevelOf(tone) < NotHeard);

    static string Told(Wav sound) =>
        string.Join(", ", Tones.All.Select(tone => $"{tone} Hz at {sound.LevelOf(tone):0} dB"));

    /// <summary>The last piece of this length; empty when there is none yet.</summary>
    Wav Last(TimeSpan length)
    {
        var (path, count) = (Newest(), CountOf(length));
        return LengthOf(path) < count ? new Wav([]) : Read(path!, LengthOf(path) - count, count);
    }

    string? Newest() => recordings().OrderBy(File.GetLastWriteTimeUtc).ThenBy(path => path).LastOrDefault();

    /// <summary>In samples, by the size of the file: its header tells no length until it is complete.</summary>
    static int LengthOf(string? path) =>
        path is null ? 0 : (int)Math.Max(0, new FileInfo(path).Length - HeaderBytes) / BytesPerSample;

    static Wav Read(string path, int from, int count)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = HeaderBytes + (from * BytesPerSample);
        var bytes = new byte[count * BytesPerSample];
        file.ReadExactly(bytes);
        return new Wav(MemoryMarshal.Cast<byte, short>(bytes).ToArray());
    }

    static int CountOf(TimeSpan length) => (int)(length.TotalSeconds * Wav.SamplesPerSecond);
}
