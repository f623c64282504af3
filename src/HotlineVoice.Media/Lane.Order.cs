using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Legs;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media;

// What the exchange asks for, one verb each.
public sealed partial class Lane
{
    // Tones that tests hum and networks use; beyond it the cache begins again.
    const int TonesKeptMax = 64;

    /// <summary>Takes an order of the exchange; what it causes comes out of the next tick.</summary>
    public void Order(LaneOrder order, TimeSpan now)
    {
        Begin(now);
        switch (order)
        {
            case LaneOrder.UsePrompts use: _prompts = use.Library; break;
            case LaneOrder.AddLeg add: Add(add, now); break;
            case LaneOrder.ChangeLeg change: Find(change.Leg)?.Change(change.Options, now); break;
            case LaneOrder.RemoveLeg remove: Remove(remove.Leg, now); break;
            case LaneOrder.Play play: Play(play, now); break;
            case LaneOrder.PlayPrompt play: Play(play, now); break;
            case LaneOrder.StopPlay stop: StopPlay(stop.Id, now); break;
            case LaneOrder.PlayTone tone: PlayTone(tone, now); break;
            case LaneOrder.SendDigits digits: Find(digits.Leg)?.SendDigits(digits.Digits, digits.Each); break;
            case LaneOrder.StartRecording start: Record(start, now); break;
            case LaneOrder.StopRecording stop: StopRecording(stop.Recording, now); break;
            case LaneOrder.Bridge bridge: Join(bridge); break;
            case LaneOrder.Unbridge unbridge: Part(unbridge.Id); break;
            default: throw new ArgumentOutOfRangeException(nameof(order), order, "No such order.");
        }
    }

    Leg? Find(LegId id) => _legs.GetValueOrDefault(id);

    void Add(LaneOrder.AddLeg add, TimeSpan now)
    {
        if (_legs.Count >= MediaLimits.LegsMax)
            throw new InvalidOperationException($"A lane serves at most {MediaLimits.LegsMax} legs.");
        var leg = new Leg(add.Leg, add.Options, _place, now) { Phase = LeastLoadedPhase() };
        if (!_legs.TryAdd(add.Leg, leg))
            throw new InvalidOperationException($"{add.Leg} is on this lane already.");
        _phases[leg.Phase].Add(leg);
        Counters.Legs = _legs.Count;
    }

    int LeastLoadedPhase()
    {
        var least = 0;
        for (var i = 1; i < _phases.Length; i++)
        {
            if (_phases[i].Count < _phases[least].Count)
                least = i;
        }

        return least;
    }

    void Remove(LegId id, TimeSpan now)
    {
        if (!_legs.Remove(id, out var leg))
            return;
        _phases[leg.Phase].Remove(leg);
        _owed.RemoveAll(owed => owed.Leg == leg);
        leg.Close(now);
        _leaving.Add(leg);
        Counters.Legs = _legs.Count;
    }

    void Play(LaneOrder.Play play, TimeSpan now)
    {
        if (Find(play.Leg) is { } leg && TryFindPrompts(play, out var prompts))
            leg.Play(new Player(play.Id, prompts, play), now);
        else
            Fail(play.Id, play.Leg, now);
    }

    void Play(LaneOrder.PlayPrompt play, TimeSpan now)
    {
        if (Find(play.Leg) is { } leg)
        {
            var order = new LaneOrder.Play(play.Id, play.Leg, [], CutByDigit: play.CutByDigit);
            leg.Play(new Player(play.Id, [play.Prompt], order), now);
        }
        else
        {
            Fail(play.Id, play.Leg, now);
        }
    }

    void PlayTone(LaneOrder.PlayTone tone, TimeSpan now)
    {
        var play = new LaneOrder.Play(tone.Id, tone.Leg, [], Repeat: tone.Tone.Repeats);
        if (Find(tone.Leg) is { } leg)
            leg.Play(new Player(tone.Id, [PromptOf(tone.Tone)], play), now);
        else
            Fail(tone.Id, tone.Leg, now);
    }

    void Fail(PlayId id, LegId leg, TimeSpan now) =>
        _heard.Add(new Heard(HeardKind.PlayEnded, leg, id, End: PlayEnd.Failed, At: now));

    bool TryFindPrompts(LaneOrder.Play play, out Prompt[] prompts)
    {
        prompts = [];
        if (play.Prompts.IsDefault || play.Prompts.Length > MediaLimits.PlaylistMax)
            return false;
        prompts = new Prompt[play.Prompts.Length];
        for (var i = 0; i < prompts.Length; i++)
        {
            if (!_prompts.TryFind(play.Prompts[i], out var prompt))
                return false;
            prompts[i] = prompt;
        }

        return true;
    }

    Prompt PromptOf(ToneShape tone)
    {
        if (_tones.TryGetValue(tone, out var prompt))
            return prompt;
        if (_tones.Count >= TonesKeptMax)
            _tones.Clear();
        prompt = Prompt.FromSamples("tone", Tone.Samples(tone));
        _tones.Add(tone, prompt);
        return prompt;
    }

    void StopPlay(PlayId id, TimeSpan now)
    {
        foreach (var leg in _legs.Values)
        {
            if (leg.Player?.Id == id)
                leg.EndPlay(PlayEnd.Cut, now);
        }
    }

    void Record(LaneOrder.StartRecording start, TimeSpan now)
    {
        if (Find(start.Leg) is { Recorder: null } leg)
            leg.Record(new Recorder(start.Recording, start.Shape));
        else
            _heard.Add(new Heard(
                HeardKind.RecordingEnded, start.Leg, Recording: start.Recording, At: now, Why: RecordingEnd.Failed));
    }

    void StopRecording(RecordingId id, TimeSpan now)
    {
        foreach (var leg in _legs.Values)
        {
            if (leg.Recorder?.Id == id)
                leg.EndRecording(RecordingEnd.Stopped, now);
        }
    }

    // Between two ticks nobody is served: that all leave and take their places anew is not heard.
    void Join(LaneOrder.Bridge order)
    {
        var places = order.Places.IsDefault ? [] : order.Places;
        if (places.Length > MediaLimits.BridgeLegsMax)
            throw new InvalidOperationException($"A bridge joins at most {MediaLimits.BridgeLegsMax} legs.");
        if (!_bridges.TryGetValue(order.Id, out var bridge))
            _bridges.Add(order.Id, bridge = new Bridge());
        bridge.Part();
        foreach (var place in places)
        {
            if (Find(place.Leg) is { } leg)
                bridge.Join(leg, place);
        }
    }

    void Part(BridgeId id)
    {
        if (_bridges.Remove(id, out var bridge))
            bridge.Part();
    }
}
