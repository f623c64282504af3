using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Benchmarks.Crowds;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>
/// The citizens and the clerks of a hall, with their telephones, on one thread of a process of their own: every citizen
/// calls, a clerk answers him, and both talk.
/// </summary>
sealed class TalkLoad
{
    static readonly IPAddress _citizensAt = IPAddress.Parse("127.0.0.2");

    /// <summary>Who was refused calls again after so long, as the server asks him to.</summary>
    static readonly TimeSpan _again = TimeSpan.FromSeconds(2);

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(40);

    /// <summary>So long both talk before they are counted: the clerk's number has been said by then.</summary>
    static readonly TimeSpan _settle = TimeSpan.FromSeconds(8);

    readonly IPEndPoint _server;
    readonly TalkWire _citizensWire;
    readonly TalkWire _seatsWire;
    readonly TalkSeat[] _seats;
    readonly Dictionary<string, CrowdCaller> _byCallId = [];
    readonly byte[] _scratch = new byte[65536];
    readonly Stopwatch _clock = Stopwatch.StartNew();
    CrowdCaller[] _citizens = [];
    TalkingPhone[] _phones = [];
    long _step;
    int _round;

    TalkLoad(IPEndPoint server, int calls)
    {
        _server = server;
        _citizensWire = new TalkWire(_citizensAt, server);
        _seatsWire = new TalkWire(IPAddress.Loopback, server);
        _seats = [.. Enumerable.Range(0, calls).Select(number => new TalkSeat(number, _seatsWire.Local))];
    }

    /// <summary>
    /// Says «registered», waits for a line, and then for each round «up», «start», «stop» with counts, and «ended».
    /// After the last, the phones talk to whoever writes to them until standard input closes.
    /// </summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var load = new TalkLoad(
            IPEndPoint.Parse(words["--server"]), int.Parse(words["--calls"], CultureInfo.InvariantCulture));
        load.Register();
        Console.In.ReadLine();
        foreach (var round in words["--rounds"].Split(','))
        {
            if (!load.Talk(round.Split(':')[0], int.Parse(round.Split(':')[1], CultureInfo.InvariantCulture)))
                return 1;
        }

        File.WriteAllLines(words["--ports"], load._phones.Select(phone => phone.Local.ToString()!));
        Console.WriteLine("over");
        var closed = Task.Run(Console.In.ReadToEnd);
        load.Until(() => closed.IsCompleted, TimeSpan.MaxValue);
        return 0;
    }

    void Register()
    {
        foreach (var seat in _seats)
        {
            _seatsWire.Send(seat.Register());
            Turn();
        }

        Until(() => _seats.All(seat => seat.IsRegistered), _patience);
        Console.WriteLine($"registered {_seats.Count(seat => seat.IsRegistered)}");
    }

    bool Talk(string dialled, int seconds)
    {
        Begin(dialled);
        foreach (var citizen in _citizens)
        {
            _citizensWire.Send(citizen.Invite());
            for (var turn = 0; turn < 4; turn++)
                Turn();
        }

        var (isUp, refused) = (false, 0);
        for (var began = _clock.Elapsed; !isUp && _clock.Elapsed - began < _patience; refused += InviteAgain())
            isUp = Until(() => _citizens.All(one => one.IsUp) && _seats.All(one => one.Media is not null), _again);
        Console.WriteLine($"up {_citizens.Count(one => one.IsUp)} {_seats.Count(one => one.Media is not null)}, "
            + $"refused before {refused}");
        if (!isUp)
            return false;
        Pair();
        Until(() => false, _settle);
        Count("start");
        Until(() => false, TimeSpan.FromSeconds(seconds));
        Count("stop");
        foreach (var citizen in _citizens)
        {
            if (citizen.Bye() is { } bye)
                _citizensWire.Send(bye);
            Turn();
        }

        var isOver = Until(() => _citizens.All(one => one.HasEnded) && _seats.All(one => one.Media is null), _patience);
        Console.WriteLine($"ended {_citizens.Count(one => one.HasEnded)}");
        return isOver;
    }

    int InviteAgain()
    {
        var refused = _citizens.Where(citizen => citizen.IsRefused).ToArray();
        foreach (var citizen in refused)
        {
            _citizensWire.Send(citizen.Invite());
            Turn();
        }

        return refused.Length;
    }

    // Every round has citizens of its own; the seats keep their telephones.
    void Begin(string dialled)
    {
        foreach (var citizen in _citizens)
            citizen.Dispose();
        _byCallId.Clear();
        var first = _round++ * _seats.Length;
        _citizens =
        [
            .. Enumerable.Range(first, _seats.Length)
                .Select(number => new CrowdCaller(number, _citizensWire.Local, _server) { Dialled = dialled }),
        ];
        foreach (var citizen in _citizens)
            _byCallId.Add(citizen.CallId, citizen);

        // Who is served by whom is the market's choice: a pair is known when it rings.
        _phones = [];
    }

    // Citizens have the even places and seats the odd ones, as the bare echo pairs them.
    void Pair()
    {
        var phones = new TalkingPhone[2 * _seats.Length];
        for (var place = 0; place < _seats.Length; place++)
        {
            var citizen = _citizens[_seats[place].CitizenNumber - _citizens[0].Number];
            phones[2 * place] = new TalkingPhone(citizen.Sound, 2 * place, (2 * place) + 1);
            phones[(2 * place) + 1] = new TalkingPhone(_seats[place].Sound, (2 * place) + 1, 2 * place);
            phones[2 * place].Aim(citizen.Media!);
            phones[(2 * place) + 1].Aim(_seats[place].Media!);
        }

        _phones = phones;
    }

    void Count(string what) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what} {_phones.Sum(phone => phone.Heard)} {_phones.Sum(phone => phone.Said)} "
        + $"{_phones.Sum(phone => phone.HeardOfPartner)}"));

    bool Until(Func<bool> holds, TimeSpan limit)
    {
        var began = _clock.Elapsed;
        while (!holds())
        {
            if (_clock.Elapsed - began > limit)
                return false;
            Turn();
        }

        return true;
    }

    void Turn()
    {
        BareLoop.SleepUntil(_clock, BareLoop.Step * _step);
        while (_citizensWire.TryReceive(_scratch, out var message))
            HearCitizen(message);
        while (_seatsWire.TryReceive(_scratch, out var message))
            HearSeat(message);
        for (var index = (int)(_step % BareLoop.Phases); index < _phones.Length; index += BareLoop.Phases)
            _phones[index].Turn((ushort)(_step / BareLoop.Phases), _scratch);
        _step++;
    }

    void HearCitizen(string message)
    {
        if (_byCallId.TryGetValue(CrowdCaller.Header(message, "Call-ID"), out var citizen)
            && citizen.Hear(message) is { } answer)
            _citizensWire.Send(answer);
    }

    void HearSeat(string message)
    {
        var isAnswer = message.StartsWith("SIP/2.0 ", StringComparison.Ordinal);
        var seat = Array.Find(_seats, one => isAnswer
            ? CrowdCaller.Header(message, "Call-ID") == one.RegistrationId
            : message.Split('@')[0].EndsWith($" sip:{one.No}", StringComparison.Ordinal));
        if ((isAnswer ? seat?.HearRegistrar(message) : seat?.HearCall(message)) is { } reply)
            _seatsWire.Send(reply);
    }
}
