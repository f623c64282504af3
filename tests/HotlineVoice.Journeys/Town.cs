using HotlineVoice.Journeys.People;
using HotlineVoice.Journeys.Backstage;
using System.Globalization;
using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Media.Playing;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Switch.Callers;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Journeys;

/// <summary>
/// A town in a bottle: the real stack, lanes, floor and exchange, telephones made of the same, and one clock that
/// only a
/// journey moves. Nothing is mocked but the wires and the disks. The same seed is the same day.
/// </summary>
sealed partial class Town
{
    /// <summary>Time moves by sub-ticks of the lanes.</summary>
    static readonly TimeSpan _step = TimeSpan.FromMilliseconds(5);

    static readonly IPAddress _hotlineAddress = IPAddress.Parse("10.0.0.1");
    static readonly IPAddress _trunkAddress = IPAddress.Parse("10.9.0.1");

    readonly SeededChance _chance;
    readonly Weather _weather;
    readonly List<Citizen> _citizens = [];
    readonly PriorityQueue<Action, (TimeSpan At, long Order)> _flights = new();
    TimeSpan _now;
    DateTimeOffset _wallAtStart;
    long _lastFlight;

    Town(string wall, Weather weather, TownOptions options)
    {
        _chance = new SeededChance(options.Seed);
        _weather = weather;
        _wallAtStart = DateTimeOffset.Parse(wall + " +08:00", CultureInfo.InvariantCulture);
        var sip = new IPEndPoint(_hotlineAddress, 5060);
        Exchange = new Exchange(new ExchangeOptions
        {
            Sip = new SipOptions { Domain = "hotline.test", Listen = [new SipListen(SipTransport.Udp, sip)] },
            Plans = HotlineFiles.Plans,
            Lanes = options.Lanes,
            MediaSilence = options.MediaSilence,
        }, _chance);
        _portsMax = options.Ports;
        _lanes = [.. Enumerable.Range(0, options.Lanes).Select(_ => new TownLane(this, _chance))];
        HotlineSip = sip;
        SipUri.TryParse($"sip:{OfficeAddress}", out var outwards);
        Tell(new ExchangeInput.ForStack(new SipOrder.SetTrunks(
        [
            new SipTrunk { Name = "city", From = new IPNetwork(_trunkAddress, 32), MaxCalls = options.TrunkCalls },
            new SipTrunk
            {
                Name = "offices",
                From = new IPNetwork(OfficeAddress.Address, 32),
                To = outwards,
                ToAddress = OfficeAddress,
            },
        ])));
        Tell(new ExchangeInput.PromptsLoaded(new PromptLibrary(HotlineFiles.Prompts.Values)));
    }

    /// <summary>Where numbers outside are: one telephone that answers to all of them.</summary>
    public static IPEndPoint OfficeAddress { get; } = new(IPAddress.Parse("10.8.0.1"), 5060);

    public Exchange Exchange { get; }

    public Shelf Shelf { get; } = new();

    public Ledger Ledger { get; } = new();

    public IPEndPoint HotlineSip { get; }

    public TimeSpan Now => _now;

    /// <summary>Whatever broke an invariant; a journey in which this is not empty has failed.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>Opens the town at an instant of Beijing time, «2026-03-02 09:00».</summary>
    public static Town Opens(string wall, Weather? weather = null, TownOptions? options = null) =>
        new(wall, weather ?? Weather.Fine, options ?? new TownOptions());

    /// <summary>A citizen behind the city's trunk.</summary>
    public Citizen Citizen(string number, bool withoutEvents = false)
    {
        var port = 20_000 + (_citizens.Count * 10);
        var telephone = new Telephone(
            new TelephoneOptions(
                number,
                new IPEndPoint(_trunkAddress, 5_060 + _citizens.Count),
                new IPEndPoint(_trunkAddress, port),
                HotlineSip)
            {
                Domain = "hotline.test",
                HasNoEvents = withoutEvents,
            },
            _chance);
        var citizen = new Citizen(this, telephone);
        _citizens.Add(citizen);
        return citizen;
    }

