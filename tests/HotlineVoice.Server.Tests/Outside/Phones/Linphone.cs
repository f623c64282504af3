using System.Net;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// The telephone linphonec at a seat, ordered about as a person types: it has the attended transfer that baresip lacks,
/// and says what is in a file.
/// </summary>
sealed class Linphone : IAsyncDisposable
{
    readonly Child _child;
    readonly string _folder;

    Linphone(Child child, string folder) => (_child, _folder) = (child, folder);

    /// <summary>Registers the seat, soon: what it prints into a pipe is held back, so it is the server that knows
    /// when.</summary>
    public static async Task<Linphone> SeatAsync(IPEndPoint server, string no, string password, string said)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-linphone-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".local/share/linphone"));
        File.WriteAllText(Path.Combine(folder, "rc"), Configuration(server, no, password));
        // It keeps its call history at home, and asks for no other home than this.
        var child = Child.Start("env", [$"HOME={folder}", "linphonec", "-c", Path.Combine(folder, "rc")], folder);
        var phone = new Linphone(child, folder);
        await phone.OrderAsync("soundcard use files");
        await phone.OrderAsync($"play {said}");
        return phone;
    }

    /// <summary>One line, as if it was typed.</summary>
    public async Task OrderAsync(string line)
    {
        await _child.Input.WriteLineAsync(line);
        await _child.Input.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static string Configuration(IPEndPoint server, string no, string password) =>
        $"""
        [sip]
        sip_port={Kernel.FreePort(server.Address)}
        sip_tcp_port=0
        sip_tls_port=0
        guess_hostname=0
        default_proxy=0
        register_only_when_network_is_up=0
        [rtp]
        audio_rtp_port={Kernel.FreePort(server.Address)}
        [proxy_0]
        reg_proxy=<sip:{server};transport=udp>
        reg_route=<sip:{server};transport=udp;lr>
        reg_identity=sip:{no}@localhost
        reg_expires=600
        reg_sendregister=1
        publish=0
        [auth_info_0]
        username={no}
        passwd={password}
        realm=localhost
        [video]
        enabled=0

        """;
}
