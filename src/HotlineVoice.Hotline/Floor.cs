using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Market;

namespace HotlineVoice.Hotline;

/// <summary>Runs every call of the hotlines: what has happened goes in, orders and facts come out.</summary>
/// <remarks>
/// One mutation, then drain <see cref="TryTake"/> until it is empty, then the next mutation.
/// Waking early, late or twice is harmless. Nothing here reads a clock, touches a disk or starts a thread.
/// A fault inside one call ends that call with <see cref="CallEndReason.Fault"/> and no other.
/// </remarks>
public sealed partial class Floor
{
    readonly Switchboard _board;
    readonly Dictionary<CallId, Call> _calls = [];
    readonly Dictionary<long, Call> _callsBySerial = [];
    readonly PriorityQueue<(Call Call, TimeSpan Due), TimeSpan> _timers = new();
    PlanSet _plans;
    bool _newCallsRefused;
    long _serials;

    /// <summary>A floor with these plans. Chance names voicemails and recordings.</summary>
    public Floor(PlanSet plans, FloorLimits limits, RandomNumberGenerator chance)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(chance);
        _plans = plans;
        _board = new Switchboard(limits, chance, Counters);
        _board.Market.Receive(new MarketInput.QueuesKnown(plans.Queues), default);
    }

    /// <summary>Uptime at which to call <see cref="Advance"/> at the latest; null when nothing is awaited.</summary>
    public TimeSpan? NextDeadline => (CallDeadline, SeatDeadline) switch
    {
        ({ } call, { } seat) => call < seat ? call : seat,
        var (call, seat) => call ?? seat,
    };

    TimeSpan? CallDeadline
    {
        get
        {
            while (_timers.TryPeek(out var first, out _) && first.Call.Listed != first.Due)
                _timers.Dequeue();
            return _timers.TryPeek(out _, out var due) ? due : null;
        }
    }

    /// <summary>What the floor has counted.</summary>
    public FloorCounters Counters { get; } = new();

    /// <summary>Takes one fact; one about a call that is gone, or an end that nobody awaits, is passed over.</summary>
    public void Receive(FloorInput input, Moment now)
    {
        ArgumentNullException.ThrowIfNull(input);
        _board.Now = now;
        Take(input);
        Settle();
    }

    void Take(FloorInput input)
    {
        switch (input)
        {
            case FloorInput.CallArrived arrived:
                Arrive(arrived);
                break;
            case FloorInput.CallConnected connected:
                With(connected.Call, Connect);
                break;
            case FloorInput.CallWent went:
                With(went.Call, call => Go(call, went.How));
                break;
            case FloorInput.DigitPressed pressed:
                With(pressed.Call, call => Signal(call, new FlowSignal.Key(pressed.Digit)));
                break;
            case FloorInput.PlayEnded ended:
                With(ended.Play.Value, call => call.Flow?.PlayEnded(ended.Play, ended.How));
                break;
            case FloorInput.RecordingEnded(var recording, var how, var length):
                With(recording.Value, call =>
                {
                    call.Talk?.Recorded(recording, how, length);
                    call.Flow?.Take(new FlowSignal.Recorded(recording, how, length));
                });
                break;
            case FloorInput.Kept(var keep, var number):
                With(keep.Value, call => call.Flow?.Take(new FlowSignal.Kept(keep, number)));
                break;
            case FloorInput.NotKept(var keep, _):
                With(keep.Value, call => call.Flow?.Take(new FlowSignal.NotKept(keep)));
                break;
            case FloorInput.Ordered ordered:
                Obey(ordered);
                break;
            default:
                TakeNews(input);
                break;
        }
    }

    /// <summary>Does what is due.</summary>
    public void Advance(Moment now)
    {
        _board.Now = now;
        while (CallDeadline is { } due && due <= now.Uptime)
        {
            var call = _timers.Dequeue().Call;
            call.Listed = null;
            Touch(call, Wake);
        }

        AdvanceSeats();
    }

    /// <summary>The next order or fact, in order.</summary>
    public bool TryTake([NotNullWhen(true)] out FloorOutput? output) => _board.TryTake(out output);

    void TakeNews(FloorInput input)
    {
        switch (input)
        {
            case FloorInput.PlansLoaded loaded:
                _plans = loaded.Plans;
                _board.TellMarket(new MarketInput.QueuesKnown(_plans.Queues));
                break;
            case FloorInput.Closed closed:
                _newCallsRefused = closed.NewCallsRefused;
                break;
            case FloorInput.Stopped:
                _newCallsRefused = true;
                foreach (var call in _calls.Values.ToArray())
                    Touch(call, each => End(each, CallEndReason.ServerStopped, HangupSide.Server));
                break;
            case FloorInput.ClockMoved:
                // Hours are asked anew at each step and nothing of them is remembered, so they are right already.
                break;
            default:
                if (!TakeSeatNews(input))
                    TakeLegNews(input);
                break;
        }
    }

    void With(CallId id, Action<Call> act)
    {
        if (_calls.TryGetValue(id, out var call))
            Touch(call, act);
    }

    void With(long name, Action<Call> act)
    {
        if (_callsBySerial.TryGetValue(Call.SerialOf(name), out var call))
            Touch(call, act);
    }
}
