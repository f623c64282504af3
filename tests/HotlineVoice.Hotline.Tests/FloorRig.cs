using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Tests;

/// <summary>A floor in virtual time whose every input a test gives by hand.</summary>
sealed class FloorRig
{
    readonly Floor _floor;
    readonly DateTimeOffset _at;
    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    TimeSpan _now;
    TimeSpan _clockMoved;
    int _taken;

    internal FloorRig(string at, PlanSet? plans = null, FloorLimits? limits = null)
    {
        _at = DateTimeOffset.ParseExact(at + " +08:00", "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
        _floor = new Floor(plans ?? Shipped.Plans, limits ?? new FloorLimits(), _chance);
    }

    internal List<FloorOutput> Outputs { get; } = [];
    internal CallId Call { get; private set; }
    internal FloorCounters Counters => _floor.Counters;
    internal TimeSpan? NextDeadline => _floor.NextDeadline;
    internal TimeSpan Uptime => _now;
    internal Moment Moment => new(_now, _at + _now + _clockMoved);

    internal FloorOutput.Play Playing => Outputs.OfType<FloorOutput.Play>().Last();
    internal FloorOutput.StartRecording Recording => Outputs.OfType<FloorOutput.StartRecording>().Last();
    internal FloorOutput.Keep Promise => Outputs.OfType<FloorOutput.Keep>().Last(keep => keep.Ref is not null);
    internal CallRecord? Finished => Facts<Fact.CallFinished>().SingleOrDefault()?.Call;
    internal Voicemail? Left => Facts<Fact.VoicemailLeft>().LastOrDefault()?.Voicemail;

    internal CallRecord Record => Finished
        ?? Facts<Fact.CallChanged>().LastOrDefault()?.Call
        ?? Facts<Fact.CallBegun>().Last().Call;

    internal IEnumerable<T> Facts<T>() where T : Fact =>
        Outputs.OfType<FloorOutput.Keep>().Select(keep => keep.Fact).OfType<T>();

    /// <summary>What was put out since this was asked last.</summary>
    internal List<FloorOutput> TakeNew()
    {
        var fresh = Outputs[_taken..];
        _taken = Outputs.Count;
        return fresh;
    }

    internal FloorRig Tell(FloorInput input)
    {
        _floor.Receive(input, Moment);
        Drain();
        return this;
    }

    internal FloorRig Arrives(string called = "12316", string? calling = "13900010001", bool withheld = false)
    {
        Call = CallIds.Next(_chance, Moment.Wall);
        return Tell(new FloorInput.CallArrived(Call, called, calling) { PresentationRestricted = withheld });
    }

    internal FloorRig Dials(string called = "12316", string? calling = "13900010001", bool withheld = false) =>
        Arrives(called, calling, withheld).Tell(new FloorInput.CallConnected(Call));

    internal FloorRig HearsItOut(PlayEnding how = PlayEnding.Finished) =>
        Tell(new FloorInput.PlayEnded(LastPlay, how));

    internal FloorRig Presses(string keys)
    {
        foreach (var key in keys)
            Tell(new FloorInput.DigitPressed(Call, key));
        return this;
    }

    internal FloorRig Speaks(double seconds, RecordingEnding end = RecordingEnding.Key)
    {
        Passes(seconds);
        return Tell(new FloorInput.RecordingEnded(Recording.Ref, end, TimeSpan.FromSeconds(seconds)));
    }

    internal FloorRig IsKept(string number = "03250001") => Tell(new FloorInput.Kept(Promise.Ref!.Value, number));

    internal FloorRig IsNotKept() => Tell(new FloorInput.NotKept(Promise.Ref!.Value, "disk full"));

    internal FloorRig HangsUp(CallGone how = CallGone.ByFarSide) => Tell(new FloorInput.CallWent(Call, how));

    /// <summary>Time passes; the floor is woken exactly when it asked to be.</summary>
    internal FloorRig Passes(double seconds)
    {
        var until = _now + TimeSpan.FromSeconds(seconds);
        while (_floor.NextDeadline is { } due && due <= until)
        {
            _now = due > _now ? due : _now;
            Wake();
        }

        _now = until;
        return this;
    }

    internal FloorRig Wake()
    {
        _floor.Advance(Moment);
        Drain();
        return this;
    }

    internal FloorRig MovesClock(TimeSpan by)
    {
        _clockMoved += by;
        return Tell(new FloorInput.ClockMoved());
    }

    internal FloorRig Hears(params string[] readings)
    {
        Assert.Equal(readings, Playing.Prompts.AsEnumerable());
        return this;
    }

    internal FloorRig Ends(CallEndReason reason, HangupSide side)
    {
        Assert.NotNull(Finished);
        Assert.Equal(reason, Finished.EndReason);
        Assert.Equal(side, Finished.HangupSide);
        Assert.Equal(CallState.Ended, Finished.State);
        Assert.Equal(new FloorOutput.Forget(Call), Outputs[^1]);
        Assert.Null(NextDeadline);
        return this;
    }

    PlayRef LastPlay => Outputs
        .Select(output => output switch
        {
            FloorOutput.Play play => play.Ref,
            FloorOutput.PlayRecording play => play.Ref,
            _ => (PlayRef?)null,
        })
        .Last(play => play is not null)!.Value;

    void Drain()
    {
        while (_floor.TryTake(out var output))
            Outputs.Add(output);
    }
}
