using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>
/// Joins the stack, the floor and the lanes: what one of them says becomes what another is told. It is as deterministic
/// as what it joins, so that its inputs can be played again.
/// </summary>
/// <remarks>
/// One mutation, then drain <see cref="TryTake"/> until it is empty, then the next mutation. Inside, the same holds for
/// the stack and for the floor: neither is touched again before it has said all it has to say.
/// </remarks>
sealed partial class Exchange
{
    readonly ExchangeOptions _options;
    readonly SipStack _stack;
    readonly Floor _floor;
    readonly RandomNumberGenerator _chance;
    readonly Dictionary<SipSessionId, CallRoom> _bySession = [];
    readonly Dictionary<CallId, CallRoom> _byCall = [];
    readonly Dictionary<LegId, CallRoom> _byLeg = [];
    readonly Dictionary<LegRef, CallRoom> _byRef = [];
    readonly Queue<ExchangeOutput> _outputs = new();
    readonly Queue<SipOutput> _stackSaid = new();
    readonly Queue<SipOrder> _forStack = new();
    readonly Queue<FloorInput> _forFloor = new();
    readonly int[] _legsOfLane;
    Moment _now;
    long _lastLeg;

    public Exchange(ExchangeOptions options, RandomNumberGenerator chance)
    {
        _options = options;
        _chance = chance;
        _stack = new SipStack(options.Sip, chance);
        _floor = new Floor(options.Plans, options.Floor, chance);
        _legsOfLane = new int[options.Lanes];
    }

    public TimeSpan? NextDeadline => (_stack.NextDeadline, _floor.NextDeadline) switch
    {
        ({ } stack, { } floor) => stack < floor ? stack : floor,
        var (stack, floor) => stack ?? floor,
    };

    /// <summary>Telephones that have a room: those being offered, dialled and closed, too.</summary>
    public int Rooms => _byLeg.Count;

    /// <summary>Conversations that lanes were told of and that are not over.</summary>
    public int Conversations => _bridges.Count;

    /// <summary>Calls that are still on the wire.</summary>
    public int CallsOnWire => _bySession.Count;

    /// <summary>Sessions of the stack, those included whose goodbye is not answered yet.</summary>
    public int SessionsOnWire => _stack.Counters.Sessions;

    /// <summary>Calls that were refused because there was no port; the floor never hears of them.</summary>
    public long CallsWithoutPort { get; private set; }

    public SipCounters StackCounters => _stack.Counters;

    public FloorCounters FloorCounters => _floor.Counters;

    /// <summary>A message from the wire.</summary>
    public void Receive(ReadOnlySpan<byte> message, SipPath path, Moment now)
    {
        _now = now;
        try
        {
            _stack.Receive(message, path, now.Uptime);
        }
        catch (Exception fault)
        {
            Fault(null, fault);
        }
    }

    /// <summary>Anything else.</summary>
    public void Receive(ExchangeInput input, Moment now)
    {
        _now = now;
        var room = RoomOf(input);
        try
        {
            Take(input, room);
        }
        catch (Exception fault)
        {
            Fault(room, fault);
        }
    }

    /// <summary>Time has passed.</summary>
    public void Advance(Moment now)
    {
        _now = now;
        try
        {
            _stack.Advance(now.Uptime);
            _floor.Advance(now);
        }
        catch (Exception fault)
        {
            Fault(null, fault);
        }
    }

    /// <summary>The next thing to do, in order.</summary>
    public bool TryTake([NotNullWhen(true)] out ExchangeOutput? output)
    {
        while (!_outputs.TryDequeue(out output))
        {
            if (_stack.TryTake(out var said))
                Queue(said);
            else if (!TryStep())
                return false;
        }

        return true;
    }

