using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>
/// Sends mutations from a trunk's address and from a stranger's, and looks whether the server still lives.
/// </summary>
static class BrokenMessages
{
    /// <summary>What Kamailio and a well-built stack keep within; less than one worker's heap segment.</summary>
    public const long GrowthBytesMax = 64L * 1024 * 1024;

    /// <summary>So many in a row before the server is asked whether it is there: less than its queue holds.</summary>
    const int Burst = 25;

    /// <summary>Returns how many bytes the server had before, after its first call.</summary>
    public static async Task<long> SendAsync(ServerProcess server, int seed, int count)
    {
        using var probe = new RawPhone(server.Sip, "127.0.0.79");
        await AskAsync(probe, 1);
        await CallAsync(server);
        var before = server.ResidentBytes();
        foreach (var (index, burst) in Messages(server, seed, count).Chunk(Burst).Index())
        {
            using var trunk = new RawPhone(server.Sip, "127.0.0.2");
            using var stranger = new RawPhone(server.Sip, "127.0.0.80");
            foreach (var (number, message) in burst.Index())
                await (number % 2 == 0 ? trunk : stranger).SendAsync(message);
            await AskAsync(probe, index + 2);
        }

        await CallAsync(server);
        Assert.Empty(server.Exceptions());
        return before;
    }

    static IEnumerable<byte[]> Messages(ServerProcess server, int seed, int count)
    {
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        string[] sound =
        [
            phone.Invite(), phone.Request("OPTIONS", 2), phone.Request("BYE", 3), phone.Request("CANCEL", 1),
            phone.Request("ACK", 1),
            phone.Request("INFO", 4, "Content-Type: application/dtmf-relay\r\n", "Signal=1\r\n"),
            phone.Request("REGISTER", 5, "Contact: <sip:8001@127.0.0.2>;expires=600\r\nAuthorization: Digest "
                + "username=\"8001\", realm=\"localhost\", nonce=\"a\", uri=\"sip:localhost\", response=\"b\", "
                + "nc=00000001, cnonce=\"c\", qop=auth, algorithm=MD5\r\n"),
            phone.Invite(headers: "Record-Route: <sip:127.0.0.2;lr>\r\nP-Asserted-Identity: <tel:+8613900000000>\r\n"
                + "Privacy: id\r\nSession-Expires: 90;refresher=uac\r\nSupported: timer, 100rel\r\n"),
            "SIP/2.0 200 OK\r\n" + phone.Request("INVITE", 1).Split("\r\n", 2)[1],
        ];
        return [.. new Mutations(seed).Of(sound).Take(count)];
    }

    static async Task AskAsync(RawPhone probe, int cseq) =>
        Assert.Equal(200, (await probe.AskAsync(probe.Request("OPTIONS", cseq))).Status);

    static async Task CallAsync(ServerProcess server)
    {
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        await phone.CallAsync();
        await phone.HangUpAsync();
    }
}
