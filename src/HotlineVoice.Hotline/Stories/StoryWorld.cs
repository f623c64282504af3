using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Stories;

/// <summary>The real floor in virtual time, with a telephone network and a disk that do what they are told.</summary>
sealed class StoryWorld
{
    // Three rounds of the longest menu are four minutes; after ten nothing new comes.
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    static readonly TimeSpan _unknownLength = TimeSpan.FromSeconds(5);

    readonly Floor _floor;
    readonly PlanSet _plans;
    readonly Story _story;
    readonly CallId _call;
    readonly PriorityQueue<FloorInput, (TimeSpan, int)> _coming = new();
    readonly List<string> _heard = [];
    readonly Dictionary<string, Voicemail> _voicemails = [];
    FloorOutput.Play? _playing;
    FloorOutput.StartRecording? _recording;
    TimeSpan _now;
    TimeSpan _recordingBegan;
    TimeSpan? _lastSpoken;
    int _order;
    int _listenedTo;

    internal StoryWorld(PlanSet plans, Story story)
    {
        _plans = plans;
        _story = story;
        var chance = new StoryChance();
        _floor = new Floor(plans, new FloorLimits(), chance);
        _call = CallIds.Next(chance, story.At);
    }

    internal CallRecord? Finished { get; private set; }
    internal CallEndReason? Refused { get; private set; }
    internal Voicemail? Voicemail => _voicemails.Values.LastOrDefault();

    bool IsOver => Finished is not null || Refused is not null;

    internal void Dial() => Tell(new FloorInput.CallArrived(_call, _story.Dials, _story.From)
    {
        PresentationRestricted = _story.Withheld,
    });

    internal void HangUp()
    {
        if (!IsOver)
        {
            EndRecording(RecordingEnding.LegGone);
            Tell(new FloorInput.CallWent(_call, CallGone.ByFarSide));
        }
    }

    internal void Press(char key)
    {
        if (IsOver)
            return;
        if (_playing is { CutByDigit: true } cut)
        {
            _playing = null;
            Tell(new FloorInput.PlayEnded(cut.Ref, PlayEnding.Cut));
        }

        Tell(new FloorInput.DigitPressed(_call, key));
        if (_recording is { } recording && recording.EndKeys.Contains(key))
            EndRecording(RecordingEnding.Key);
    }

    /// <summary>Listens until this reading begins; false with what was heard instead.</summary>
    internal bool TryHear(string reading, out List<string> instead)
    {
        var until = _now + _patience;
        do
        {
            var at = _heard.IndexOf(reading, _listenedTo);
            if (at >= 0)
            {
                instead = [];
                _listenedTo = at + 1;
                return true;
            }
        }
        while (!IsOver && TryStep(until));
        instead = _heard[_listenedTo..];
        return false;
    }

    /// <summary>Waits for the tone and speaks so long, or until the recording is full.</summary>
    internal bool TrySpeak(TimeSpan length)
    {
        var until = _now + _patience;
        while (_recording is null && !IsOver && TryStep(until))
        {
        }

        if (_recording is not { } recording)
            return false;
        var end = _now + length;
        _lastSpoken = end;
        while (_recording == recording && _now < end && TryStep(end))
        {
        }

        return true;
    }

    internal void Pass(TimeSpan time)
    {
        var until = _now + time;
        while (!IsOver && TryStep(until))
        {
        }

        _now = until;
    }

    internal void AwaitEnd()
    {
        var until = _now + _patience;
        while (!IsOver && TryStep(until))
        {
        }
    }

    /// <summary>Goes on to the next thing that happens; false when nothing does before this time.</summary>
    bool TryStep(TimeSpan until)
    {
        var next = until;
        if (_coming.TryPeek(out _, out var first) && first.Item1 < next)
            next = first.Item1;
        if (RecordingEnds is { } ends && ends < next)
            next = ends;
        if (_floor.NextDeadline is { } due && due < next)
            next = due;
        if (next >= until)
        {
            _now = until;
            return false;
        }

        _now = next > _now ? next : _now;
        if (RecordingEnds <= _now)
            EndRecording(RecordingEndsBySilence ? RecordingEnding.Silence : RecordingEnding.LimitReached);
        else if (_coming.TryPeek(out var input, out var at) && at.Item1 <= _now)
        {
            _coming.Dequeue();
            Tell(input);
        }
        else
        {
            _floor.Advance(Moment);
            Drain();
        }

        return true;
    }

    Moment Moment => new(_now, _story.At + _now);

    TimeSpan? RecordingEnds => _recording is { } recording
        ? RecordingEndsBySilence ? SilenceEnds(recording) : _recordingBegan + recording.Limit
        : null;

    bool RecordingEndsBySilence =>
        _recording is { } recording && SilenceEnds(recording) < _recordingBegan + recording.Limit;

    TimeSpan SilenceEnds(FloorOutput.StartRecording recording) =>
        (_lastSpoken ?? _recordingBegan) + (recording.EndSilence ?? TimeSpan.MaxValue / 4);

    void EndRecording(RecordingEnding how)
    {
        if (_recording is not { } recording)
            return;
        _recording = null;
        Tell(new FloorInput.RecordingEnded(recording.Ref, how, _now - _recordingBegan));
    }

    void Tell(FloorInput input)
    {
        if (input is FloorInput.PlayEnded ended && _playing?.Ref == ended.Play)
            _playing = null;
        _floor.Receive(input, Moment);
        Drain();
    }

    void Drain()
    {
        while (_floor.TryTake(out var output))
            Obey(output);
    }

    void Obey(FloorOutput output)
    {
        switch (output)
        {
            case FloorOutput.Answer:
                Later(TimeSpan.Zero, new FloorInput.CallConnected(_call));
                break;
            case FloorOutput.Refuse refuse:
                Refused = refuse.Reason;
                break;
            case FloorOutput.Play { Repeat: true } music:
                _playing = music;
                break;
            case FloorOutput.Play play:
                _playing = play;
                _heard.AddRange(play.Prompts);
                Later(_plans.Prompts.LengthOf(play.Prompts) ?? _unknownLength,
                    new FloorInput.PlayEnded(play.Ref, PlayEnding.Finished));
                break;
            case FloorOutput.PlayRecording play:
                Later(_unknownLength, new FloorInput.PlayEnded(play.Ref, PlayEnding.Finished));
                break;
            case FloorOutput.StartRecording recording:
                (_recording, _recordingBegan, _lastSpoken) = (recording, _now, null);
                break;
            case FloorOutput.HangUp:
                Later(TimeSpan.Zero, new FloorInput.CallWent(_call, CallGone.ByUs));
                break;
            case FloorOutput.Keep keep:
                Keep(keep);
                break;
        }
    }

    void Keep(FloorOutput.Keep keep)
    {
        switch (keep.Fact)
        {
            case Fact.VoicemailLeft left:
                _voicemails[left.Voicemail.Id] = left.Voicemail;
                break;
            case Fact.VoicemailDropped dropped:
                _voicemails.Remove(dropped.VoicemailId);
                break;
            case Fact.CallFinished finished when Refused is null:
                Finished = finished.Call;
                break;
        }

        if (keep.Ref is { } promise)
            Later(TimeSpan.Zero, new FloorInput.Kept(promise, $"{_story.At:MMdd}0001"));
    }

    void Later(TimeSpan after, FloorInput input) => _coming.Enqueue(input, (_now + after, _order++));
}
