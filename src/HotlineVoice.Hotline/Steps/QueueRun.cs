using System.Globalization;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline.Steps;

/// <summary>One caller in a queue, and then with a person.</summary>
/// <remarks>
/// The market decides when he is told something and who serves him; this says it to him. Music plays between the words,
/// and goes on while a seat rings.
/// </remarks>
sealed partial class QueueRun(QueueStep step, FlowRun flow) : StepRun
{
    enum Phase
    {
        Waiting,
        Greeting,
        Talking,
        Refusing,
        ComingBack,
        AskingNumber,
        Keeping,
        Promised,
    }

    readonly QueuePlan _queue = flow.Plan.Queues[step.Queue];
    Phase _phase;
    bool _isOffered;
    bool _mayBeCalledBack;
    string _outcome = Step.Otherwise;

    internal override void Begin()
    {
        flow.Enter(step.Name);
        Wait(flow.Record.QueuedAt ?? flow.Now.Wall, notSeat: flow.Talk.IsHandedOn ? flow.Record.SeatNo : null);
    }

    internal override void Take(FlowSignal signal)
    {
        switch (signal)
        {
            case FlowSignal.Market(var said):
                Obey(said);
                break;
            case FlowSignal.Talked(var news):
                Hear(news);
                break;
            case FlowSignal.Said:
                GoOn();
                break;
            case FlowSignal.Key(var key):
                Press(key);
                break;
            case FlowSignal.Kept(var keep, _) when _phase == Phase.Keeping && keep == _promise:
                Promise();
                break;
            case FlowSignal.NotKept or FlowSignal.TimeUp when _phase == Phase.Keeping:
                Wait(flow.Record.QueuedAt!.Value, null);
                break;
            case FlowSignal.TimeUp when _phase == Phase.AskingNumber:
                Wait(flow.Record.QueuedAt!.Value, null);
                break;
        }
    }

    internal override CallEndReason? WhenGone()
    {
        switch (_phase)
        {
            case Phase.Waiting or Phase.AskingNumber:
                flow.LeaveQueue();
                return _isOffered ? CallEndReason.AbandonedRinging : CallEndReason.AbandonedWaiting;
            case Phase.Greeting or Phase.Talking:
                return flow.Talk.IsHandedOn ? CallEndReason.Transferred : CallEndReason.CitizenHungUp;
            case Phase.Keeping or Phase.Promised:
                return CallEndReason.CallbackChosen;
            case Phase.Refusing when _outcome == QueueOutcomes.Full:
                return CallEndReason.QueueFull;
            case Phase.ComingBack:
                flow.LeaveQueue();
                return CallEndReason.TransferFailed;
            default:
                return CallEndReason.AbandonedInFlow;
        }
    }

    void Wait(DateTimeOffset since, string? notSeat)
    {
        _phase = Phase.Waiting;
        flow.Record = flow.Record with
        {
            State = CallState.Waiting,
            Queue = _queue.Id,
            QueuedAt = since,
            Anonymous = flow.Record.Anonymous || _queue.Anonymous,
        };
        flow.PlayMusic(Talk.Music);
        flow.WaitFor(_queue, since, notSeat);
    }

    void Obey(MarketOutput said)
    {
        if (_phase is not (Phase.Waiting or Phase.ComingBack))
            return;
        switch (said)
        {
            case MarketOutput.TellPosition tell when _phase == Phase.Waiting:
                Say(tell.IsFirst && tell.ExpectedWait is not null ? QueuePrompts.First : QueuePrompts.Repeat,
                    ("n", tell.IsFirst && tell.ExpectedWait is not null ? tell.Position - 1 : tell.Position),
                    ("m", Math.Max(1, (int)Math.Ceiling((tell.ExpectedWait ?? TimeSpan.Zero).TotalMinutes))));
                break;
            case MarketOutput.SuggestCallback when _phase == Phase.Waiting && !flow.Record.Anonymous:
                _mayBeCalledBack = true;
                Say(QueuePrompts.Suggest);
                break;
            case MarketOutput.OfferCall:
                _isOffered = true;
                break;
            case MarketOutput.GiveUp(_, var why):
                GiveUp(why);
                break;
        }
    }

    void GiveUp(GiveUpReason why)
    {
        _phase = Phase.Refusing;
        _outcome = why switch
        {
            GiveUpReason.Full => QueueOutcomes.Full,
            GiveUpReason.Nobody => QueueOutcomes.Nobody,
            _ => QueueOutcomes.GaveUp,
        };
        if (why == GiveUpReason.TooLong)
        {
            flow.Leave(step, _outcome);
            return;
        }

        if (why == GiveUpReason.Full && IsKnown)
            flow.Keep(Owe(flow.Record.CallingNumber!, Callbacks.CallbackReason.QueueFull));
        if (why == GiveUpReason.Full)
            flow.EndReason = CallEndReason.QueueFull;
        Say(why == GiveUpReason.Nobody ? QueuePrompts.Unstaffed
            : IsKnown ? QueuePrompts.Full
            : QueuePrompts.FullHidden);
    }

    void Hear(TalkNews news)
    {
        switch (news)
        {
            case TalkNews.Answered:
                Greet();
                break;
            case TalkNews.OfferOver:
                _isOffered = false;
                break;
            case TalkNews.SeatLeft:
                LeaveAfterTalk(CallEndReason.SeatHungUp, HangupSide.Seat);
                break;
            case TalkNews.OtherLeft:
                LeaveAfterTalk(CallEndReason.Transferred, HangupSide.Office);
                break;
            case TalkNews.TransferFailed:
                ComeBack();
                break;
            case TalkNews.ToQueue:
                flow.GoTo(flow.Plan.StepOfQueue(flow.Talk.NextQueue!)!);
                break;
        }
    }

    void Greet()
    {
        _phase = Phase.Greeting;
        _isOffered = false;
        flow.BeSilent();
        if (!_queue.SayNumber)
        {
            Converse();
            return;
        }

        var values = new Dictionary<string, string> { ["agent_no"] = flow.Record.SeatNo ?? "" };
        var words = flow.Words(QueuePrompts.SeatNumber, values);
        flow.Talk.SayToSeat(words);
        flow.Say(words);
    }

    void Converse()
    {
        _phase = Phase.Talking;
        flow.Talk.Begin();
    }

    // The caller has his old place: he has waited for it once.
    void ComeBack()
    {
        _phase = Phase.ComingBack;
        flow.Talk.StopRecording();
        Say(QueuePrompts.TransferFailed);
    }

    void LeaveAfterTalk(CallEndReason reason, HangupSide side)
    {
        (flow.EndReason, flow.EndSide) = (reason, side);
        flow.Talk.End();
        flow.Leave(step, QueueOutcomes.Answered);
    }

    void GoOn()
    {
        switch (_phase)
        {
            case Phase.Waiting:
                flow.PlayMusic(Talk.Music);
                break;
            case Phase.Greeting:
                Converse();
                break;
            case Phase.ComingBack:
                Wait(flow.Record.QueuedAt!.Value, null);
                break;
            case Phase.Refusing:
                flow.Leave(step, _outcome);
                break;
            case Phase.AskingNumber:
                flow.Wait(_numberPatience);
                break;
            case Phase.Promised:
                flow.HangUp(CallEndReason.CallbackChosen);
                break;
        }
    }

    void Say(string prompt, params ReadOnlySpan<(string Name, int Value)> values)
    {
        var spoken = new Dictionary<string, string>();
        foreach (var (name, value) in values)
            spoken[name] = value.ToString(CultureInfo.InvariantCulture);
        flow.Say(flow.Words(prompt, spoken));
    }
}
