using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>
/// The sound of one telephone: fifty packets a second to whoever wrote to it last, a second of noise and a second of
/// silence in turn. Its noise bears its number, so that whoever hears it knows whom he hears.
/// </summary>
sealed class TalkingPhone
{
    const int SilenceEvery = 50;
    const int MarkBytes = 4;
    const int SoundAt = 12;

    readonly Socket _socket;
    readonly SocketAddress _partner = new(AddressFamily.InterNetwork);
    readonly byte[] _packet = new byte[172];
    readonly byte[] _noise = new byte[SilenceEvery * 160];
    readonly byte[] _mark;
    readonly byte[] _partnersMark;
    readonly int _number;
    bool _isAimed;

    /// <param name="socket">Bound, and never blocking for long: it is asked first.</param>
    /// <param name="number">Its number among all phones.</param>
    /// <param name="partner">The number of the phone that it talks with.</param>
    public TalkingPhone(Socket socket, int number, int partner)
    {
        (_socket, _number) = (socket, number);
        (_mark, _partnersMark) = (Mark(number), Mark(partner));
        (_packet[0], _packet[1], _packet[10], _packet[11]) = (0x80, 8, (byte)(number >> 8), (byte)(number + 1));
        new Random(number).NextBytes(_noise);
    }

    public EndPoint Local => _socket.LocalEndPoint!;

    /// <summary>Packets that came in.</summary>
    public long Heard { get; private set; }

    /// <summary>Of these, packets with noise of the phone that it talks with.</summary>
    public long HeardOfPartner { get; private set; }

    /// <summary>Packets that went out.</summary>
    public long Said { get; private set; }

    public static Socket Bind(IPAddress address)
    {
        while (true)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
            {
                ReceiveBufferSize = 1 << 18,
            };
            socket.Bind(new IPEndPoint(address, 0));
            if (((IPEndPoint)socket.LocalEndPoint!).Port % 2 == 0)
                return socket;
            socket.Dispose();
        }
    }

    /// <summary>Talks to this address from now on; before, it only listens.</summary>
    public void Aim(IPEndPoint partner)
    {
        partner.Serialize().Buffer.CopyTo(_partner.Buffer);
        _isAimed = true;
    }

    /// <summary>Hears whatever came and says one packet.</summary>
    public void Turn(ushort frame, byte[] scratch)
    {
        Listen(scratch);
        if (!_isAimed)
            return;
        Speak(frame);
        _socket.SendTo(_packet, SocketFlags.None, _partner);
        Said++;
    }

    /// <summary>Hears whatever came and says nothing.</summary>
    public void Listen(byte[] scratch)
    {
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            var bytes = _socket.ReceiveFrom(scratch, SocketFlags.None, _partner);
            _isAimed = true;
            Heard++;
            if (bytes > SoundAt + MarkBytes && scratch.AsSpan(SoundAt, MarkBytes).SequenceEqual(_partnersMark))
                HeardOfPartner++;
        }
    }

    // A-law octets that survive being decoded and encoded: a conversation of two is not mixed.
    static byte[] Mark(int number) => [(byte)number, (byte)(number >> 8), (byte)~number, 0x2A];

    void Speak(ushort frame)
    {
        var timestamp = frame * 160;
        (_packet[2], _packet[3]) = ((byte)(frame >> 8), (byte)frame);
        (_packet[4], _packet[5]) = ((byte)(timestamp >> 24), (byte)(timestamp >> 16));
        (_packet[6], _packet[7]) = ((byte)(timestamp >> 8), (byte)timestamp);
        var isSilent = ((frame / SilenceEvery) + _number) % 2 == 0;
        if (isSilent)
        {
            _packet.AsSpan(SoundAt).Fill(0xD5);
            return;
        }

        _noise.AsSpan(frame % SilenceEvery * 160, 160).CopyTo(_packet.AsSpan(SoundAt));
        _mark.CopyTo(_packet.AsSpan(SoundAt));
    }
}
