using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>Many callers on one thread, in a process of their own so that their CPU is not the server's.</summary>
sealed class Crowd
{
    static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(4);
    static readonly TimeSpan _setUpLimit = TimeSpan.FromSeconds(30);

    readonly CrowdOptions _options;
    readonly Socket _sip;
    readonly List<CrowdCaller> _callers = [];
    readonly Dictionary<string, CrowdCaller> _byCallId = [];
    readonly byte[] _scratch = new byte[65536];
    readonly SocketAddress _source = new(AddressFamily.InterNetwork);
    readonly Stopwatch _clock = Stopwatch.StartNew();
    int _second;

    Crowd(CrowdOptions options)
    {
        _options = options;
        _sip = new Socket(options.From.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 1 << 22,
        };
        _sip.Bind(new IPEndPoint(options.From, 0));
        for (var number = 0; number < options.Callers; number++)
        {
            var caller = new CrowdCaller(number, (IPEndPoint)_sip.LocalEndPoint!, options.Server);
            _callers.Add(caller);
            _byCallId[caller.CallId] = caller;
        }
    }

    /// <summary>Prints «up», «start», «stop» with counts, so that whoever measures knows when to look.</summary>
    public static int Run(CrowdOptions options)
    {
        var crowd = new Crowd(options);
        if (!crowd.SetUp())
            return 1;
        crowd.WritePorts();
        crowd.Listen();
        crowd.HangUp();
        if (options.Stay)
            crowd.StayUntilInputCloses();
        return 0;
    }

    bool SetUp()
    {
        foreach (var caller in _callers)
        {
            Send(caller.Invite());
            for (var turn = 0; turn < 2; turn++)
                Turn();
        }

        var limit = _clock.Elapsed + _setUpLimit;
        while (_callers.Any(caller => !caller.IsUp) && _clock.Elapsed < limit)
            Turn();
        var up = _callers.Count(caller => caller.IsUp);
        Console.WriteLine($"up {up}");
        return up == _callers.Count;
    }

    void Listen()
    {
        Console.WriteLine($"start {Heard()}");
        var end = _clock.Elapsed + _options.Listen;
        while (_clock.Elapsed < end)
            Turn();
        Console.WriteLine($"stop {Heard()}");
    }

    void HangUp()
    {
        foreach (var caller in _callers)
        {
            if (caller.Bye() is { } bye)
                Send(bye);
            Turn();
        }

        var limit = _clock.Elapsed + _setUpLimit;
        while (_callers.Any(caller => !caller.HasEnded) && _clock.Elapsed < limit)
            Turn();
        Console.WriteLine($"ended {_callers.Count(caller => caller.HasEnded)}");
    }

    void StayUntilInputCloses()
    {
        var closed = Task.Run(Console.In.ReadToEnd);
        while (!closed.IsCompleted)
            Turn();
        Console.WriteLine($"total {Heard()}");
    }

    void Turn()
    {
        var due = _clock.Elapsed + _turn;
        while (_sip.Poll(0, SelectMode.SelectRead))
        {
            var length = _sip.ReceiveFrom(_scratch, SocketFlags.None, _source);
            Hear(Encoding.UTF8.GetString(_scratch, 0, length));
        }

        foreach (var caller in _callers)
            caller.Drain(_scratch, _source);
        KeepAlive();
        var rest = due - _clock.Elapsed;
        if (rest > TimeSpan.Zero)
            Thread.Sleep(rest);
    }

    void KeepAlive()
    {
        var second = (int)_clock.Elapsed.TotalSeconds;
        if (second == _second)
            return;
        _second = second;
        foreach (var caller in _callers)
            caller.KeepAlive(second);
    }

    void Hear(string message)
    {
        var start = message.IndexOf("\r\nCall-ID: ", StringComparison.OrdinalIgnoreCase) + 11;
        var callId = message[start..message.IndexOf("\r\n", start, StringComparison.Ordinal)];
        if (_byCallId.TryGetValue(callId, out var caller) && caller.Hear(message) is { } answer)
            Send(answer);
    }

    void Send(string message) => _sip.SendTo(Encoding.UTF8.GetBytes(message), _options.Server);

    void WritePorts()
    {
        if (_options.PortsFile is not null)
            File.WriteAllLines(_options.PortsFile,
                _callers.Select(caller => $"{_options.From}:{caller.RtpPort.ToString(CultureInfo.InvariantCulture)}"));
    }

    long Heard() => _callers.Sum(caller => caller.Packets);
}
