using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Steps;

/// <summary>One caller leaving a message.</summary>
sealed partial class VoicemailRun(VoicemailStep step, FlowRun flow) : StepRun
{
    // Three attempts, as in the menus of the hotlines' rules; after that the line is freed.
    const int ShortMessagesMax = 3;

    // Nobody needs ten; without a bound one caller could fill the disk.
    const int RecordingsMax = 10;

    enum Phase
    {
        Announcing,
        Recording,
        Keeping,
        Confirming,
        Reviewing,
        Thanking,
        Excusing,
        TakingLeave,
        LegGone,
    }

    Phase _phase;
    Voicemail? _message;
    Voicemail? _kept;
    RecordingRef _recording;
    TimeSpan _beganAt;
    int _shortMessages;
    int _recordings;

    internal override void Begin()
    {
        flow.Enter(step.Name);
        flow.Record = flow.Record with
        {
            State = CallState.Voicemail,
            Anonymous = flow.Record.Anonymous || step.Anonymous,
        };
        Announce(step.Prompt, VoicemailPrompts.Announce);
    }

    internal override void Take(FlowSignal signal)
    {
        switch (signal)
        {
            case FlowSignal.Said:
                GoOnAfterWords();
                break;
            case FlowSignal.Recorded recorded when _phase == Phase.Recording && recorded.Recording == _recording:
                Judge(recorded.How, recorded.Length);
                break;
            case FlowSignal.Kept kept when _phase == Phase.Keeping && _promises.Contains(kept.Keep):
                BeKept(kept.Number);
                break;
            case FlowSignal.NotKept lost when _phase == Phase.Keeping && _promises[^1] == lost.Keep:
                PromiseAgain();
                break;
            case FlowSignal.TimeUp:
                GoOnWithoutAnswer();
                break;
            case FlowSignal.Key key when _phase is Phase.Confirming or Phase.Reviewing:
                Press(key.Digit);
                break;
        }
    }

    internal override CallEndReason? WhenGone()
    {
        switch (_phase)
        {
            case Phase.Recording:
                _spokenUntil = flow.Now.Uptime;
                flow.Wait(flow.Limits.RecordingPatience);
                return null;
            case Phase.Keeping:
                return null;
            default:
                return Outcome;
        }
    }

    /// <summary>What the call has come to if it ended here.</summary>
    CallEndReason Outcome =>
        _kept is not null ? CallEndReason.VoicemailLeft
        : _phase is Phase.Excusing or Phase.Keeping ? CallEndReason.Overload
        : CallEndReason.VoicemailTooShort;

    void Announce(params string[] prompts)
    {
        _phase = Phase.Announcing;
        flow.Say([.. prompts.SelectMany(prompt => flow.Words(prompt)), VoicemailPrompts.Beep]);
    }

    void Say(Phase phase, string prompt, IReadOnlyDictionary<string, string>? values = null)
    {
        _phase = phase;
        flow.Say(flow.Words(prompt, values));
    }

    void GoOnAfterWords()
    {
        switch (_phase)
        {
            case Phase.Announcing:
                Record();
                break;
            case Phase.Confirming:
                flow.Wait(_confirmSilence);
                break;
            case Phase.Reviewing:
                Confirm();
                break;
            case Phase.Thanking:
                flow.HangUp(CallEndReason.VoicemailLeft);
                break;
            case Phase.TakingLeave:
                flow.HangUp(CallEndReason.VoicemailTooShort);
                break;
            case Phase.Excusing when _kept is not null:
                Thank();
                break;
            case Phase.Excusing:
                flow.Record = flow.Record with { State = CallState.Flow };
                flow.Leave(step, Step.Otherwise);
                break;
        }
    }

    void GoOnWithoutAnswer()
    {
        switch (_phase)
        {
            case Phase.Recording:
                LoseRecordingsEnd();
                break;
            case Phase.Keeping:
                PromiseAgain();
                break;
            case Phase.Confirming:
                Thank();
                break;
            case Phase.LegGone:
                flow.HangUp(Outcome);
                break;
        }
    }
}
