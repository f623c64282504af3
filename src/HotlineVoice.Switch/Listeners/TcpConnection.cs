using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Switch.Listeners;

/// <summary>One stream: cuts what comes into messages, and writes what is queued.</summary>
sealed class TcpConnection : IDisposable
{
    /// <summary>Messages that may wait for a slow peer; then he is no longer spoken to.</summary>
    const int WaitingMax = 256;

    /// <summary>Within this a new connection, and every message that has begun, must bring its whole message.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>What is queued at the end has this long to go.</summary>
    static readonly TimeSpan _lastWord = TimeSpan.FromSeconds(1);

    static readonly byte[] _pong = "\r\n"u8.ToArray();

    readonly Socket _socket;
    readonly Inbox _inbox;
    readonly StreamFramer _framer = new(new SipLimits().MessageBytes);
    readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _isBroken;

    public TcpConnection(Socket socket, SipPath path, Inbox inbox)
    {
        (_socket, Path, _inbox) = (socket, path, inbox);
        _socket.NoDelay = true;
    }

    public SipPath Path { get; }

    /// <summary>Completes when the stream has ended: what was queued went, or it never will.</summary>
    public Task Ended => _ended.Task;

    public void Send(ReadOnlyMemory<byte> message)
    {
        if (!_waiting.Writer.TryWrite(message.ToArray()))
            Dispose();
    }

    /// <summary>Reads and writes until the stream ends from either side.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var writing = WriteAsync(over.Token);
        try
        {
            await ReadAsync(over.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Ended by the peer, by our patience or by order: the stack hears that the path is closed.
        }

        // The answer to a broken message is still being made; the stack then orders Close, which ends the writing.
        if (_isBroken)
            await Task.WhenAny(writing, Task.Delay(_lastWord, CancellationToken.None)).ConfigureAwait(false);
        Close();
        over.CancelAfter(_lastWord);
        await writing.ConfigureAwait(false);
        _socket.Dispose();
        _ended.TrySetResult();
    }

    /// <summary>Writes what is queued, then ends the stream.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    public void Dispose() => _socket.Dispose();

    async Task ReadAsync(CancellationToken stop)
    {
        var buffer = new byte[8_192];
        TimeSpan? deadline = _clock.Elapsed + _patience;
        while (!_isBroken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (deadline is { } end)
                limit.CancelAfter(end > _clock.Elapsed ? end - _clock.Elapsed : TimeSpan.Zero);
            var bytes = await _socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token).ConfigureAwait(false);
            if (bytes == 0)
                return;

            // The clock runs for each message from its first byte on: a byte now and then buys no time.
            if (Take(buffer.AsSpan(0, bytes)))
                deadline = null;
            if (_framer.IsInsideMessage)
                deadline ??= _clock.Elapsed + _patience;
        }
    }

    /// <summary>True when a message was complete.</summary>
    bool Take(ReadOnlySpan<byte> bytes)
    {
        var isComplete = false;
        _framer.Append(bytes);
        while (true)
        {
            switch (_framer.Next(out var message))
            {
                case StreamFrame.Message:
                    isComplete = true;
                    _inbox.Post(message, Path);
                    break;
                case StreamFrame.Ping:
                    _waiting.Writer.TryWrite(_pong);
                    break;
                case StreamFrame.Broken:
                    _isBroken = true;
                    return isComplete;
                default:
                    return isComplete;
            }
        }
    }

    async Task WriteAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var message in _waiting.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                for (var rest = message.AsMemory(); !rest.IsEmpty;)
                    rest = rest[await _socket.SendAsync(rest, SocketFlags.None, stop).ConfigureAwait(false)..];
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Ended like the reading side, or a peer that does not read.
        }

        EndReading();
    }

    /// <summary>
    /// Says that we have said all, which ends our own reading. Disposing would do so too, but while a reading waits it
    /// resets the stream, and what the peer has not taken yet is lost.
    /// </summary>
    void EndReading()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            _socket.Dispose();
        }
    }
}
