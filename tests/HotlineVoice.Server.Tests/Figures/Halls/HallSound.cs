using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>
/// What one telephone says and hears. It says one A-law octet of its own over and over, which a conversation of two
/// carries unchanged: whoever hears it knows whom.
/// </summary>
sealed class HallSound : IDisposable
{
    const int SoundAt = 12;
    const int FrameBytes = 160;
    const byte PayloadALaw = 8;
    const byte PayloadEvents = 101;
    const int EventPackets = 5;

    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        ReceiveBufferSize = 1 << 18,
    };

    readonly SocketAddress _server = new(AddressFamily.InterNetwork);
    readonly byte[] _packet = new byte[SoundAt + FrameBytes];
    readonly byte[] _scratch = new byte[2048];
    readonly byte _octet;
    ushort _sequence;
    uint _time;
    bool _isAimed;

    public HallSound(IPAddress address, byte octet)
    {
        _socket.Bind(new IPEndPoint(address, 0));
        _octet = octet;
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), (uint)Random.Shared.Next());
        _packet[0] = 0x80;
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public byte Octet => _octet;

    /// <summary>Frames of each octet that were heard since the call began.</summary>
    public int[] Heard { get; } = new int[256];

    public void Aim(IPEndPoint server)
    {
        server.Serialize().Buffer.CopyTo(_server.Buffer);
        _isAimed = true;
        Array.Clear(Heard);
    }

    public void Stop() => _isAimed = false;

    /// <summary>One frame of 20 ms: hears what came and says one packet.</summary>
    public void Turn()
    {
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            var bytes = _socket.Receive(_scratch);
            var octet = _scratch[SoundAt];
            if (bytes == _packet.Length && !_scratch.AsSpan(SoundAt, FrameBytes).ContainsAnyExcept(octet))
                Heard[octet]++;
        }

        if (!_isAimed)
            return;
        _packet.AsSpan(SoundAt).Fill(_octet);
        Send(PayloadALaw, FrameBytes);
        _time += FrameBytes;
    }

    /// <summary>One key by RFC 4733: begun, held, and ended three times.</summary>
    public void Press(byte key)
    {
        for (var index = 0; index < EventPackets + 2 && _isAimed; index++)
        {
            var isEnd = index >= EventPackets - 1;
            (_packet[SoundAt], _packet[SoundAt + 1]) = (key, (byte)(isEnd ? 0x8A : 0x0A));
            BinaryPrimitives.WriteUInt16BigEndian(
                _packet.AsSpan(SoundAt + 2), (ushort)(FrameBytes * Math.Min(index + 1, EventPackets)));
            Send((byte)(PayloadEvents | (index == 0 ? 0x80 : 0)), 4);
        }

        _time += FrameBytes * EventPackets;
    }

    public void Dispose() => _socket.Dispose();

    void Send(byte payload, int bytes)
    {
        _packet[1] = payload;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), _time);
        _socket.SendTo(_packet.AsSpan(0, SoundAt + bytes), SocketFlags.None, _server);
    }
}
