using System.Net;

namespace HotlineVoice.Sip.Tests;

/// <summary>Any number of our stacks in virtual time, over a wire that delays, doubles and loses datagrams as its seed
/// says.</summary>
sealed class Network(int seed, int lossPercent = 0, int delayMost = 20)
{
    readonly SeededChance _weather = new(seed);
    readonly Dictionary<IPEndPoint, Station> _stations = [];
    readonly PriorityQueue<Action, (TimeSpan At, long Turn)> _events = new();
    long _turn;

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(1);

    public int Leftovers => _stations.Values.Sum(station => station.Leftovers);

    public Station Add(string address, int port, Action<Station, SipOutput>? serve = null)
    {
        var station = new Station(this, new IPEndPoint(IPAddress.Parse(address), port), seed + _stations.Count, serve);
        _stations.Add(station.Address, station);
        return station;
    }

    /// <summary>Does something when that much time has passed.</summary>
    public void After(TimeSpan wait, Action action) => _events.Enqueue(action, (Now + wait, ++_turn));

    public void Run(double seconds)
    {
        var until = Now + TimeSpan.FromSeconds(seconds);
        while (Next() is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            while (_events.TryPeek(out var action, out var due) && due.At <= Now)
            {
                _events.Dequeue();
                action();
            }

            foreach (var station in _stations.Values)
            {
                station.Advance();
            }
        }

        Now = until;
    }

    public void Transmit(IPEndPoint from, IPEndPoint to, byte[] bytes)
    {
        if (!_stations.TryGetValue(to, out var station))
        {
            return;
        }

        var copies = lossPercent > 0 && _weather.Below(100) < 5 ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            if (_weather.Below(100) >= lossPercent)
            {
                After(TimeSpan.FromMilliseconds(1 + _weather.Below(delayMost)), () => station.Receive(from, bytes));
            }
        }
    }

    TimeSpan? Next()
    {
        TimeSpan? first = _events.TryPeek(out _, out var due) ? due.At : null;
        foreach (var station in _stations.Values)
        {
            first = station.Stack.NextDeadline is { } deadline && !(first <= deadline) ? deadline : first;
        }

        return first;
    }
}

/// <summary>One stack on the network, and what it said with the time it said it.</summary>
sealed class Station
{
    readonly Network _network;
    readonly Action<Station, SipOutput>? _serve;
    readonly Queue<SipOutput> _said = new();
    bool _isServing;

    public Station(Network network, IPEndPoint address, int seed, Action<Station, SipOutput>? serve)
    {
        (_network, Address, _serve) = (network, address, serve);
        Stack = new SipStack(
            new SipOptions { Domain = Bench.Domain, Listen = [new SipListen(SipTransport.Udp, address)] },
            new SeededChance((seed * 31) + address.Port));
    }

    public IPEndPoint Address { get; }

    public SipStack Stack { get; }

    public List<(TimeSpan At, SipOutput Output)> Said { get; } = [];

    public int Leftovers => Stack.Counters.Transactions + Stack.Counters.Dialogs + Stack.Counters.Sessions;

    public IEnumerable<T> All<T>()
        where T : SipOutput => Said.Select(said => said.Output).OfType<T>();

    /// <summary>Takes calls from there, and calls there by the name.</summary>
    public void Trust(string name, Station other) => Order(new SipOrder.SetTrunks([new SipTrunk
    {
        Name = name,
        From = new IPNetwork(other.Address.Address, 32),
        To = new Sip.Messages.SipUri { Scheme = "sip", Host = $"{other.Address.Address}", Port = other.Address.Port },
    }]));

    /// <summary>Knows a phone as one of the seat's.</summary>
    public void Register(string seat, Station phone) => Order(new SipOrder.RestoreBinding(new SipBinding(
        seat, $"sip:{seat}@{phone.Address}", new SipPath(SipTransport.Udp, Address, phone.Address), "r", 1,
        TimeSpan.FromHours(1))));

    public void Order(SipOrder order)
    {
        Stack.Order(order, _network.Now);
        Drain();
    }

    public void Receive(IPEndPoint from, byte[] bytes)
    {
        Stack.Receive(bytes, new SipPath(SipTransport.Udp, Address, from), _network.Now);
        Drain();
    }

    public void Advance()
    {
        Stack.Advance(_network.Now);
        Drain();
    }

    void Drain()
    {
        while (Stack.TryTake(out var output))
        {
            if (output is SipOutput.Send send)
            {
                _network.Transmit(Address, send.Path.Remote, send.Bytes.ToArray());
            }
            else
            {
                Said.Add((_network.Now, output));
                _said.Enqueue(output);
            }
        }

        // Orders given while serving drain too; what they bring is served after what is being served.
        while (!_isServing && _said.TryDequeue(out var next))
        {
            _isServing = true;
            _serve?.Invoke(this, next);
            _isServing = false;
        }
    }
}
