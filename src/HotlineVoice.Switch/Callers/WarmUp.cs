using System.Net;
using System.Security.Cryptography;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Media;
using HotlineVoice.Media.Playing;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// A call to ourselves in memory, before the door opens: the runtime compiles what a call needs now, and not while the
/// first citizen waits. Compiling took a quarter of a second of the exchange's time, and more of the lane's.
/// </summary>
sealed class WarmUp : ITelephoneWire, IDisposable
{
    static readonly TimeSpan _step = LaneOptions.Frame / 4;

    // Long enough for the greeting, a key, the next menu's beginning and the goodbye.
    static readonly TimeSpan _press = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _hangUp = TimeSpan.FromSeconds(2);
    static readonly TimeSpan _end = TimeSpan.FromSeconds(3);

    static readonly IPEndPoint _hotline = new(IPAddress.Loopback, 5060);
    static readonly IPEndPoint _caller = new(IPAddress.Parse("127.0.0.2"), 5060);
    static readonly IPEndPoint _callersSound = new(IPAddress.Parse("127.0.0.2"), 20_000);
    static readonly IPEndPoint _hotlinesSound = new(IPAddress.Loopback, 20_000);

    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    readonly Exchange _exchange;
    readonly Lane _lane;
    readonly Telephone _telephone;
    readonly Queue<byte[]> _wire = new();
    readonly Queue<ExchangeInput> _inputs = new();
    readonly DateTimeOffset _wall;
    TimeSpan _now;
    LegId _leg;

    WarmUp(PlanSet plans, DateTimeOffset wall)
    {
        _wall = wall;
        _exchange = new Exchange(new ExchangeOptions
        {
            Sip = new SipOptions { Domain = "localhost", Listen = [new SipListen(SipTransport.Udp, _hotline)] },
            Plans = plans,
        }, _chance);
        _lane = new Lane(new LaneOptions(), _chance);
        _telephone = new Telephone(
            new TelephoneOptions("10000000000", _caller, _callersSound, _hotline), _chance);
    }

    /// <summary>Calls the first number of the first hotline; true when the call was answered and ended.</summary>
    public static bool Run(PlanSet plans, DateTimeOffset wall)
    {
        if (plans.Hotlines.FirstOrDefault()?.Numbers.FirstOrDefault() is not { } number)
            return false;
        using var warmUp = new WarmUp(plans, wall);
        return warmUp.Call(number.Number);
    }

    /// <summary>Waits on the wire until the telephone has said all: nobody may be answered while he speaks.</summary>
    public void Send(ReadOnlySpan<byte> message, IPEndPoint to) => _wire.Enqueue(message.ToArray());

    public void Send(ReadOnlySpan<byte> packet, RtpAddress to, bool control)
    {
        if (!control)
            _lane.Receive(_leg, packet, RtpAddress.From(_callersSound), _now);
    }

    public void Dispose() => _chance.Dispose();

    bool Call(string number)
    {
        Tell(new ExchangeInput.ForStack(new SipOrder.SetTrunks(
            [new SipTrunk { Name = "warm-up", From = new IPNetwork(_caller.Address, 32) }])));
        Tell(new ExchangeInput.PromptsLoaded(new PromptLibrary([])));
        _telephone.Dial(number, _now);
        for (; _now < _end; _now += _step)
        {
            if (_now == _press)
                _telephone.Press("1", _now);
            if (_now == _hangUp)
                _telephone.HangUp(_now);
            _telephone.Tick(this, _now);
            TakeMessages();
            var sink = new Sink(this);
            _lane.Tick(_now, ref sink);
            if (_exchange.NextDeadline <= _now)
                _exchange.Advance(Moment());
            Drain();
        }

        return _telephone is { State: TelephoneState.Ended, Status: 200 };
    }

    void TakeMessages()
    {
        while (_wire.TryDequeue(out var message))
        {
            _exchange.Receive(message, new SipPath(SipTransport.Udp, _hotline, _caller), Moment());
            Drain();
        }
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
                _telephone.Receive(send.Bytes.Span, _now);
                break;
            case ExchangeOutput.OpenPort open:
                _leg = open.Leg;
                _inputs.Enqueue(new ExchangeInput.PortOpened(open.Leg, _hotlinesSound));
                break;
            case ExchangeOutput.LaneDo order:
                _lane.Order(order.Order, _now);
                break;
            case ExchangeOutput.Keep { Ref: { } promise }:
                _inputs.Enqueue(new ExchangeInput.ForFloor(new FloorInput.Kept(promise, "00000000")));
                break;
        }
    }

    Moment Moment() => new(_now, _wall + _now);

    readonly ref struct Sink(WarmUp warmUp) : ILaneSink
    {
        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control)
        {
            if (!control)
                warmUp._telephone.Receive(packet, RtpAddress.From(_hotlinesSound), warmUp._now);
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
}
