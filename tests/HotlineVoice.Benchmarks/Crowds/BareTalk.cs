using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// Telephones without signalling: each sends fifty packets a second to whoever wrote to it last, a second of noise and
/// a second of silence in turn, and counts what it hears. The other side of <see cref="BareEcho"/> and of
/// <see cref="BridgeLane"/>.
/// </summary>
sealed class BareTalk
{
    readonly Telephone[] _telephones;
    readonly byte[] _scratch = new byte[2048];

    BareTalk(int streams) => _telephones = [.. Enumerable.Range(0, streams).Select(number => new Telephone(number))];

    /// <summary>Writes its ports, one a line, says «ready», and talks until standard input closes.</summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var talk = new BareTalk(int.Parse(words.GetValueOrDefault("--streams", "200"), CultureInfo.InvariantCulture));
        File.WriteAllLines(words["--ports"], talk._telephones.Select(telephone => telephone.Local.ToString()!));
        Console.WriteLine("ready");
        var closed = Task.Run(Console.In.ReadToEnd);
        var clock = Stopwatch.StartNew();
        for (var step = 0L; !closed.IsCompleted; step++)
        {
            BareLoop.SleepUntil(clock, BareLoop.Step * step);
            talk.Turn(step);
        }

        Console.WriteLine($"total {talk._telephones.Sum(telephone => telephone.Packets)}");
        return 0;
    }

    void Turn(long step)
    {
        for (var index = (int)(step % BareLoop.Phases); index < _telephones.Length; index += BareLoop.Phases)
            _telephones[index].Turn((ushort)(step / BareLoop.Phases), _scratch);
    }

    sealed class Telephone
    {
        const int SilenceEvery = 50;

        readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 1 << 18,
        };

        readonly SocketAddress _partner = new(AddressFamily.InterNetwork);
        readonly byte[] _packet = new byte[172];
        readonly byte[] _noise = new byte[SilenceEvery * 160];
        readonly int _number;

        public Telephone(int number)
        {
            _number = number;
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            (_packet[0], _packet[1], _packet[10], _packet[11]) = (0x80, 8, (byte)(number >> 8), (byte)(number + 1));
            new Random(number).NextBytes(_noise);
        }

        public EndPoint Local => _socket.LocalEndPoint!;

        public long Packets { get; private set; }

        public void Turn(ushort frame, byte[] scratch)
        {
            while (_socket.Poll(0, SelectMode.SelectRead))
            {
                _socket.ReceiveFrom(scratch, SocketFlags.None, _partner);
                Packets++;
            }

            if (Packets == 0)
                return;
            Speak(frame);
            _socket.SendTo(_packet, SocketFlags.None, _partner);
        }

        void Speak(ushort frame)
        {
            var timestamp = frame * 160;
            (_packet[2], _packet[3]) = ((byte)(frame >> 8), (byte)frame);
            (_packet[4], _packet[5]) = ((byte)(timestamp >> 24), (byte)(timestamp >> 16));
            (_packet[6], _packet[7]) = ((byte)(timestamp >> 8), (byte)timestamp);
            var isSilent = ((frame / SilenceEvery) + _number) % 2 == 0;
            if (isSilent)
                _packet.AsSpan(12).Fill(0xD5);
            else
                _noise.AsSpan(frame % SilenceEvery * 160, 160).CopyTo(_packet.AsSpan(12));
        }
    }
}
