using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline.Flows;

/// <summary>What a step can do.</summary>
sealed partial class FlowRun
{
    // «1#»: people end a single key with the key that ends input, about a second later; three is generous.
    static readonly TimeSpan _endKeyPatience = TimeSpan.FromSeconds(3);

    readonly List<Step> _menus = [];
    readonly Dictionary<string, string> _values = [];
    TimeSpan? _choseAt;
    char? _ahead;

    /// <summary>What the caller has entered, by the name that the plan gave it.</summary>
    internal IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The readings that say a prompt of this hotline.</summary>
    internal ImmutableArray<string> Words(string prompt, IReadOnlyDictionary<string, string>? values = null) =>
        Plans.Prompts.Read(Plan.Profile.Code, prompt, values);

    /// <summary>Says these readings; the step is told when they are over.</summary>
    internal void Say(ImmutableArray<string> readings, bool cutByDigit = false)
    {
        var play = BeginPlay(Plans.Prompts.LengthOf(readings) ?? Limits.UnknownPromptLength);
        _board.Put(new FloorOutput.Play(play, _call.Id, readings)
        {
            Leg = Ear,
            CutByDigit = cutByDigit,
        });
    }

    /// <summary>Plays something again and again; nobody is told of its end.</summary>
    internal void PlayMusic(string reading)
    {
        _play = new PlayRef(_call.NextName());
        Deadline = null;
        _board.Put(new FloorOutput.Play(_play.Value, _call.Id, [reading]) { Leg = Ear, Repeat = true });
    }

    /// <summary>Ends what is played or said; the step is not told.</summary>
    internal void BeSilent()
    {
        if (_play is { } play)
            _board.Put(new FloorOutput.StopPlay(play));
        (_play, Deadline) = (null, null);
    }

    /// <summary>Who hears what is said; null: the caller.</summary>
    internal LegRef? Ear { get; set; }

    /// <summary>The conversation of this call.</summary>
    internal Talk Talk => _call.Talk ??= new Talk(_call, _board);

    /// <summary>Who ends the call when the plan does.</summary>
    internal HangupSide EndSide { get; set; } = HangupSide.Server;

    /// <summary>The seat that dialled, when a seat did.</summary>
    internal string? DialledBySeat => _call.DialledBySeat;

    internal (LegGone How, int Status) LastFailure => _call.LastFailure;

    /// <summary>Asks the market for a seat.</summary>
    internal void WaitFor(QueuePlan queue, DateTimeOffset since, string? notSeat)
    {
        _call.Queue = queue;
        _board.TellMarket(new MarketInput.CallWaits(_call.Id, queue, since)
        {
            Priority = queue.Priority,
            NotSeat = notSeat,
        });
    }

    internal void LeaveQueue() => _board.TellMarket(new MarketInput.CallLeft(_call.Id));

    internal FloorReply AskSeat(string no, SeatState state, string? reason) => _board.Seats.Ask(no, state, reason);

    internal SeatStanding? SeatOf(string no) => _board.Seats.TryFind(no, out var seat) ? seat.Standing : null;

    internal bool CanDialOut => !_board.TrunksOut.IsEmpty;

    internal LiveSeat? LiveSeatOf(string no) => _board.Seats.TryFind(no, out var seat) ? seat : null;

    internal void SayRecording(string recordingId, TimeSpan length)
    {
        var play = BeginPlay(length);
        _board.Put(new FloorOutput.PlayRecording(play, _call.Id, recordingId) { CutByDigit = true });
    }

    /// <summary>The step is told when this time is up, unless it says something before.</summary>
    internal void Wait(TimeSpan time) => Deadline = Now.Uptime + time;

    /// <summary>A key has cut what was said: the time runs from now, whether or not its end has come in yet.</summary>
    internal void WaitAnew(TimeSpan time)
    {
        _play = null;
        Wait(time);
    }

    /// <summary>Goes where the plan leads from here.</summary>
    internal void Leave(Step from, string outcome) => _next = from.Place(outcome);

    internal void GoTo(Step step) => _next = step;

    /// <summary>Notes a step that the caller notices.</summary>
    internal void Enter(string step)
    {
        _trace.Enter(step);
        Record = Record with { IvrPath = _trace.Text };
    }

    /// <summary>Notes the key that led on.</summary>
    internal void Choose(char key)
    {
        _trace.Choose(key);
        _choseAt = Now.Uptime;
        Record = Record with { IvrPath = _trace.Text };
    }

    /// <summary>True when «#» only ends the key that led here.</summary>
    internal bool EndsTheKeyBefore => _choseAt is { } chose && Now.Uptime - chose <= _endKeyPatience;

    internal void KeepValue(string name, string value) => _values[name] = value;

    /// <summary>A key pressed before its menu was reached.</summary>
    internal void PressAhead(char digit) => _ahead = digit;

    internal char? TakeAhead()
    {
        var ahead = _ahead;
        _ahead = null;
        return ahead;
    }

    /// <summary>Remembers a menu, so that «*» finds the way back; what came after it is forgotten.</summary>
    internal void EnterMenu(Step menu)
    {
        var at = _menus.IndexOf(menu);
        if (at >= 0)
            _menus.RemoveRange(at, _menus.Count - at);
        _menus.Add(menu);
    }

    internal Step? MenuBefore(Step menu) => _menus.IndexOf(menu) is var at and > 0 ? _menus[at - 1] : null;

    internal void HangUp(CallEndReason reason)
    {
        CallerIsGone = true;
        Settle(reason);
        _call.HangUp(reason, EndSide, _board);
        _call.Talk?.End();
    }

    /// <summary>Where the way leads now, past steps that wait for nothing.</summary>
    internal Step Destination(Step step)
    {
        for (var steps = 0; steps < Limits.StepsWithoutWaitingMax && step.Pass(this) is { } next; steps++)
            step = next;
        return step;
    }

    internal void Keep(Fact fact) => _board.Put(new FloorOutput.Keep(null, fact));

    internal KeepRef KeepAndWait(Fact fact)
    {
        var keep = new KeepRef(_call.NextName());
        _board.Put(new FloorOutput.Keep(keep, fact));
        return keep;
    }

    internal string NewFactId() => _call.NewFactId();

    internal string NewId() => _board.NewId();

    internal RecordingRef StartRecording(string recordingId, TimeSpan limit, TimeSpan endSilence)
    {
        var recording = new RecordingRef(_call.NextName());
        _board.Put(new FloorOutput.StartRecording(recording, _call.Id, recordingId)
        {
            Limit = limit,
            EndSilence = endSilence,
        });
        return recording;
    }

    internal void StopRecording(RecordingRef recording) => _board.Put(new FloorOutput.StopRecording(recording));

    internal void DropRecording(string recordingId) => _board.Put(new FloorOutput.DropRecording(recordingId));

    PlayRef BeginPlay(TimeSpan length)
    {
        var play = new PlayRef(_call.NextName());
        _play = play;
        Deadline = Now.Uptime + length + Limits.PlayPatience;
        return play;
    }
}
