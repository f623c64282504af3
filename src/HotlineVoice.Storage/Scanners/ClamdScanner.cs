using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Cases.Enclosures;

namespace HotlineVoice.Storage.Scanners;

/// <summary>ClamAV's daemon, asked by INSTREAM (clamd(8)): pieces of octets with their length before them, a length of
/// nought at the end, and one line as the answer.</summary>
/// <param name="host">Its address, or the path of its socket.</param>
/// <param name="port">Nought for a path.</param>
sealed class ClamdScanner(string host, int port) : IEnclosureScanner
{
    const int PieceOctets = 65_536;
    const int AnswerOctetsMax = 4_096;
    const string Prefix = "stream: ";

    /// <summary>ClamAV's own limit for one file is two minutes (MaxScanTime).</summary>
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public bool IsThere => true;

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(_patience);
        try
        {
            using var socket = await ConnectAsync(waiting.Token);
            await using var stream = new NetworkStream(socket);
            try
            {
                await SendAsync(file, stream, waiting.Token);
            }
            catch (IOException)
            {
                // A daemon that has heard enough says so and closes: what it said is read below.
            }

            return Verdict(await AnswerAsync(stream, waiting.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ScanVerdict(EnclosureCheck.Waiting, "it does not answer");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return new ScanVerdict(EnclosureCheck.Waiting, e.Message);
        }
    }

    async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        var socket = port == 0
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (port == 0)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(host), cancel);
            else
                await socket.ConnectAsync(host, port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task SendAsync(Stream file, NetworkStream stream, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var piece = new byte[sizeof(uint) + PieceOctets];
        while (await file.ReadAsync(piece.AsMemory(sizeof(uint)), cancel) is var read and > 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(piece, (uint)read);
            await stream.WriteAsync(piece.AsMemory(0, sizeof(uint) + read), cancel);
        }

        await stream.WriteAsync(new byte[sizeof(uint)], cancel);
    }

    static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancel)
    {
        var answer = new byte[AnswerOctetsMax];
        var length = 0;
        while (length < answer.Length && await stream.ReadAsync(answer.AsMemory(length), cancel) is var read and > 0)
        {
            length += read;
            if (answer.AsSpan(0, length).Contains((byte)0))
                break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    /// <summary>«stream: OK», «stream: NAME FOUND»; anything else is no verdict.</summary>
    static ScanVerdict Verdict(string answer)
    {
        const string found = " FOUND";
        if (answer == Prefix + "OK")
            return new ScanVerdict(EnclosureCheck.Clean, null);
        return answer.StartsWith(Prefix, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal)
            ? new ScanVerdict(EnclosureCheck.Infected, answer[Prefix.Length..^found.Length])
            : new ScanVerdict(EnclosureCheck.Waiting, answer.Length == 0 ? "it says nothing" : answer);
    }
}
