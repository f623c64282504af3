using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Stories;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>One hotline: who it is, what its callers meet, its queues and what must come true.</summary>
sealed record HotlinePlan(HotlineProfile Profile)
{
    /// <summary>Null for a hotline that takes no calls.</summary>
    internal Dialplan? Flow { get; init; }
    internal ImmutableDictionary<string, QueuePlan> Queues { get; init; } =
        ImmutableDictionary<string, QueuePlan>.Empty;
    /// <summary>Its units; none when nobody wrote them down.</summary>
    internal OfficeBook Offices { get; init; } = OfficeBook.Empty;
    /// <summary>Null for a hotline that takes no tickets.</summary>
    internal HotlineRules? Rules { get; init; }
    internal ImmutableArray<Story> Stories { get; init; } = [];

    /// <summary>The step in which callers of a queue wait; null when the plan has none.</summary>
    internal Step? StepOfQueue(string queueId) => Flow?.Steps.OfType<QueueStep>()
        .FirstOrDefault(step => Queues.TryGetValue(step.Queue, out var queue) && queue.Id == queueId);
}
