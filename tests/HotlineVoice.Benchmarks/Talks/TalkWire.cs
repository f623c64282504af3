using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>The one socket from which many telephones signal.</summary>
sealed class TalkWire
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        ReceiveBufferSize = 1 << 22,
    };

    readonly SocketAddress _source = new(AddressFamily.InterNetwork);
    readonly IPEndPoint _server;

    public TalkWire(IPAddress address, IPEndPoint server)
    {
        _server = server;
        _socket.Bind(new IPEndPoint(address, 0));
    }

    public IPEndPoint Local => (IPEndPoint)_socket.LocalEndPoint!;

    public void Send(string message) => _socket.SendTo(Encoding.UTF8.GetBytes(message), _server);

    /// <summary>The next message that waits, if any.</summary>
    public bool TryReceive(byte[] scratch, out string message)
    {
        message = "";
        if (!_socket.Poll(0, SelectMode.SelectRead))
            return false;
        var length = _socket.ReceiveFrom(scratch, SocketFlags.None, _source);
        message = Encoding.UTF8.GetString(scratch, 0, length);
        return true;
    }
}
