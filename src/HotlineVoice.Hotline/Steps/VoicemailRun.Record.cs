using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Recording, judging and keeping.</summary>
sealed partial class VoicemailRun
{
    // Once more, because a locked database is free again within a second or two; then the caller is told the truth.
    const int PromisesMax = 2;

    readonly List<KeepRef> _promises = [];
    Fact.VoicemailLeft? _left;
    RecordingEnding _how;
    TimeSpan? _spokenUntil;

    void Record()
    {
        _phase = Phase.Recording;
        _recordings++;
        _message = VoicemailBox.Begin(
            flow.Plan.Profile, flow.Plans.Calendar, flow.Record, flow.NewId(), flow.Now);
        flow.Keep(new Fact.VoicemailBegun(flow.NewFactId(), flow.Now.Wall, _message));
        _recording = flow.StartRecording(_message.RecordingId, step.AtMost, step.EndSilence);
        _beganAt = flow.Now.Uptime;
        flow.Wait(step.AtMost + flow.Limits.RecordingPatience);
    }

    /// <summary>The end never came: what was said until now is on the shelf, and counts as broken off.</summary>
    void LoseRecordingsEnd()
    {
        flow.Counters.EndsLost++;
        if (!flow.CallerIsGone)
            flow.StopRecording(_recording);
        var spoken = (_spokenUntil ?? flow.Now.Uptime) - _beganAt;
        Judge(RecordingEnding.Failed, spoken < step.AtMost ? spoken : step.AtMost);
    }

    void Judge(RecordingEnding how, TimeSpan length)
    {
        _how = how;
        // The silence that ended it was not spoken.
        var spoken = how == RecordingEnding.Silence ? length - step.EndSilence : length;
        if (spoken < step.AtLeast)
            BeTooShort();
        else
            Promise(length);
    }

    void BeTooShort()
    {
        Drop(_message!);
        if (flow.CallerIsGone)
            flow.Settle(_kept is null ? CallEndReason.VoicemailTooShort : CallEndReason.VoicemailLeft);
        else if (_how == RecordingEnding.LegGone)
            AwaitHangUp();
        else if (_how == RecordingEnding.Failed)
            Excuse();
        else if (++_shortMessages < ShortMessagesMax)
            Announce(VoicemailPrompts.TooShort, VoicemailPrompts.Announce);
        else if (_kept is null)
            Say(Phase.TakingLeave, VoicemailPrompts.None);
        else
            Thank();
    }

    void Promise(TimeSpan length)
    {
        _phase = Phase.Keeping;
        _message = _message! with
        {
            DurationSeconds = Math.Round(length.TotalSeconds, 3),
            Complete = _how != RecordingEnding.Failed,
        };
        _left = new Fact.VoicemailLeft(flow.NewFactId(), flow.Now.Wall, _message);
        _promises.Clear();
        PromiseAgain();
    }

    void PromiseAgain()
    {
        if (_promises.Count < PromisesMax)
        {
            _promises.Add(flow.KeepAndWait(_left!));
            flow.Wait(flow.Limits.KeepPatience);
            return;
        }

        flow.Counters.PromisesBroken++;
        if (flow.CallerIsGone)
            flow.Settle(Outcome);
        else
            Excuse();
    }

    void BeKept(string? number)
    {
        var replaced = _kept;
        _kept = _message! with { Number = number };
        var recording = new CallRecording(_kept.RecordingId, _kept.DurationSeconds, _kept.Complete);
        flow.Record = flow.Record with
        {
            Recordings = [.. flow.Record.Recordings.Where(other => other.Id != replaced?.RecordingId), recording],
        };
        if (replaced is not null)
            Drop(replaced);
        if (flow.CallerIsGone)
            flow.Settle(CallEndReason.VoicemailLeft);
        else if (_how == RecordingEnding.LegGone)
            AwaitHangUp();
        else
            Confirm();
    }

    void Drop(Voicemail message)
    {
        flow.Keep(new Fact.VoicemailDropped(flow.NewFactId(), flow.Now.Wall, message.Id, message.RecordingId));
        flow.DropRecording(message.RecordingId);
    }

    void Excuse()
    {
        flow.EndReason = CallEndReason.Overload;
        Say(Phase.Excusing, VoicemailPrompts.NotKept);
    }

    /// <summary>The leg is gone and the news of it is on its way; if it is lost, we hang up ourselves.</summary>
    void AwaitHangUp()
    {
        _phase = Phase.LegGone;
        flow.Wait(flow.Limits.HangUpPatience);
    }
}
