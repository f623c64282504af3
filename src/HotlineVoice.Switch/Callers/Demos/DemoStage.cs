using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>
/// Where the demo plays: prints each step as it happens, checks it, and remembers whether every one held.
/// </summary>
sealed class DemoStage(IDemoServer server, Action<string> print)
{
    // Only what fails takes so long: everything else is awaited by its event.
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);

    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _hum = TimeSpan.FromSeconds(2);

    // The way there and back: jitter buffers, the bridge, and the last block of what was heard.
    static readonly TimeSpan _settles = TimeSpan.FromSeconds(1);

    // A busy machine may lose a piece of a hum; nobody may hear as much as a syllable of what is not for him.
    static readonly TimeSpan _heardAtLeast = TimeSpan.FromMilliseconds(600);
    static readonly TimeSpan _leakedAtMost = TimeSpan.FromMilliseconds(200);
    const int HumsMax = 3;

    static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public IDemoServer Server => server;

    /// <summary>Where citizens call from: the telephone network behind the trunk.</summary>
    public IPAddress Network { get; } = IPAddress.Parse("127.0.0.2");

    /// <summary>Where the server takes calls.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>So far.</summary>
    public bool HasHeld { get; private set; } = true;

    public async Task OpenAsync(DateTimeOffset wall, IPEndPoint outside, CancellationToken cancel)
    {
        Address = IPEndPoint.Parse(await server.StartAsync(wall, outside, cancel).ConfigureAwait(false));
        print($"The server takes calls at {Address}; its clock says {wall:yyyy-MM-dd HH:mm}.");
    }

    /// <summary>What happens now.</summary>
    public void Tell(string what) => print(what);

    /// <summary>What somebody does now.</summary>
    public void Does(string what) => print("  " + what);

    public void Check(bool held, string what)
    {
        HasHeld &= held;
        print($"  {(held ? "✓" : "✗")} {what}");
    }

    /// <summary>Checks that something comes about in time.</summary>
    public async Task ComesAsync(Func<TimeSpan, CancellationToken, Task<bool>> about, string what,
        CancellationToken cancel) => Check(await about(_patience, cancel).ConfigureAwait(false), what);

    /// <summary>A citizen's telephone dials the hotline.</summary>
    public async Task DialAsync(DemoPerson citizen)
    {
        print($"{citizen.Name} ({citizen.Number}) dials 12316.");
        await citizen.PlugInAsync(Network, Address).ConfigureAwait(false);
        citizen.Phone.Dial("12316");
    }

    public Task IsAnsweredAsync(DemoPerson citizen, CancellationToken cancel) =>
        ComesAsync(citizen.Phone.IsAnsweredAsync, "the call is answered", cancel);

    public async Task HearsAsync(DemoPerson who, string prompt, string what, CancellationToken cancel)
    {
        var wav = server.Prompt(prompt);
        if (!WavHeader.TryRead(wav.Span, out var header))
        {
            Check(false, $"«{prompt}» can be read");
            return;
        }

        var likeness = await who.Phone.HearsAsync(header.ToSamples(wav.Span), _patience, cancel).ConfigureAwait(false);
        Check(likeness >= Ear.LikeEnough, $"{who.Name} hears {what} ({prompt}, {likeness:P0} alike)");
    }

    /// <summary>Everybody hums at once. Each must hear those whom he may hear, and nobody else.</summary>
    public async Task HumAsync(string what, DemoEar[] ears, CancellationToken cancel)
    {
        for (var hums = 1; ; hums++)
        {
            var heard = await Task.WhenAll(ears.Select(ear => ListenAsync(ear.Who, ears, cancel)))
                .ConfigureAwait(false);
            var leaks = Pairs(ears, heard, isMeant: false);
            var gaps = Pairs(ears, heard, isMeant: true);
            if (leaks.Count == 0 && gaps.Count > 0 && hums < HumsMax)
                continue;
            Check(leaks.Count + gaps.Count == 0, what + string.Concat(leaks.Select(pair => $"; yet {pair}"))
                + string.Concat(gaps.Select(pair => $"; not so that {pair}")));
            return;
        }
    }

    /// <summary>Asks the API; what was asked is printed, so that anybody may ask the same.</summary>
    public async Task<DemoAnswer> AskAsync(DemoSeat seat, string path, object body, CancellationToken cancel)
    {
        var answer = await server.AskAsync(seat.User, path, body, cancel).ConfigureAwait(false);
        Check(answer.IsDone, $"{seat.Name}: POST {path} {JsonSerializer.Serialize(body, _json)}"
            + (answer.IsDone ? "" : $" answers {answer.Status} {answer.Text("code")}"));
        return answer;
    }

    /// <summary>Checks that a resource comes to be as expected, by the API. Its last reading.</summary>
    public async Task<DemoAnswer> SeesAsync(
        DemoSeat seat, string path, Func<DemoAnswer, bool> isSo, string what, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_patience);
        using var timer = new PeriodicTimer(_lookEvery);
        while (true)
        {
            var answer = await server.AskAsync(seat.User, path, null, cancel).ConfigureAwait(false);
            if (isSo(answer) || limit.IsCancellationRequested)
            {
                Check(isSo(answer), what);
                return answer;
            }

            await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false);
        }
    }

    public async Task StandsAsync(DemoSeat seat, string state, CancellationToken cancel) =>
        await SeesAsync(seat, $"seats/{seat.No}", answer => answer.Text("state") == state,
            $"seat {seat.No} is {state}", cancel).ConfigureAwait(false);

    /// <summary>A tone of this length was heard, if it was meant to be; or was not, if it was not.</summary>
    public static bool IsAsMeant(TimeSpan tone, bool isMeant) =>
        isMeant ? tone >= _heardAtLeast : tone <= _leakedAtMost;

    /// <summary>How long he heard each of the others, in the order of their ears.</summary>
    static async Task<TimeSpan[]> ListenAsync(DemoPerson who, DemoEar[] ears, CancellationToken cancel)
    {
        var phone = who.Phone;
        var from = phone.HeardSamples;
        phone.Hum(who.HumHertz, _hum);
        var samples = from + (int)((_hum + _settles).TotalSeconds * AudioCodec.SampleRateHertz);
        await phone.HasHeardAsync(samples, _patience, cancel).ConfigureAwait(false);
        return [.. ears.Select(other => Ear.LongestTone(phone.HeardSince(from), other.Who.HumHertz))];
    }

    static List<string> Pairs(DemoEar[] ears, TimeSpan[][] heard, bool isMeant)
    {
        var pairs = new List<string>();
        for (var listener = 0; listener < ears.Length; listener++)
        {
            for (var speaker = 0; speaker < ears.Length; speaker++)
            {
                var (ear, other) = (ears[listener], ears[speaker].Who);
                if (speaker != listener && ear.Hears.Contains(other) == isMeant
                    && !IsAsMeant(heard[listener][speaker], isMeant))
                    pairs.Add($"{ear.Who.Name} hears {other.Name}");
            }
        }

        return pairs;
    }
}