    /// <summary>A county office behind the trunk that leads outwards.</summary>
    public Citizen Office()
    {
        var telephone = new Telephone(
            new TelephoneOptions(
                "02476540000", OfficeAddress, new IPEndPoint(OfficeAddress.Address, 25_000), HotlineSip)
            {
                Domain = "hotline.test",
            },
            _chance);
        var office = new Citizen(this, telephone);
        _citizens.Add(office);
        return office;
    }

    /// <summary>Lets time pass.</summary>
    public void Passes(TimeSpan time)
    {
        var until = _now + time;
        while (_now < until)
            Step();
    }

    /// <summary>Lets time pass until something has come about; false when it has not within the limit.</summary>
    public bool Passes(Func<bool> until, TimeSpan limit)
    {
        var end = _now + limit;
        while (!until() && _now < end)
            Step();
        return until();
    }

    /// <summary>Moves the wall clock forward, as a rehearsal does.</summary>
    public void MoveClockTo(string wall)
    {
        _wallAtStart = DateTimeOffset.Parse(wall + " +08:00", CultureInfo.InvariantCulture) - _now;
        Tell(new ExchangeInput.ForFloor(new FloorInput.ClockMoved()));
    }

    public void Tell(ExchangeInput input)
    {
        Exchange.Receive(input, Moment);
        Drain();
    }

    /// <summary>Something arrives later: a packet, an answer of a disk.</summary>
    public void Later(TimeSpan delay, Action arrival) =>
        _flights.Enqueue(arrival, (_now + delay, ++_lastFlight));

    /// <summary>A packet goes over the wire: it may be lost, late, or come twice.</summary>
    public void Fly(ReadOnlySpan<byte> packet, Action<byte[]> arrival)
    {
        var bytes = packet.ToArray();
        if (_chance.NextDouble() >= _weather.Loss)
            Later(Delay(), () => arrival(bytes));
        if (_weather.Doubling > 0 && _chance.NextDouble() < _weather.Doubling)
            Later(Delay(), () => arrival(bytes));
    }

    /// <summary>After everything: no call, no room and no leg outlives its end.</summary>
    public void ComesToRest()
    {
        foreach (var citizen in _citizens.Where(citizen => citizen.IsTalking))
            citizen.HangsUp();
        Passes(TimeSpan.FromSeconds(70));
        Assert.Empty(Faults);
        Assert.Equal(0, Exchange.Rooms);
        Assert.Equal(0, Exchange.Conversations);
        Assert.Equal(0, Exchange.StackCounters.Sessions);
        Assert.Equal(0, Exchange.StackCounters.Dialogs);
        Assert.Equal(0, Exchange.StackCounters.Transactions);
        Assert.All(_lanes, lane => Assert.Equal(0, lane.Legs));
        Assert.Empty(_ports);
    }

    Moment Moment => new(_now, _wallAtStart + _now);

    TimeSpan Delay() => _weather.Delay + (_weather.Jitter * _chance.NextDouble());

    void Step()
    {
        _now += _step;
        while (_flights.TryPeek(out _, out var due) && due.At <= _now)
            _flights.Dequeue()();
        if (Exchange.NextDeadline <= _now)
        {
            Exchange.Advance(Moment);
            Drain();
        }

        foreach (var lane in _lanes)
            lane.Tick(_now);
        foreach (var citizen in _citizens)
            citizen.Tick(_now);
    }
}

/// <summary>What a journey may want otherwise.</summary>
sealed record TownOptions
{
    public int Seed { get; init; } = 7;

    public int Lanes { get; init; } = 1;

    public int TrunkCalls { get; init; } = int.MaxValue;

    public TimeSpan MediaSilence { get; init; } = TimeSpan.FromSeconds(30);

    public int Ports { get; init; } = int.MaxValue;
}
