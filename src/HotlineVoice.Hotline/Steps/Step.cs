using System.Collections.Frozen;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>One step of a plan: its settings, and the places it may lead, by outcome. Immutable once linked.</summary>
abstract class Step(string name, TextNode at)
{
    /// <summary>The outcome that stands for all that are not written.</summary>
    internal const string Otherwise = "otherwise";

    FrozenDictionary<string, Step> _places = FrozenDictionary<string, Step>.Empty;

    internal string Name { get; } = name;

    /// <summary>Where it was written.</summary>
    internal TextNode At { get; } = at;

    /// <summary>Every step it may lead to.</summary>
    internal IEnumerable<Step> Places => _places.Values;

    /// <summary>False when it may lead on without anything having to happen first.</summary>
    internal virtual bool Waits => true;

    /// <summary>True when a key pressed before it is still good after it: it has no use for keys of its own.</summary>
    internal virtual bool PassesKeysOn => !Waits;

    internal abstract StepRun Begin(FlowRun flow);

    /// <summary>For a step that does not wait: where it leads at this moment.</summary>
    internal virtual Step? Pass(FlowRun flow) => null;

    internal Step? Find(string outcome) => _places.GetValueOrDefault(outcome);

    /// <summary>Where an outcome leads; loading has made sure that there is a place.</summary>
    internal Step Place(string outcome) =>
        Find(outcome) ?? Find(Otherwise)
        ?? throw new InvalidOperationException($"step {Name} has no place for {outcome}");

    /// <summary>Called once, when every step of the plan is there.</summary>
    internal void Link(IReadOnlyDictionary<string, Step> places) => _places = places.ToFrozenDictionary();
}
