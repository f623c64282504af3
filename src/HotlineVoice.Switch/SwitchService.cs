using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Measures;
using HotlineVoice.Media.Playing;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Figures;
using HotlineVoice.Switch.Journals;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.Loops;
using HotlineVoice.Switch.Recordings;
using HotlineVoice.Switch.RtpPorts;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch;

/// <summary>
/// The telephone side of the server: takes calls from <see cref="StartAsync"/> until <see cref="StopAsync"/>.
/// Everything
/// here may be called from any thread.
/// </summary>
public sealed partial class SwitchService : IFloorDesk, IFloorView, ITrunkBoard, IMeters, IAsyncDisposable
{
    static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(5);

    readonly SwitchOptions _options;
    readonly SwitchPorts _given;
    readonly ILogger _log;
    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    readonly Uptime _uptime = new();
    readonly Inbox _inbox;
    readonly List<IListener> _listeners = [];
    readonly List<LaneThread> _lanes = [];
    readonly ConcurrentDictionary<long, TaskCompletionSource<FloorReply>> _asked = new();
    PlanSet _plans;
    Journal? _journal;
    RecordingWriter? _recordings;
    SoundAddresses? _sound;
    Alarms? _alarms;
    ExchangeLoop? _loop;
    SeatWatch? _seats;
    long _lastTicket;
    volatile FloorSnapshot _snapshot = FloorSnapshot.Empty;
    IReadOnlyList<string> _addresses = [];
    volatile MeterSources? _meters;
    volatile bool _isDraining;
    volatile bool _isDoorClosed;

    /// <summary>Binds nothing yet. Throws <see cref="SwitchStartException"/> when the options are wrong.</summary>
    public SwitchService(SwitchOptions options, SwitchPorts ports, PlanSet plans, ILoggerFactory logs)
    {
        var problems = options.Problems();
        if (problems.Count > 0)
            throw new SwitchStartException(string.Join(Environment.NewLine, problems));
        (_options, _given, _plans) = (options, ports, plans);
        _log = logs.CreateLogger("HotlineVoice.Switch");
        _inbox = new Inbox(_uptime);
    }

    /// <summary>The addresses as bound, in the order of the options: «udp:127.0.0.1:5060».</summary>
    public IReadOnlyList<string> Addresses => _addresses;

    /// <summary>Takes no new calls, because it is about to end.</summary>
    public bool IsDraining => _isDraining;

    /// <summary>Takes no new calls, because what is promised in them could not be kept.</summary>
    public bool IsDoorClosed => _isDoorClosed;

    /// <inheritdoc/>
    FloorSnapshot IFloorView.Now => _snapshot;

    /// <inheritdoc/>
    IReadOnlyList<TrunkStanding> ITrunkBoard.Now =>
    [
        .. _options.Trunks.Select(trunk => new TrunkStanding(
            trunk.Name,
            _loop?.Figures.CallsOnTrunk.GetValueOrDefault(trunk.Name) ?? 0,
            trunk.MaxCalls,
            Reachable: null)),
    ];

    /// <summary>From now on calls follow these plans; calls in progress keep theirs.</summary>
    public void UsePlans(PlanSet plans)
    {
        _plans = plans;
        _inbox.Post(new ExchangeInput.ForFloor(new FloorInput.PlansLoaded(plans)));
    }

    /// <summary>From now on plays take these readings. What already plays goes on.</summary>
    /// <param name="wavs">WAV files by the names that flows call them: «jn12316/welcome».</param>
    public void UsePrompts(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> wavs)
    {
        var prompts = new List<Prompt>();
        foreach (var (name, wav) in wavs)
        {
            if (SoundFile.TryRead(name, wav.Span, out var prompt))
                prompts.Add(prompt);
            else
                SwitchLog.PromptUnreadable(_log, name);
        }

        _inbox.Post(new ExchangeInput.PromptsLoaded(new PromptLibrary(prompts)));
    }

    /// <summary>Raises an alarm, once until <see cref="EndAlarm"/>.</summary>
    public void RaiseAlarm(string name, string text) => _alarms?.Raise(name, text);

    /// <summary>Ends an alarm, if it was raised.</summary>
    public void EndAlarm(string name) => _alarms?.End(name);

    /// <inheritdoc/>
    public async Task<FloorReply> OrderAsync(FloorOrder order, CancellationToken cancel)
    {
        var ticket = Interlocked.Increment(ref _lastTicket);
        var answer = new TaskCompletionSource<FloorReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[ticket] = answer;
        try
        {
            if (!_inbox.TryPost(new ExchangeInput.ForFloor(new FloorInput.Ordered(ticket, order))))
                return new FloorReply(FloorAnswer.Busy);
            return await answer.Task.WaitAsync(_answerWithin, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new FloorReply(FloorAnswer.Busy);
        }
        finally
        {
            _asked.TryRemove(ticket, out _);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<MeterReading> Read() => _meters is { } sources ? SwitchMetrics.Read(sources) : [];

    void Answered(long ticket, FloorReply answer)
    {
        if (_asked.TryGetValue(ticket, out var asked))
            asked.TrySetResult(answer);
    }

    /// <summary>The floor answers nothing to a moved clock; it has read its hours once the mark behind it is reached.
    /// </summary>
    async Task ClockMovedAsync(CancellationToken cancel)
    {
        _inbox.Post(new ExchangeInput.ForFloor(new FloorInput.ClockMoved()));
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.PostMark(passed.SetResult);
        await passed.Task.WaitAsync(_answerWithin, cancel).ConfigureAwait(false);
    }
}
