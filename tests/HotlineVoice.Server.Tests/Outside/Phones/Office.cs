using System.Globalization;
using System.Net;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// A county office behind the outward trunk: sipp, which takes one call as its scenario says and is at its end then.
/// </summary>
sealed class Office : IAsyncDisposable
{
    /// <summary>Its number, in the form in which the hotline dials it.</summary>
    public const string Number = "02476540000";

    readonly Child _child;
    readonly string _folder;

    Office(Child child, string folder) => (_child, _folder) = (child, folder);

    /// <summary>Answers after so long and says its tone.</summary>
    public static Office Speaks(IPEndPoint at, string toneFolder, TimeSpan rings)
    {
        var tone = Tones.ALawPathOf(toneFolder, Tones.Office);
        var speech = $"<nop><action><exec rtp_stream=\"{tone},-1,8,PCMA/8000\"/></action></nop>";
        return Start(
            at, Filled("office", ("port", "rtpstream_audio_port"), ("speech", speech), ("ringMs", Text(rings))));
    }

    /// <summary>Answers after so long and sends back all that it hears.</summary>
    public static Office Echoes(IPEndPoint at, TimeSpan rings) => Start(
        at, Filled("office", ("port", "media_port"), ("speech", ""), ("ringMs", Text(rings))), "-rtp_echo");

    public static Office Refuses(IPEndPoint at, int status) =>
        Start(at, Filled("office-refuses", ("status", status.ToString(CultureInfo.InvariantCulture))));

    public static Office RingsInVain(IPEndPoint at) => Start(at, Filled("office-rings"));

    /// <summary>Its call went as its scenario says.</summary>
    public async Task EndsAsync()
    {
        var ended = await _child.EndAsync(Waiting.Long);
        Assert.True(ended.Code == 0, ended.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static Office Start(IPEndPoint at, string scenario, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-office-").FullName;
        var path = Path.Combine(folder, "scenario.xml");
        File.WriteAllText(path, scenario);
        var port = at.Port.ToString(CultureInfo.InvariantCulture);
        var media = (at.Port + 2).ToString(CultureInfo.InvariantCulture);
        return new Office(
            Child.Start(
                "sipp",
                [
                    "-sf", path, "-i", at.Address.ToString(), "-p", port, "-mi", at.Address.ToString(), "-mp", media,
                    "-nostdin", "-m", "1", "-t", "u1", .. more,
                ],
                folder),
            folder);
    }

    static string Filled(string scenario, params (string Word, string Value)[] values)
    {
        var text = File.ReadAllText(Repository.PathOf(
            $"tests/HotlineVoice.Server.Tests/Outside/Scenarios/{scenario}.xml"));
        return values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Word}}}", value.Value));
    }

    static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
