using System.Net;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Sip;
using HotlineVoice.Switch;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Loops;
using Microsoft.Extensions.Logging.Abstractions;
using TcpListener = HotlineVoice.Switch.Listeners.TcpListener;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class TcpListenerTests : IDisposable
{
    const string Options = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";

    readonly Inbox _inbox = new(new Uptime());
    readonly TcpListener _listener;

    public TcpListenerTests()
    {
        _listener = new TcpListener(new IPEndPoint(IPAddress.Loopback, 0), _inbox, NullLogger.Instance);
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _inbox.Dispose();
    }

    [Fact]
    public void Two_messages_in_one_segment_are_two_and_one_in_five_segments_is_one()
    {
        using var phone = Connect();
        Write(phone, Options + Options);
        Assert.Equal(Options, Text(Arrivals.Next(_inbox)));
        Assert.Equal(Options, Text(Arrivals.Next(_inbox)));

        foreach (var part in Options.Chunk(Options.Length / 5 + 1))
            Write(phone, new string(part));
        Assert.Equal(Options, Text(Arrivals.Next(_inbox)));
    }

    [Fact]
    public void The_answer_goes_by_the_connection_the_request_came_by()
    {
        using var phone = Connect();
        Write(phone, Options);
        _listener.Send(Arrivals.Next(_inbox).Path, "SIP/2.0 200 OK\r\n\r\n"u8.ToArray());

        Assert.StartsWith("SIP/2.0 200 OK", ReadSome(phone));
    }

    [Fact]
    public void A_keep_alive_is_answered_by_the_listener_itself()
    {
        using var phone = Connect();
        Write(phone, "\r\n\r\n");

        Assert.Equal("\r\n", ReadSome(phone));
    }

    [Fact]
    public void A_stream_that_lost_its_framing_is_handed_over_once_and_then_closed_after_the_answer()
    {
        using var phone = Connect();
        Write(phone, "OPTIONS sip:a SIP/2.0\r\nContent-Length: many\r\n\r\n");
        var broken = Arrivals.Next(_inbox);
        _listener.Send(broken.Path, "SIP/2.0 400 Bad Request\r\n\r\n"u8.ToArray());
        _listener.Close(broken.Path);

        Assert.StartsWith("SIP/2.0 400", ReadSome(phone));
        Assert.Equal("", ReadSome(phone));
        var closed = Arrivals.Next<ExchangeInput.PathChanged>(_inbox);
        Assert.Equal(SipPathState.Closed, closed.Event.State);
    }

    [Fact]
    public void One_address_may_hold_sixty_four_connections_and_the_next_is_turned_away()
    {
        var phones = Enumerable.Range(0, 64).Select(_ => Connect()).ToList();
        Arrivals.Comes(() => _listener.Connections == 64);
        using var oneMore = Connect();

        Assert.Equal("", ReadSome(oneMore));
        Write(phones[0], Options);
        Assert.Equal(Options, Text(Arrivals.Next(_inbox)));
        phones.ForEach(phone => phone.Dispose());
        Arrivals.Comes(() => _listener.Connections == 0);
    }

    [Fact]
    public void A_silent_connection_is_closed_after_ten_seconds()
    {
        using var phone = Connect();
        phone.Client.ReceiveTimeout = 15_000;

        Assert.Equal("", ReadSome(phone));
        Arrivals.Comes(() => _listener.Connections == 0);
    }

    [Fact]
    public void The_stack_can_have_a_stream_opened_and_hears_when_there_is_nobody()
    {
        using var phone = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        phone.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var nobody = (IPEndPoint)phone.LocalEndPoint!;
        _listener.Open(new SipPath(SipTransport.Tcp, _listener.Listen.Local, nobody));
        Assert.Equal(SipPathState.Refused, Arrivals.Next<ExchangeInput.PathChanged>(_inbox).Event.State);

        phone.Listen();
        _listener.Open(new SipPath(SipTransport.Tcp, _listener.Listen.Local, nobody));
        var opened = Arrivals.Next<ExchangeInput.PathChanged>(_inbox).Event;
        Assert.Equal(SipPathState.Opened, opened.State);
        Assert.NotEqual(0, opened.Path.Connection);
        using var accepted = phone.Accept();
        _listener.Send(opened.Path, "INVITE"u8.ToArray());
        var buffer = new byte[16];
        Assert.Equal("INVITE", Encoding.UTF8.GetString(buffer, 0, accepted.Receive(buffer)));
    }

    [Fact]
    public async Task What_is_queued_when_the_server_ends_is_still_written()
    {
        const int messages = 200, bytes = 40_000;
        using var phone = Connect();
        Write(phone, Options);
        var path = Arrivals.Next(_inbox).Path;
        for (var sent = 0; sent < messages; sent++)
            _listener.Send(path, new byte[bytes]);

        var ending = Task.Run(_listener.Dispose);
        var received = 0;
        var buffer = new byte[65_536];
        while (await phone.Client.ReceiveAsync(buffer) is > 0 and var more)
            received += more;

        Assert.Equal(messages * bytes, received);
        await ending;
    }

    [Fact]
    public void Two_servers_never_share_a_port() =>
        Assert.Equal(
            $"Cannot listen on tcp:{_listener.Listen.Local}: another program uses this port.",
            Assert.Throws<SwitchStartException>(
                () => new TcpListener(_listener.Listen.Local, _inbox, NullLogger.Instance)).Message);

    TcpClient Connect()
    {
        var client = new TcpClient();
        client.Connect(_listener.Listen.Local);
        client.NoDelay = true;
        client.Client.ReceiveTimeout = 5_000;
        return client;
    }

    static void Write(TcpClient phone, string text) => phone.Client.Send(Encoding.UTF8.GetBytes(text));

    static string ReadSome(TcpClient phone)
    {
        var buffer = new byte[4_096];
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, phone.Client.Receive(buffer));
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "";
        }
    }

    static string Text(Datagram datagram) => Encoding.UTF8.GetString(datagram.Buffer, 0, datagram.Bytes);
}
