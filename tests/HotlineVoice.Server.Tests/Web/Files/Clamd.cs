using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotlineVoice.Server.Tests.Web.Files;

/// <summary>The other side of INSTREAM (clamd(8)) for machines without ClamAV: knows one harmful text.</summary>
sealed class Clamd : IAsyncDisposable
{
    public const string Harmful = "X-HARMFUL-X";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _closing = new();
    readonly Task _serving;

    public Clamd()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"clamd:127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Octets of the files that were shown to it.</summary>
    public List<int> Seen { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    async Task ServeAsync()
    {
        while (!_closing.IsCancellationRequested)
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // It is closed, or who asked has gone.
            }
    }

    async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, _closing.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var file = new MemoryStream();
        var length = new byte[sizeof(uint)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _closing.Token);
            if (BinaryPrimitives.ReadUInt32BigEndian(length) is not (> 0 and var count))
                break;
            var piece = new byte[count];
            await stream.ReadExactlyAsync(piece, _closing.Token);
            file.Write(piece);
        }

        Seen.Add((int)file.Length);
        var verdict = Encoding.Latin1.GetString(file.ToArray()).Contains(Harmful, StringComparison.Ordinal)
            ? "stream: Test.Harmful FOUND\0"
            : "stream: OK\0";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(verdict), _closing.Token);
    }
}
