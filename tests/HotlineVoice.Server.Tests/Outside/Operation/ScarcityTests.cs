using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>When the machine has no more ports or descriptors, callers are told, and the rest goes on.</summary>
public sealed class ScarcityTests
{
    [Fact]
    public async Task Without_a_port_a_caller_is_told_to_come_again_and_the_figures_say_so()
    {
        var port = Kernel.FreePort(IPAddress.Loopback);
        await using var server = await ServerProcess.StartAsync(new ServerSettings().With(
            "Media:Ports", string.Create(CultureInfo.InvariantCulture, $"{port}-{port + 1}")));
        using var first = new RawPhone(server.Sip, "127.0.0.2");
        using var second = new RawPhone(server.Sip, "127.0.0.2");
        await first.CallAsync();

        var refused = await second.AskAsync(second.Invite());

        Assert.Equal(503, refused.Status);
        Assert.NotEmpty(refused["Retry-After"]);
        await Waiting.UntilAsync(
            async () => (await server.Api.MetricsAsync()).Contains("hotline_calls_total{end_reason=\"Overload\"} 1"),
            "the figures, which are a quarter of a second old at most");
        await first.HangUpAsync();
    }

    [Fact]
    public async Task Without_descriptors_calls_are_answered_and_connections_wait_without_a_storm()
    {
        await using var server = await ServerProcess.StartAsync();
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        using var connection = new TcpClient();
        // What a server reads once after its start must be open: without descriptors no library is loaded any more.
        await server.KeptAsync();
        await server.LimitDescriptorsAsync(10);

        // A port is bound ahead for it; none can be bound in that one's place.
        await phone.CallAsync();
        var quiet = await CostAsync(server);
        await connection.ConnectAsync(server.SipTcp);
        var waiting = await CostAsync(server);
        Assert.True(waiting < quiet + TimeSpan.FromSeconds(0.5), $"{waiting} instead of {quiet}");

        await server.LimitDescriptorsAsync(1024);
        await connection.Client.SendAsync("\r\n\r\n"u8.ToArray());
        using var patience = new CancellationTokenSource(Waiting.Answer);
        Assert.Equal(2, await connection.Client.ReceiveAsync(new byte[8], patience.Token));
        await phone.HangUpAsync();
    }

    /// <summary>Processor time of three seconds.</summary>
    static async Task<TimeSpan> CostAsync(ServerProcess server)
    {
        var (before, watch) = (server.ProcessorTime(), Stopwatch.StartNew());
        await Waiting.UntilAsync(() => watch.Elapsed > TimeSpan.FromSeconds(3), "three seconds to pass");
        return server.ProcessorTime() - before;
    }
}