    // What goes to the wire goes at once, because its bytes hold only until the stack is asked again.
    void Queue(SipOutput said)
    {
        switch (said)
        {
            case SipOutput.Send send:
                _outputs.Enqueue(new ExchangeOutput.Send(send.Path, send.Bytes));
                break;
            case SipOutput.Open open:
                _outputs.Enqueue(new ExchangeOutput.Open(open.Path));
                break;
            case SipOutput.Close close:
                _outputs.Enqueue(new ExchangeOutput.Close(close.Path));
                break;
            default:
                _stackSaid.Enqueue(said);
                break;
        }
    }

    // The stack is silent now. First the floor's orders, then what both are to be told, one at a time.
    bool TryStep()
    {
        if (TryTakeFromFloor(out var ordered))
            Guarded(RoomOf(ordered), () => CarryOut(ordered));
        else if (_forStack.TryDequeue(out var order))
            Guarded(RoomOf(order), () => _stack.Order(order, _now.Uptime));
        else if (_forFloor.TryDequeue(out var input))
            Guarded(RoomOf(input), () => _floor.Receive(input, _now));
        else if (_stackSaid.TryDequeue(out var said))
            Guarded(RoomOf(said), () => Take(said));
        else
            return false;
        return true;
    }

    bool TryTakeFromFloor([NotNullWhen(true)] out FloorOutput? ordered) => _floor.TryTake(out ordered);

    void Guarded(CallRoom? room, Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault)
        {
            Fault(room, fault);
        }
    }

    /// <summary>A broken invariant of ours ends the call it happened in, and no other.</summary>
    void Fault(CallRoom? room, Exception fault)
    {
        _outputs.Enqueue(new ExchangeOutput.Faulted(room?.Call, fault));
        if (room is null)
            return;
        _forStack.Enqueue(new SipOrder.HangUp(room.Session, EndCauses.CauseOf(CallEndReason.Fault)));
        Leave(room, CallGone.Fault);
        room.IsForgotten = true;
        if (room.IsOver)
            Close(room);
    }

    void Enter(CallRoom room)
    {
        _bySession.Add(room.Session, room);
        _byLeg.Add(room.Leg, room);
        _legsOfLane[room.Lane]++;
    }

    /// <summary>The telephone is gone for the floor and for its lane, because we wanted it or something
    /// broke.</summary>
    void Leave(CallRoom room, CallGone how)
    {
        Silence(room);
        if (!room.IsOnFloor)
            return;
        room.IsOnFloor = false;
        _forFloor.Enqueue(room.Dialled is { } dialled
            ? new FloorInput.LegWent(dialled.Leg, EndCauses.LegGoneBy(how))
            : new FloorInput.CallWent(room.Call, how));
    }

    /// <summary>The same, as the wire tells it.</summary>
    void Leave(CallRoom room, SipEnd end)
    {
        Silence(room);
        if (!room.IsOnFloor)
            return;
        room.IsOnFloor = false;
        _forFloor.Enqueue(room.Dialled is { } dialled
            ? new FloorInput.LegWent(dialled.Leg, EndCauses.LegGoneBy(end), end.Status, end.Q850)
            : new FloorInput.CallWent(room.Call, EndCauses.GoneBy(end)));
    }

    void Silence(CallRoom room)
    {
        if (room.HasLeg)
        {
            room.HasLeg = false;
            Do(room, new LaneOrder.RemoveLeg(room.Leg));
        }

        if (room.Local is null)
            return;
        room.Local = null;
        if (!room.IsMoving)
            _outputs.Enqueue(new ExchangeOutput.ClosePort(room.Leg));
    }

    void Close(CallRoom room)
    {
        _bySession.Remove(room.Session);
        if (room.Dialled is null)
            _byCall.Remove(room.Call);
        if (room.Ref is { } name)
            _byRef.Remove(name);
        if (!room.IsMoving && _byLeg.Remove(room.Leg))
            _legsOfLane[room.Lane]--;
    }

    void Do(CallRoom room, LaneOrder order)
    {
        if (room.IsMoving)
            room.Waiting.Enqueue(order);
        else
            _outputs.Enqueue(new ExchangeOutput.LaneDo(room.Lane, order));
    }
}
