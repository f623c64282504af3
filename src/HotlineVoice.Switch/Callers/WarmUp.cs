using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Media;
using HotlineVoice.Media.Playing;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// A call to ourselves in memory, before the door opens: the runtime compiles what a call needs now, and not while the
/// first citizen waits. Compiling took a quarter of a second of the exchange's time, and more of the lane's. A seat's
/// telephone takes the call, for the first clerk's waits no less.
/// </summary>
sealed class WarmUp : IDisposable
{
    const string SeatNo = "10000001";
    const string Password = "known to nobody else";

    static readonly TimeSpan _step = LaneOptions.Frame / 4;

    // Long enough for the greeting, a key, the next menu, a person, a word with him and the goodbye.
    static readonly TimeSpan _ready = TimeSpan.FromSeconds(0.5);
    static readonly TimeSpan _press = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _hangUp = TimeSpan.FromSeconds(3);
    static readonly TimeSpan _end = TimeSpan.FromSeconds(4);

    /// <summary>Hours that open at all do so within two weeks: the longest holiday is shorter.</summary>
    const int HoursSearchedMax = 14 * 24;

    static readonly IPEndPoint _hotline = new(IPAddress.Loopback, 5060);
    static readonly IPEndPoint _callersAddress = new(IPAddress.Parse("127.0.0.2"), 5060);
    static readonly IPEndPoint _seatsAddress = new(IPAddress.Parse("127.0.0.3"), 5060);

    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    readonly Exchange _exchange;
    readonly Lane _lane;
    readonly Phone _caller;
    readonly Phone _seat;
    readonly Dictionary<RtpAddress, LegId> _legs = [];
    readonly Queue<ExchangeInput> _inputs = new();
    readonly DateTimeOffset _wall;
    TimeSpan _now;

    WarmUp(PlanSet plans, DateTimeOffset wall)
    {
        _wall = wall;
        _exchange = new Exchange(new ExchangeOptions
        {
            Sip = new SipOptions { Domain = "localhost", Listen = [new SipListen(SipTransport.Udp, _hotline)] },
            Plans = plans,
        }, _chance);
        _lane = new Lane(new LaneOptions(), _chance);
        _caller = new Phone(this, "10000000000", null, _callersAddress);
        _seat = new Phone(this, SeatNo, Password, _seatsAddress);
        Tell(new ExchangeInput.ForStack(new SipOrder.SetTrunks(
            [new SipTrunk { Name = "warm-up", From = new IPNetwork(_callersAddress.Address, 32) }])));
        Tell(new ExchangeInput.ForStack(new SipOrder.SetAccounts(
            [SipAccount.FromPassword(SeatNo, "localhost", Password)])));
        Tell(new ExchangeInput.ForFloor(new FloorInput.SeatsKnown([new SeatPlace(
            SeatNo, null, [.. plans.Queues.Select(queue => queue.Id)], ImmutableDictionary<string, int>.Empty)])));
        Tell(new ExchangeInput.PromptsLoaded(new PromptLibrary([])));
    }

    /// <summary>Calls the first number of the first hotline that takes calls: at this hour, and when people answer if
    /// they do not now. True when every call was answered and ended, and a person was spoken with.</summary>
    public static bool Run(PlanSet plans, DateTimeOffset wall)
    {
        if (plans.Hotlines.FirstOrDefault(one => plans.TakesCalls(one.Code)) is not { } hotline
            || hotline.Numbers.FirstOrDefault() is not { } number)
            return false;
        var hours = Enumerable.Range(0, HoursSearchedMax)
            .Where(hour => hotline.Staffed.IsOpen(wall.AddHours(hour), plans.Calendar)).Take(1).ToArray();
        var isDone = hours is [0] || One(plans, wall, number.Number).IsAnswered;
        return isDone && hours is [var staffed]
            && One(plans, wall.AddHours(staffed), number.Number) is { IsAnswered: true, HasSpoken: true };
    }

    public void Dispose() => _chance.Dispose();

    static (bool IsAnswered, bool HasSpoken) One(PlanSet plans, DateTimeOffset wall, string number)
    {
        using var warmUp = new WarmUp(plans, wall);
        warmUp.Call(number);
        return (warmUp._caller.Telephone is { State: TelephoneState.Ended, Status: 200 },
            warmUp._seat.Telephone.TalkingSince > TimeSpan.Zero);
    }

