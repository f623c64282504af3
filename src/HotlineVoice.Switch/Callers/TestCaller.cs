using System.Net;
using System.Net.Sockets;
using HotlineVoice.Media.Playing;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Switch.Loops;
using HotlineVoice.Switch.Recordings;

namespace HotlineVoice.Switch.Callers;

/// <summary>Places test calls over real sockets, as many and as fast as asked for, on one thread of its own.</summary>
public sealed class TestCaller
{
    static readonly TimeSpan _turn = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan _afterTheEnd = TimeSpan.FromMilliseconds(200);

    readonly TestCallOptions _options;
    readonly IPEndPoint _server;
    readonly IPAddress _local;
    readonly string _number;
    readonly Prompt? _words;
    readonly Uptime _uptime = new();

    /// <summary>Reads the options. Throws <see cref="SwitchStartException"/> with one sentence when they make no sense.
    /// </summary>
    public TestCaller(TestCallOptions options)
    {
        _options = options;
        if (!SipUri.TryParse(options.Target, out var uri) || string.IsNullOrEmpty(uri.User))
            throw new SwitchStartException($"«{options.Target}» is no target such as sip:12316@127.0.0.1:5060.");
        _number = uri.User;
        _server = new IPEndPoint(AddressOf(uri.Host), uri.Port ?? 5060);
        _local = options.Local ?? Facing(_server);
        if (options.Say.IsEmpty)
            return;
        if (!SoundFile.TryRead("words", options.Say.Span, out _words))
            throw new SwitchStartException("What is to be said is no WAV file of 16 bit, A-law or µ-law.");
    }

    /// <summary>Places one call and returns when it has ended.</summary>
    public async Task<TestCallResult> CallAsync(CancellationToken cancel) =>
        (await CallAsync(1, 1, cancel).ConfigureAwait(false))[0];

    /// <summary>Places calls at a rate; returns when the last has ended, in the order in which they began.</summary>
    /// <param name="count">How many.</param>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="cancel">Hangs up everywhere.</param>
    public Task<IReadOnlyList<TestCallResult>> CallAsync(int count, double perSecond, CancellationToken cancel) =>
        Task.Factory.StartNew(
            () => Run(count, perSecond, cancel),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    IReadOnlyList<TestCallResult> Run(int count, double perSecond, CancellationToken cancel)
    {
        var results = new TestCallResult[count];
        var calls = new List<Call>();
        var started = 0;
        var beganAt = _uptime.Now;
        for (var next = beganAt; started < count || calls.Count > 0; next += _turn)
        {
            _uptime.SleepUntil(next);
            var now = _uptime.Now;
            while (started < count && !cancel.IsCancellationRequested
                && now - beganAt >= TimeSpan.FromSeconds(started / perSecond))
                calls.Add(Begin(started++, now));
            if (cancel.IsCancellationRequested)
                started = count;
            foreach (var call in calls)
                call.Turn(now, cancel.IsCancellationRequested);
            foreach (var call in calls.Where(call => call.IsOver(now)).ToArray())
            {
                results[call.Index] = ResultOf(call.Line.Telephone);
                call.Line.Dispose();
                calls.Remove(call);
            }
        }

        return [.. results.Where(result => result is not null)];
    }

    Call Begin(int index, TimeSpan now)
    {
        var line = PhoneLine.Open(_local, (sip, sound) =>
            new TelephoneOptions(_options.From, sip, sound, _server)
            {
                Domain = _options.Domain,
                Password = _options.Password,
            });
        line.Telephone.Dial(_number, now);
        return new Call(index, line, new CallScript(line.Telephone, _options, _words));
    }

    static TestCallResult ResultOf(Telephone telephone)
    {
        var wasAnswered = telephone.TalkingSince > TimeSpan.Zero;
        var figures = telephone.Figures;
        return new TestCallResult(
            wasAnswered ? "answered" : RefusalOf(telephone),
            telephone.Status,
            wasAnswered ? telephone.TalkingSince - telephone.DialledAt : TimeSpan.Zero,
            wasAnswered ? telephone.EndedAt - telephone.TalkingSince : TimeSpan.Zero)
        {
            RtpSent = figures.PacketsSent,
            RtpReceived = figures.PacketsReceived,
            RtpLost = figures.PacketsLost,
            EndedBy = telephone.End is { ByPeer: true } ? "peer" : "self",
            Heard = telephone.Heard.ToArray(),
        };
    }

    static string RefusalOf(Telephone telephone) => telephone.End?.Reason switch
    {
        SipEndReason.NoAnswer => "noAnswer",
        SipEndReason.Refused when telephone.Status is 486 or 600 => "busy",
        SipEndReason.Refused when telephone.Status is 408 or 480 => "noAnswer",
        SipEndReason.Refused or SipEndReason.AuthenticationFailed => "rejected",
        _ => "failed",
    };

    static IPAddress AddressOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(host).First();
        }
        catch (SocketException fault)
        {
            throw new SwitchStartException($"«{host}» cannot be found: {fault.Message}.");
        }
    }

    static IPAddress Facing(IPEndPoint server)
    {
        if (server.Address.Equals(IPAddress.Loopback))
            return IPAddress.Parse("127.0.0.2");
        using var question = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        question.Connect(server);
        return ((IPEndPoint)question.LocalEndPoint!).Address;
    }

    sealed record Call(int Index, PhoneLine Line, CallScript Script)
    {
        bool _isCancelled;

        public void Turn(TimeSpan now, bool cancelled)
        {
            Line.Turn(now);
            if (cancelled && !_isCancelled)
                Line.Telephone.HangUp(now);
            _isCancelled = cancelled;
            Script.Advance(now);
        }

        // A moment more, for the answer to the BYE and the last block of what was heard.
        public bool IsOver(TimeSpan now) =>
            Line.Telephone.State == TelephoneState.Ended && now - Line.Telephone.EndedAt > _afterTheEnd;
    }
}
