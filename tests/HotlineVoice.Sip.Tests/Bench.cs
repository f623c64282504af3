using System.Net;
using System.Text;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip.Tests;

/// <summary>One stack on a bench: texts in, outputs out, time by hand. Seats are on 127.0.0.1, the trunk "city" on
/// 127.0.0.2, strangers on 127.0.0.9.</summary>
sealed class Bench
{
    public const string Domain = "hotline.test";

    public static readonly IPEndPoint Server = new(IPAddress.Loopback, 5060);
    public static readonly SipPath Seat = PathFrom("127.0.0.1", 5070);
    public static readonly SipPath Trunk = PathFrom("127.0.0.2", 5060);
    public static readonly SipPath Stranger = PathFrom("127.0.0.9", 5060);

    public Bench(Func<SipOptions, SipOptions>? change = null, int maxCalls = 10)
    {
        var options = new SipOptions
        {
            Domain = Domain,
            Listen =
            [
                new SipListen(SipTransport.Udp, Server), new SipListen(SipTransport.Tcp, Server),
            ],
        };
        Stack = new SipStack(change?.Invoke(options) ?? options, new SeededChance(7));
        Order(new SipOrder.SetAccounts(
        [
            SipAccount.FromPassword("8001", Domain, "secret-1"), SipAccount.FromPassword("8002", Domain, "secret-2"),
        ]));
        Order(new SipOrder.SetTrunks([City(maxCalls)]));
    }

    public SipStack Stack { get; }

    public TimeSpan Now { get; private set; } = TimeSpan.FromSeconds(100);

    /// <summary>Everything since the last <see cref="Clear"/>.</summary>
    public List<SipOutput> Outputs { get; } = [];

    /// <summary>Sent messages since the last <see cref="Clear"/>, as text.</summary>
    public List<(SipPath Path, string Text)> Sent { get; } = [];

    public string LastSent => Sent[^1].Text;

    public static SipTrunk City(int maxCalls = 10) => new()
    {
        Name = "city",
        From = new IPNetwork(IPAddress.Parse("127.0.0.2"), 32),
        To = new Sip.Messages.SipUri { Scheme = "sip", Host = "127.0.0.2", Port = 5060 },
        MaxCalls = maxCalls,
    };

    public static SipPath PathFrom(string address, int port, SipTransport transport = SipTransport.Udp) =>
        new(transport, Server, new IPEndPoint(IPAddress.Parse(address), port), transport == SipTransport.Udp ? 0 : 1);

    public void Clear()
    {
        Outputs.Clear();
        Sent.Clear();
    }

    public void Receive(string message, SipPath path) => Receive(Encoding.Latin1.GetBytes(message), path);

    public void Receive(byte[] message, SipPath path)
    {
        Stack.Receive(message, path, Now);
        Drain();
    }

    public void Receive(SipPathEvent pathEvent)
    {
        Stack.Receive(pathEvent, Now);
        Drain();
    }

    public void Order(SipOrder order)
    {
        Stack.Order(order, Now);
        Drain();
    }

    /// <summary>Lets time pass, waking the stack exactly when it asks.</summary>
    public void Wait(TimeSpan time)
    {
        var until = Now + time;
        while (Stack.NextDeadline is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            Stack.Advance(Now);
            Drain();
        }

        Now = until;
    }

    public void Wait(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    public T Single<T>()
        where T : SipOutput => Assert.Single(Outputs.OfType<T>());

    public bool Said<T>()
        where T : SipOutput => Outputs.OfType<T>().Any();

    public int CountSent(string start) => Sent.Count(sent => sent.Text.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Different messages, repetitions not counted.</summary>
    public int CountNew(string start) => Sent.Select(sent => sent.Text).Distinct()
        .Count(text => text.StartsWith(start, StringComparison.Ordinal));

    public string FirstSent(string start) =>
        Sent.First(sent => sent.Text.StartsWith(start, StringComparison.Ordinal)).Text;

    public int LastStatus => int.Parse(LastSent.AsSpan(8, 3));

    public static SessionDescription Offer(int port = 40_000, int version = 1) =>
        OfferAnswer.Offer(Local(port, version));

    public static LocalAudio Local(int port = 40_000, int version = 1) => new(
        new IPEndPoint(IPAddress.Loopback, port),
        [new(8, "PCMA", 8_000), new(0, "PCMU", 8_000), new(101, "telephone-event", 8_000)],
        MediaDirection.SendReceive,
        4_711,
        version);

    void Drain()
    {
        while (Stack.TryTake(out var output))
        {
            Outputs.Add(output);
            if (output is SipOutput.Send send)
            {
                Sent.Add((send.Path, Encoding.Latin1.GetString(send.Bytes.Span)));
            }
        }
    }
}