    void Call(string number)
    {
        _seat.Telephone.Register(_now);
        _caller.Telephone.Dial(number, _now);
        for (; _now < _end; _now += _step)
        {
            Do();
            _caller.Tick(_now);
            _seat.Tick(_now);
            var sink = new Sink(this);
            _lane.Tick(_now, ref sink);
            if (_exchange.NextDeadline <= _now)
                _exchange.Advance(Moment());
            Drain();
        }
    }

    // 1 leads into the menus, 0 from anywhere in them to a person.
    void Do()
    {
        if (_now == _ready)
            Tell(new ExchangeInput.ForFloor(new FloorInput.Ordered(
                1, new FloorOrder.SetSeat(SeatNo, SeatState.Ready, null))));
        if (_now == _press)
            _caller.Telephone.Press("1,0", _now);
        if (_now == _hangUp)
            _caller.Telephone.HangUp(_now);
        if (_seat.Telephone.State == TelephoneState.Ringing)
            _seat.Telephone.Answer(_now);
    }

    void Hear(byte[] message, IPEndPoint from)
    {
        _exchange.Receive(message, new SipPath(SipTransport.Udp, _hotline, from), Moment());
        Drain();
    }

    void Tell(ExchangeInput input)
    {
        _exchange.Receive(input, Moment());
        Drain();
    }

    void Drain()
    {
        do
        {
            while (_exchange.TryTake(out var output))
                CarryOut(output);
            if (!_inputs.TryDequeue(out var input))
                return;
            _exchange.Receive(input, Moment());
        }
        while (true);
    }

    // Nothing is kept, written or recorded: the call exists only here.
    void CarryOut(ExchangeOutput output)
    {
        switch (output)
        {
            case ExchangeOutput.Send send:
                (send.Path.Remote.Equals(_seatsAddress) ? _seat : _caller).Telephone.Receive(send.Bytes.Span, _now);
                break;
            case ExchangeOutput.OpenPort open:
                var port = new IPEndPoint(IPAddress.Loopback, 20_000 + (2 * _legs.Count));
                _legs[RtpAddress.From(port)] = open.Leg;
                _inputs.Enqueue(new ExchangeInput.PortOpened(open.Leg, port));
                break;
            case ExchangeOutput.LaneDo order:
                _lane.Order(order.Order, _now);
                break;
            case ExchangeOutput.Keep { Ref: { } promise }:
                _inputs.Enqueue(new ExchangeInput.ForFloor(new FloorInput.Kept(promise, "00000000")));
                break;
        }
    }

    Phone PhoneAt(RtpAddress sound) => sound == _seat.Sound ? _seat : _caller;

    RtpAddress PortOf(LegId leg) => _legs.First(port => port.Value == leg).Key;

    Moment Moment() => new(_now, _wall + _now);

    readonly ref struct Sink(WarmUp warmUp) : ILaneSink
    {
        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control)
        {
            if (!control)
                warmUp.PhoneAt(destination).Telephone.Receive(packet, warmUp.PortOf(leg), warmUp._now);
        }

        public void Hear(in Heard heard) => warmUp._inputs.Enqueue(new ExchangeInput.LaneHeard(heard));

        public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels)
        {
        }

        public void Latch(LegId leg, RtpAddress source)
        {
        }

        public void Late(LegId leg, TimeSpan lateness)
        {
        }
    }

    /// <summary>A telephone without sockets.</summary>
    sealed class Phone : ITelephoneWire
    {
        readonly WarmUp _world;
        readonly IPEndPoint _sip;
        readonly Queue<byte[]> _wire = new();

        public Phone(WarmUp world, string number, string? password, IPEndPoint sip)
        {
            (_world, _sip) = (world, sip);
            var sound = new IPEndPoint(sip.Address, 20_000);
            Sound = RtpAddress.From(sound);
            Telephone = new Telephone(
                new TelephoneOptions(number, sip, sound, _hotline) { Password = password }, world._chance);
        }

        public Telephone Telephone { get; }

        public RtpAddress Sound { get; }

        public void Tick(TimeSpan now)
        {
            Telephone.Tick(this, now);
            while (_wire.TryDequeue(out var message))
                _world.Hear(message, _sip);
        }

        /// <summary>Waits on the wire until the telephone has said all: nobody may be answered while he
        /// speaks.</summary>
        public void Send(ReadOnlySpan<byte> message, IPEndPoint to) => _wire.Enqueue(message.ToArray());

        public void Send(ReadOnlySpan<byte> packet, RtpAddress to, bool control)
        {
            if (!control && _world._legs.TryGetValue(to, out var leg))
                _world._lane.Receive(leg, packet, Sound, _world._now);
        }
    }
}
