using System.Net.Sockets;
using System.Net;
using System.Text.Json;
using System.Text;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// The telephone baresip, ordered about by its control port: says what is in a file, and keeps what it hears in
/// another.
/// </summary>
sealed class Baresip : IAsyncDisposable
{
    /// <summary>After its SIP port; the one between is its TLS.</summary>
    const int ControlPort = 2;

    readonly Child _child;
    readonly string _folder;
    readonly IPEndPoint _control;
    readonly TcpClient _orders = new();
    readonly Transcript _told = new();
    readonly Dictionary<string, int> _taken = [];
    Task _listening = Task.CompletedTask;

    Baresip(Child child, string folder, IPEndPoint control) => (_child, _folder, _control) = (child, folder, control);

    public static async Task<Baresip> StartAsync(IPAddress address, string account, string? said = null)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-baresip-").FullName;
        var port = Kernel.FreePort(address);
        File.WriteAllText(Path.Combine(folder, "config"), Configuration(address, port, folder, said));
        File.WriteAllText(Path.Combine(folder, "accounts"), account + "\n");
        var child = Child.Start("baresip", ["-f", folder, "-v"]);
        var phone = new Baresip(child, folder, new IPEndPoint(address, port + ControlPort));
        await child.Output.LineAsync(line => line.Contains("baresip is ready"), Waiting.Long);
        await phone._orders.ConnectAsync(phone._control);
        phone._listening = phone._told.ReadAsync(new NetstringReader(phone._orders.GetStream()));
        return phone;
    }

    /// <summary>A telephone of the trunk «city», without a registration; it may give itself a display name.</summary>
    public static Task<Baresip> CitizenAsync(string number, string said, string? name = null) => StartAsync(
        Sipp.Citizens,
        (name is null ? "" : $"\"{name}\" ") + $"<sip:{number}@127.0.0.2;transport=udp>;regint=0;audio_codecs=PCMA",
        said);

    /// <summary>The telephone of a seat: registers, and rings until it is ordered to answer.</summary>
    public static async Task<Baresip> SeatAsync(IPEndPoint server, string no, string password, string said)
    {
        var phone = await StartAsync(
            IPAddress.Loopback,
            $"<sip:{no}@localhost;transport=udp>;auth_user={no};auth_pass={password};regint=600;"
            + $"outbound=\"sip:{server};transport=udp\";audio_codecs=PCMA;answermode=manual",
            said);
        await phone.LineAsync("200 OK");
        return phone;
    }

    /// <summary>What it hears now.</summary>
    public Ear Ear => new(Recordings);

    /// <summary>Waits for an event of the telephone, «CALL_ESTABLISHED», the first of its type.</summary>
    public Task EventAsync(string type) => EventAsync(type, 1);

    /// <summary>Waits for the first event of this type that was not yet waited for in this way.</summary>
    public Task NextEventAsync(string type) => EventAsync(type, _taken[type] = _taken.GetValueOrDefault(type) + 1);

    async Task EventAsync(string type, int nth)
    {
        try
        {
            await _told.LineAsync(line => line.Contains($"\"type\":\"{type}\""), Waiting.Long, nth);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            Assert.Fail($"No {type}:\n{_told.Text}\n{_child.Output.Text}\n{_child.Errors.Text}");
        }
    }

    /// <summary>Waits for words in what it prints, for what happens before its control port is open.</summary>
    public Task<string> LineAsync(string words) =>
        _child.Output.LineAsync(line => line.Contains(words), Waiting.Long);

    public async Task DialAsync(string uri)
    {
        await OrderAsync("dial", uri);
        await EventAsync("CALL_ESTABLISHED");
    }

    /// <summary>Presses a key, which goes by RFC 4733.</summary>
    public Task PressAsync(char key) => OrderAsync("sndcode", key.ToString());

    /// <summary>Listens for so long: by what its own recording has grown, not by the clock on the wall.</summary>
    public async Task HearAsync(TimeSpan length)
    {
        var until = HeardBytes() + (length.TotalSeconds * Wav.SamplesPerSecond * 2);
        await Waiting.UntilAsync(() => HeardBytes() >= until, $"another {length} to be heard");
    }

    public Task HangUpAsync() => OrderAsync("hangup");

    public async Task OrderAsync(string command, string parameters = "")
    {
        // In one segment: it hangs up on an order that arrives in pieces.
        var order = JsonSerializer.Serialize(new { command, @params = parameters, token = "order" });
        await _orders.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(order)}:{order},"));
    }

    /// <summary>Lets it end, which completes its files, and returns what it heard.</summary>
    public async Task<Wav> HeardAsync()
    {
        await QuitAsync();
        return Wav.Read(Recordings().Single());
    }

    /// <summary>Lets it end as people do who close it: it hangs up and takes back its registration.</summary>
    public async Task QuitAsync()
    {
        await OrderAsync("quit");
        await _child.EndAsync(Waiting.Long);
    }

    public void Kill() => _child.Kill();

    public async ValueTask DisposeAsync()
    {
        _orders.Dispose();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _child.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    long HeardBytes() => Recordings().Sum(path => new FileInfo(path).Length);

    IEnumerable<string> Recordings() => Directory.EnumerateFiles(_folder, "dump-*-dec.wav");

    static string Configuration(IPAddress address, int port, string folder, string? said) =>
        $"""
        poll_method epoll
        sip_listen {address}:{port}
        net_interface {address}
        rtp_ports {port + 4}-{port + 7}
        audio_source aufile,{said ?? Path.Combine(folder, "silence.wav")}
        audio_player aufile,{folder}/player.wav
        audio_alert aufile,{folder}/alert.wav
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        module_path /usr/lib/baresip/modules
        module g711.so
        module aufile.so
        module sndfile.so
        module account.so
        module menu.so
        module ctrl_tcp.so
        snd_path {folder}
        ctrl_tcp_listen {address}:{port + ControlPort}

        """;
}
