using System.Net;
using System.Net.Sockets;
using HotlineVoice.Media;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class RtpPortPoolTests
{
    [Fact]
    public void Ports_are_even_and_bound_sixty_four_ahead()
    {
        using var pool = new RtpPortPool(IPAddress.Loopback, default);
        Assert.Equal(64, pool.Ready);
        Assert.True(pool.TryLend(TimeSpan.Zero, out var port));

        Assert.Equal(0, port.Local.Port % 2);
        Assert.Equal(64, pool.Ready);
        Assert.Equal(1, pool.Lent);
        port.Dispose();
    }

    [Fact]
    public void A_range_with_a_port_in_use_goes_round_it_and_ends_where_it_ends()
    {
        var first = FreeRange();
        using var squatter = new UdpClient(new IPEndPoint(IPAddress.Loopback, first + 3));
        using var pool = new RtpPortPool(IPAddress.Loopback, new PortRange(first, first + 7));
        var lent = new List<RtpPort>();
        while (pool.TryLend(TimeSpan.Zero, out var port))
            lent.Add(port);

        Assert.Equal([first, first + 4, first + 6], lent.Select(port => port.Local.Port).Order());
        lent.ForEach(port => port.Dispose());
    }

    [Fact]
    public void A_closed_call_s_port_is_lent_again_only_after_it_has_drained()
    {
        var first = FreeRange();
        using var pool = new RtpPortPool(IPAddress.Loopback, new PortRange(first, first + 1));
        Assert.True(pool.TryLend(TimeSpan.Zero, out var port));
        pool.GiveBack(port, TimeSpan.FromSeconds(10));

        Assert.False(pool.TryLend(TimeSpan.FromSeconds(14), out _));
        Assert.True(pool.TryLend(TimeSpan.FromSeconds(15), out var again));
        Assert.Equal(first, again.Local.Port);
        again.Dispose();
    }

    [Fact]
    public void A_range_that_is_lent_out_costs_a_call_nothing_and_what_comes_back_is_lent_again()
    {
        var first = FreeRange();
        using var pool = new RtpPortPool(IPAddress.Loopback, new PortRange(first, first + 7));
        var lent = new List<RtpPort>();
        while (pool.TryLend(TimeSpan.Zero, out var port))
            lent.Add(port);
        Assert.Equal(4, lent.Count);
        var tried = pool.Tried;

        for (var call = 0; call < 100; call++)
            Assert.False(pool.TryLend(TimeSpan.Zero, out _));
        Assert.Equal(tried, pool.Tried);

        pool.GiveBack(lent[2], TimeSpan.Zero);
        Assert.True(pool.TryLend(TimeSpan.FromMinutes(1), out var again));
        Assert.Equal(lent[2].Local, again.Local);
        lent[2] = again;
        lent.ForEach(port => port.Dispose());
    }

    [Fact]
    public void A_range_that_others_use_is_tried_sixteen_times_for_a_call_and_not_to_its_end()
    {
        using var pool = new RtpPortPool(IPAddress.Parse("192.0.2.1"), new PortRange(20_000, 59_999));
        var tried = pool.Tried;

        Assert.False(pool.TryLend(TimeSpan.Zero, out _));

        Assert.Equal(tried + 16, pool.Tried);
    }

    [Fact]
    public void A_connected_port_hears_its_peer_only_until_it_is_parted()
    {
        RtpPort.TryBindAny(IPAddress.Loopback, out var port);
        using var ours = port!;
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var peerAddress = RtpAddress.From((IPEndPoint)peer.Client.LocalEndPoint!);
        ours.Connect(peerAddress);
        stranger.Send("x"u8, ours.Local);
        peer.Send("y"u8, ours.Local);

        Assert.Equal((peerAddress, (byte)'y'), Receive(ours));
        ours.Part();
        stranger.Send("z"u8, ours.Local);
        Assert.Equal((byte)'z', Receive(ours).First);
        Assert.True(ours.TrySend("back"u8, peerAddress, control: false));
    }

    [Fact]
    public void Reading_an_empty_socket_and_sending_cost_no_allocation()
    {
        RtpPort.TryBindAny(IPAddress.Loopback, out var port);
        using var ours = port!;
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var address = RtpAddress.From((IPEndPoint)peer.Client.LocalEndPoint!);
        var packet = new byte[172];
        Exchange(100);

        // Another test's collection in the middle counts this thread's unused 8 KiB; our own come every time.
        Assert.Contains(0, Enumerable.Range(0, 3).Select(_ => Allocated()));

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Exchange(1_000);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        void Exchange(int times)
        {
            for (var i = 0; i < times; i++)
            {
                ours.TrySend(packet, address, control: false);
                ours.TryReceive(packet, out _, out _);
            }
        }
    }

    [Theory]
    [InlineData("20000-29999", 20_000, 29_999, 5_000)]
    [InlineData("20001-20004", 20_002, 20_004, 1)]
    public void A_range_is_read_as_pairs(string text, int first, int last, int pairs)
    {
        Assert.True(PortRange.TryParse(text, out var range));
        Assert.Equal((first, last, pairs), (range.First, range.Last, range.Pairs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20000")]
    [InlineData("30000-20000")]
    [InlineData("80-90")]
    [InlineData("20000-70000")]
    public void What_is_no_range_is_none(string text) => Assert.False(PortRange.TryParse(text, out _));

    static (RtpAddress Source, byte First) Receive(RtpPort port)
    {
        var buffer = new byte[16];
        RtpAddress source = default;
        Arrivals.Comes(() => port.TryReceive(buffer, out _, out source));
        return (source, buffer[0]);
    }

    /// <summary>Eight ports that nobody uses just now.</summary>
    static int FreeRange()
    {
        for (var first = 41_000; first < 60_000; first += 8)
        {
            if (Enumerable.Range(first, 8).All(IsFree))
                return first;
        }

        throw new InvalidOperationException("No eight free ports in a row.");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var probe = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
