using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Server.Tests.Outside.Phones;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>
/// All telephones of a hall on one thread: one after the other they hear, and say what they have to say, so that what
/// they remember is in the order in which it went out.
/// </summary>
sealed class HallPhones : IDisposable
{
    /// <summary>Between two messages that go out together.</summary>
    public const char Next = '\0';

    static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(20);

    static readonly TimeSpan _dialGap = TimeSpan.FromMilliseconds(50);

    readonly Socket _callersWire = Wire("127.0.0.2");
    readonly Socket _seatsWire = Wire("127.0.0.1");
    readonly IPEndPoint _server;
    readonly ConcurrentQueue<Action> _asked = new();
    readonly byte[] _scratch = new byte[65536];
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly Thread _thread;
    TimeSpan _nextBeat;
    TimeSpan _nextDial;
    volatile Exception? _fault;
    volatile bool _stop;

    public HallPhones(IPEndPoint server, int seats, int callers)
    {
        _server = server;
        Seats = [.. Enumerable.Range(0, seats).Select(index => new HallSeat(
            $"{8001 + index}", Local(_seatsWire), new HallSound(IPAddress.Loopback, (byte)index))
        {
            Habit = () => new SeatHabit(TimeSpan.Zero, null, null),
        })];
        Callers = [.. Enumerable.Range(seats, callers).Select(index => new HallCaller(
            Local(_callersWire), server, new HallSound(Local(_callersWire).Address, (byte)(0x80 + index)))
        {
            SeatOf = number => Seats.FirstOrDefault(seat => seat.Caller == number),
        })];
        _thread = new Thread(Run) { IsBackground = true, Name = "telephones" };
        _thread.Start();
    }

    public IReadOnlyList<HallSeat> Seats { get; }

    public IReadOnlyList<HallCaller> Callers { get; }

    /// <summary>After which pause a citizen calls next, and how he is then; null: he does not call. Asked when he has
    /// nothing to do: at first with no end, then with that of his last call.</summary>
    public Func<HallCaller, CallerEnd?, (TimeSpan Pause, CallerHabit Habit)?>? CallAgain { get; set; }

    /// <summary>Does something on their thread.</summary>
    public Task<T> AskAsync<T>(Func<TimeSpan, T> ask)
    {
        if (_fault is not null)
            throw new InvalidOperationException("The telephones are broken.", _fault);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(() => answer.SetResult(ask(_clock.Elapsed)));
        return answer.Task;
    }

    public void SayOfSeat(string? messages) => Send(_seatsWire, messages);

    public void SayOfCaller(string? messages) => Send(_callersWire, messages);

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        _callersWire.Dispose();
        _seatsWire.Dispose();
        foreach (var sound in Sounds())
            sound.Dispose();
        if (_fault is not null)
            throw new InvalidOperationException("The telephones broke.", _fault);
    }

    void Run()
    {
        try
        {
            while (!_stop)
                Turn();
        }
        catch (Exception fault)
        {
            _fault = fault;
        }
    }

    void Turn()
    {
        while (_asked.TryDequeue(out var asked))
            asked();
        var rest = _nextBeat - _clock.Elapsed;
        List<Socket> ready = [_callersWire, _seatsWire];
        Socket.Select(ready, null, null, rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
        foreach (var wire in ready)
        {
            while (wire.Poll(0, SelectMode.SelectRead))
                Hear(wire, RawMessage.Parse(Encoding.UTF8.GetString(_scratch, 0, wire.Receive(_scratch))));
        }

        if (_clock.Elapsed >= _nextBeat)
            BeatAll();
    }

    void BeatAll()
    {
        _nextBeat += _beat;
        var now = _clock.Elapsed;
        foreach (var seat in Seats)
            Send(_seatsWire, seat.Beat(now));
        foreach (var caller in Callers)
            Send(_callersWire, caller.CallId is null ? Dial(caller, now) : caller.Beat(now));
        foreach (var sound in Sounds())
            sound.Turn();
    }

    // Twenty a second at most begin: no crowd picks up its telephones in the same instant.
    string? Dial(HallCaller caller, TimeSpan now)
    {
        if (caller.CallsAt is null && CallAgain?.Invoke(caller, caller.LastEnd) is { } again)
            (caller.CallsAt, caller.NextHabit) = (now + again.Pause, again.Habit);
        if (!(caller.CallsAt <= now) || now < _nextDial)
            return null;
        _nextDial = now + _dialGap;
        return caller.Call();
    }

    void Hear(Socket wire, RawMessage message)
    {
        var now = _clock.Elapsed;
        if (wire == _seatsWire)
        {
            var no = (message.Status > 0 ? message["From"] : message.Start).Split("sip:")[1].Split('@')[0];
            Send(wire, Seats.FirstOrDefault(seat => seat.No == no)?.Hear(message, now));
            return;
        }

        var caller = Callers.FirstOrDefault(one => one.CallId == message["Call-ID"]);
        if (caller is not null)
            Send(wire, caller.Hear(message, now));
        else if (message.Status == 0 && message.Method == "BYE")
            Send(wire, RawPhone.AnswerTo(message, "200 OK"));
    }

    void Send(Socket wire, string? messages)
    {
        foreach (var message in messages?.Split(Next) ?? [])
            wire.SendTo(Encoding.UTF8.GetBytes(message), _server);
    }

    IEnumerable<HallSound> Sounds() => Seats.Select(seat => seat.Sound).Concat(Callers.Select(caller => caller.Sound));

    static IPEndPoint Local(Socket wire) => (IPEndPoint)wire.LocalEndPoint!;

    static Socket Wire(string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 1 << 22,
        };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return socket;
    }
}
