using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Loops;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Listeners;

/// <summary>
/// One TCP address: takes connections within limits, and makes those that the stack asks for. A connection without a
/// whole message for ten seconds is closed, so that silent ones cannot fill the server.
/// </summary>
sealed class TcpListener : IListener
{
    /// <summary>Connections of one address: an office of phones behind one router.</summary>
    const int ConnectionsPerAddressMax = 64;

    /// <summary>Connections at once: a quarter of the usual limit of 4,096 descriptors.</summary>
    const int ConnectionsMax = 1_024;

    static readonly TimeSpan _connectWithin = TimeSpan.FromSeconds(5);

    /// <summary>After a refused accept: out of descriptors the next would be refused at once, for as long as the
    /// connection waits.</summary>
    static readonly TimeSpan _acceptAgainAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>What is queued at the end of the server has so long to go.</summary>
    static readonly TimeSpan _lastWord = TimeSpan.FromSeconds(1);

    static long _lastConnection;

    readonly Socket _socket;
    readonly Inbox _inbox;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentDictionary<long, TcpConnection> _connections = new();
    readonly ConcurrentDictionary<IPAddress, int> _perAddress = new();

    public TcpListener(IPEndPoint address, Inbox inbox, ILogger log)
    {
        (_inbox, _log) = (inbox, log);
        _socket = ListenerSockets.Bind(address, SocketType.Stream, ProtocolType.Tcp);
        Listen = new SipListen(SipTransport.Tcp, (IPEndPoint)_socket.LocalEndPoint!);
    }

    public SipListen Listen { get; }

    public int Connections => _connections.Count;

    public void Start() => _ = Task.Run(AcceptAsync);

    public void Send(SipPath path, ReadOnlyMemory<byte> message)
    {
        if (!_connections.TryGetValue(path.Connection, out var connection))
            _inbox.TryPost(new ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Closed, path)));
        else
            connection.Send(message);
    }

    public void Open(SipPath path) => _ = Task.Run(() => ConnectAsync(path));

    public void Close(SipPath path)
    {
        if (_connections.TryGetValue(path.Connection, out var connection))
            connection.Close();
    }

    /// <summary>Takes nothing more, lets the connections write what is queued, and ends them.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        var connections = _connections.Values.ToArray();
        foreach (var connection in connections)
            connection.Close();
        Task.WaitAll([.. connections.Select(connection => connection.Ended)], _lastWord);
        _stop.Cancel();
        foreach (var connection in connections)
            connection.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _socket.AcceptAsync(_stop.Token).ConfigureAwait(false);
                Admit(socket);
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A connection that was gone before it was taken, no descriptor left, or the end of this listener.
                await Task.Delay(_acceptAgainAfter, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    void Admit(Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote)
        {
            socket.Dispose();
            return;
        }

        var count = _perAddress.AddOrUpdate(remote.Address, 1, (_, before) => before + 1);
        if (count > ConnectionsPerAddressMax || _connections.Count >= ConnectionsMax)
        {
            SwitchLog.ConnectionTurnedAway(_log, remote);
            socket.Dispose();
            LeaveAddress(remote.Address);
            return;
        }

        _ = ServeAsync(Add(socket, remote));
    }

    async Task ConnectAsync(SipPath path)
    {
        var socket = new Socket(path.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(_connectWithin);
            await socket.ConnectAsync(path.Remote, limit.Token).ConfigureAwait(false);
            _perAddress.AddOrUpdate(path.Remote.Address, 1, (_, before) => before + 1);
            var connection = Add(socket, path.Remote);
            _inbox.Post(new ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Opened, connection.Path)));
            await ServeAsync(connection).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException
            or ObjectDisposedException)
        {
            socket.Dispose();
            _inbox.Post(new ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Refused, path)));
        }
    }

    TcpConnection Add(Socket socket, IPEndPoint remote)
    {
        var path = new SipPath(SipTransport.Tcp, Listen.Local, remote, Interlocked.Increment(ref _lastConnection));
        var connection = new TcpConnection(socket, path, _inbox);
        _connections[path.Connection] = connection;
        return connection;
    }

    async Task ServeAsync(TcpConnection connection)
    {
        await connection.RunAsync(_stop.Token).ConfigureAwait(false);
        _connections.TryRemove(connection.Path.Connection, out _);
        LeaveAddress(connection.Path.Remote.Address);
        _inbox.Post(new ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Closed, connection.Path)));
    }

    void LeaveAddress(IPAddress address)
    {
        if (_perAddress.AddOrUpdate(address, 0, (_, before) => before - 1) == 0)
            _perAddress.TryRemove(new KeyValuePair<IPAddress, int>(address, 0));
    }
}
