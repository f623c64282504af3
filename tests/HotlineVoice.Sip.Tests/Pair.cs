using System.Net;
using System.Text;

namespace HotlineVoice.Sip.Tests;

/// <summary>Two of our stacks in virtual time: the county's hotline and a carrier's gateway, each the other's
/// trunk.</summary>
sealed class Pair
{
    static readonly IPEndPoint HotlineAddress = new(IPAddress.Parse("127.0.0.1"), 5060);
    static readonly IPEndPoint GatewayAddress = new(IPAddress.Parse("127.0.0.2"), 5060);

    readonly SipStack _hotline;
    readonly SipStack _gateway;
    readonly SeededChance _weather;
    readonly int _lossPercent;
    readonly PriorityQueue<(bool ToHotline, byte[] Bytes), (TimeSpan At, long Turn)> _wire = new();
    readonly List<SipOutput> _atHotline = [];
    readonly List<SipOutput> _atGateway = [];
    readonly StringBuilder _story = new();
    TimeSpan _now = TimeSpan.FromSeconds(1);
    long _turn;
    SipSessionId _callerSession;

    public Pair(int seed, int lossPercent)
    {
        _weather = new SeededChance(seed);
        _lossPercent = lossPercent;
        _hotline = Stack(HotlineAddress, "hotline.test", seed * 2);
        _gateway = Stack(GatewayAddress, "carrier.test", seed * 2 + 1);
    }

    public string Story => _story.ToString();

    public bool WasTalking => _atGateway.OfType<SipOutput.CallAnswered>().Any();

    public bool WasRenegotiated => _atGateway.OfType<SipOutput.OfferAnswered>().Any();

    public bool IsTalking => WasTalking && !_atGateway.OfType<SipOutput.CallEnded>().Any();

    public int CalleeCalls => _atHotline.OfType<SipOutput.CallOffered>().Count();

    public int CalleeEnds => _atHotline.OfType<SipOutput.CallEnded>().Count();

    public int Leftovers => Left(_hotline) + Left(_gateway);

    public int EndsOf(SipSessionId session) =>
        _atGateway.OfType<SipOutput.CallEnded>().Count(end => end.Session == session);

    /// <summary>Each side learns the other's address.</summary>
    public void Register()
    {
        _hotline.Order(new SipOrder.SetTrunks([Trunk(GatewayAddress)]), _now);
        _gateway.Order(new SipOrder.SetTrunks([Trunk(HotlineAddress)]), _now);
    }

    public SipSessionId Dial()
    {
        _callerSession = _gateway.NewSession();
        Order(false, new SipOrder.Dial(
            _callerSession,
            new SipTarget.ToTrunk("other", "12345"),
            Bench.Offer(),
            new SipCallerName("13800138001"),
            TimeSpan.FromSeconds(60)));
        return _callerSession;
    }

    public void Renegotiate() => Order(false, new SipOrder.Renegotiate(_callerSession, Bench.Offer(version: 2)));

    public void HangUp(bool byCaller)
    {
        var callee = _atHotline.OfType<SipOutput.CallOffered>().First().Session;
        Order(!byCaller, new SipOrder.HangUp(byCaller ? _callerSession : callee, new SipCause(16)));
    }

    public void Run(TimeSpan time)
    {
        var until = _now + time;
        while (Next() is { } next && next <= until)
        {
            _now = next > _now ? next : _now;
            while (_wire.TryPeek(out var message, out var due) && due.At <= _now)
            {
                _wire.Dequeue();
                Deliver(message.ToHotline, message.Bytes);
            }

            _hotline.Advance(_now);
            Drain(true);
            _gateway.Advance(_now);
            Drain(false);
        }

        _now = until;
    }

    static SipStack Stack(IPEndPoint address, string domain, int seed) => new(
        new SipOptions { Domain = domain, Listen = [new SipListen(SipTransport.Udp, address)] },
        new SeededChance(seed));

    static SipTrunk Trunk(IPEndPoint address) => new()
    {
        Name = "other",
        From = new IPNetwork(address.Address, 32),
        To = new Sip.Messages.SipUri { Scheme = "sip", Host = address.Address.ToString(), Port = address.Port },
    };

    static int Left(SipStack stack) => stack.Counters.Transactions + stack.Counters.Dialogs + stack.Counters.Sessions;

    TimeSpan? Next()
    {
        TimeSpan? wire = _wire.TryPeek(out _, out var due) ? due.At : null;
        var times = new[] { wire, _hotline.NextDeadline, _gateway.NextDeadline };
        return times.Min();
    }

    void Order(bool isHotline, SipOrder order)
    {
        (isHotline ? _hotline : _gateway).Order(order, _now);
        Drain(isHotline);
    }

    void Deliver(bool toHotline, byte[] bytes)
    {
        var path = toHotline
            ? new SipPath(SipTransport.Udp, HotlineAddress, GatewayAddress)
            : new SipPath(SipTransport.Udp, GatewayAddress, HotlineAddress);
        (toHotline ? _hotline : _gateway).Receive(bytes, path, _now);
        Drain(toHotline);
    }

    void Drain(bool isHotline)
    {
        var stack = isHotline ? _hotline : _gateway;
        while (stack.TryTake(out var output))
        {
            if (output is SipOutput.Send send)
            {
                Transmit(!isHotline, send.Bytes.ToArray());
                continue;
            }

            (isHotline ? _atHotline : _atGateway).Add(output);
            if (isHotline)
            {
                Serve(output);
            }
            else if (output is SipOutput.CallAnswered)
            {
                _story.AppendLine($"{_now} answered");
            }
        }
    }

    // The hotline rings, answers, and takes every new offer.
    void Serve(SipOutput output)
    {
        switch (output)
        {
            case SipOutput.CallOffered call:
                _hotline.Order(new SipOrder.Ring(call.Session), _now);
                _hotline.Order(new SipOrder.Answer(call.Session, Bench.Offer(41_000)), _now);
                break;
            case SipOutput.OfferReceived offer:
                _hotline.Order(new SipOrder.AcceptOffer(offer.Session, Bench.Offer(41_000, 2)), _now);
                break;
        }
    }

    void Transmit(bool toHotline, byte[] bytes)
    {
        _story.Append($"{_now} {Encoding.Latin1.GetString(bytes).Split("\r\n")[0]}");
        var copies = _weather.Below(100) < 5 ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            if (_weather.Below(100) < _lossPercent)
            {
                _story.Append(" lost");
                continue;
            }

            var delay = TimeSpan.FromMilliseconds(5 + _weather.Below(_lossPercent == 0 ? 5 : 300));
            _wire.Enqueue((toHotline, bytes), (_now + delay, ++_turn));
        }

        _story.AppendLine();
    }
}
