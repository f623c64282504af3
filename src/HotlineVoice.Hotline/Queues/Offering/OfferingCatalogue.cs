using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Every way of offering. A new one is one file, one line here and one row in the page for managers.</summary>
static class OfferingCatalogue
{
    /// <summary>The first is what a queue does that does not say.</summary>
    internal static ImmutableArray<OfferingWay> All { get; } =
    [
        new LongestIdle(),
        new FewestCalls(),
        new LeastTalked(),
        new RoundRobin(),
        new TopDown(),
        new BestSkill(),
        new AtRandom(),
    ];

    internal static OfferingWay? Find(string name) => All.FirstOrDefault(way => way.Name == name);
}
