using System.Net;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Sip;
using HotlineVoice.Switch;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class UdpListenerTests : IDisposable
{
    static readonly IPEndPoint _anyPort = new(IPAddress.Loopback, 0);
    readonly Inbox _inbox = new(new Uptime());

    public void Dispose() => _inbox.Dispose();

    [Fact]
    public void A_datagram_comes_in_with_the_path_it_came_by_and_the_answer_goes_back_there()
    {
        using var listener = new UdpListener(_anyPort, _inbox);
        listener.Start();
        using var phone = new UdpClient(_anyPort);
        phone.Send("OPTIONS"u8, listener.Listen.Local);

        var datagram = Arrivals.Next(_inbox);
        Assert.Equal("OPTIONS", Encoding.UTF8.GetString(datagram.Buffer, 0, datagram.Bytes));
        Assert.Equal((IPEndPoint)phone.Client.LocalEndPoint!, datagram.Path.Remote);
        Assert.Equal(SipTransport.Udp, datagram.Path.Transport);

        listener.Send(datagram.Path, "OK"u8.ToArray());
        phone.Client.ReceiveTimeout = 5_000;
        var from = new IPEndPoint(IPAddress.Any, 0);
        Assert.Equal("OK", Encoding.UTF8.GetString(phone.Receive(ref from)));
    }

    [Fact]
    public void A_phone_that_comes_again_has_the_same_path_so_that_it_costs_nothing()
    {
        using var listener = new UdpListener(_anyPort, _inbox);
        listener.Start();
        using var phone = new UdpClient(_anyPort);
        phone.Send("1"u8, listener.Listen.Local);
        var first = Arrivals.Next(_inbox);
        phone.Send("2"u8, listener.Listen.Local);

        Assert.Same(first.Path, Arrivals.Next(_inbox).Path);
    }

    [Fact]
    public void Two_sources_never_share_a_path()
    {
        using var listener = new UdpListener(_anyPort, _inbox);
        listener.Start();
        using var one = new UdpClient(_anyPort);
        using var other = new UdpClient(_anyPort);
        one.Send("1"u8, listener.Listen.Local);
        var first = Arrivals.Next(_inbox);
        other.Send("2"u8, listener.Listen.Local);
        var second = Arrivals.Next(_inbox);
        one.Send("3"u8, listener.Listen.Local);
        var third = Arrivals.Next(_inbox);

        Assert.Equal((IPEndPoint)one.Client.LocalEndPoint!, first.Path.Remote);
        Assert.Equal((IPEndPoint)other.Client.LocalEndPoint!, second.Path.Remote);
        Assert.Equal((IPEndPoint)one.Client.LocalEndPoint!, third.Path.Remote);
    }

    [Fact]
    public void A_port_in_use_is_one_sentence_for_the_operator()
    {
        using var taken = new UdpListener(_anyPort, _inbox);

        var fault = Assert.Throws<SwitchStartException>(() => new UdpListener(taken.Listen.Local, _inbox));
        Assert.Equal(
            $"Cannot listen on udp:{taken.Listen.Local}: another program uses this port.", fault.Message);
    }

    [Fact]
    public void An_address_that_is_not_this_machines_is_one_sentence_for_the_operator()
    {
        var elsewhere = IPEndPoint.Parse("192.0.2.1:5060");
        var fault = Assert.Throws<SwitchStartException>(() => new UdpListener(elsewhere, _inbox));
        Assert.StartsWith("Cannot listen on udp:192.0.2.1:5060: ", fault.Message);
    }

    [Fact]
    public void What_the_exchange_says_after_the_end_of_its_listener_is_let_go()
    {
        var listener = new UdpListener(_anyPort, _inbox);
        listener.Start();
        var path = new SipPath(SipTransport.Udp, listener.Listen.Local, listener.Listen.Local);
        listener.Dispose();

        Assert.Null(Record.Exception(() => listener.Send(path, "BYE"u8.ToArray())));
    }

    [Fact]
    public void IPv6_is_spoken()
    {
        if (!Socket.OSSupportsIPv6)
            return;
        using var listener = new UdpListener(new IPEndPoint(IPAddress.IPv6Loopback, 0), _inbox);
        listener.Start();
        using var phone = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        phone.Send("6"u8, listener.Listen.Local);

        Assert.Equal((IPEndPoint)phone.Client.LocalEndPoint!, Arrivals.Next(_inbox).Path.Remote);
    }
}
