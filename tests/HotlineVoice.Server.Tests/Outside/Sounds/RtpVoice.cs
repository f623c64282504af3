using System.Buffers.Binary;
using System.Net.Sockets;
using System.Net;
using HotlineVoice.Server.Tests.Outside.Phones;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>Says A-law octets in RTP, 20 ms a packet, from wherever the test wants, until it is told to stop.</summary>
sealed class RtpVoice : IAsyncDisposable
{
    const int FrameBytes = 160;
    const byte PayloadALaw = 8;
    const byte PayloadEvents = 101;
    const int EventPackets = 5;
    static readonly TimeSpan _frame = TimeSpan.FromMilliseconds(20);

    readonly UdpClient _socket;
    readonly CancellationTokenSource _stop = new();
    readonly uint _source = (uint)Random.Shared.Next();
    IPEndPoint _to = new(IPAddress.Loopback, 0);
    Task _saying = Task.CompletedTask;
    ushort _sequence = 1;
    uint _time = 160;

    public RtpVoice(string address) => _socket = new UdpClient(new IPEndPoint(IPAddress.Parse(address), 0));

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Packets that were sent to it and lie in its socket.</summary>
    public bool HasHeard => _socket.Available > 0;

    public long Said { get; private set; }

    /// <summary>Where the answer of a call wants its sound.</summary>
    public static IPEndPoint TargetOf(RawMessage answer)
    {
        var address = answer.Body.Split("c=IN IP4 ")[1].Split("\r\n")[0];
        var port = answer.Body.Split("m=audio ")[1].Split(' ')[0];
        return IPEndPoint.Parse($"{address}:{port}");
    }

    public void Say(IPEndPoint to, byte[] alaw)
    {
        _to = to;
        _saying = SayAsync(alaw);
    }

    /// <summary>One key by RFC 4733: begun, held, and ended three times.</summary>
    public async Task PressAsync(IPEndPoint to, byte key)
    {
        for (var index = 0; index < EventPackets + 2; index++)
        {
            var end = index >= EventPackets - 1;
            byte[] keyEvent = [key, (byte)(end ? 0x8A : 0x0A), 0, 0];
            BinaryPrimitives.WriteUInt16BigEndian(
                keyEvent.AsSpan(2), (ushort)(FrameBytes * Math.Min(index + 1, EventPackets)));
            await SendAsync(to, (byte)(PayloadEvents | (index == 0 ? 0x80 : 0)), keyEvent);
        }

        _time += FrameBytes * EventPackets;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _saying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _socket.Dispose();
    }

    async Task SayAsync(byte[] alaw)
    {
        using var frames = new PeriodicTimer(_frame);
        for (var at = 0; await frames.WaitForNextTickAsync(_stop.Token); at += FrameBytes)
        {
            if (at + FrameBytes > alaw.Length)
                at = 0;
            await SendAsync(_to, PayloadALaw, alaw.AsMemory(at, FrameBytes));
            _time += FrameBytes;
            Said++;
        }
    }

    async Task SendAsync(IPEndPoint to, byte payload, ReadOnlyMemory<byte> body)
    {
        var packet = new byte[12 + body.Length];
        (packet[0], packet[1]) = (0x80, payload);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), _time);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _source);
        body.CopyTo(packet.AsMemory(12));
        await _socket.SendAsync(packet, to);
    }
}
