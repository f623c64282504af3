using System.Collections.Immutable;

namespace HotlineVoice.Cases.Automation;

/// <summary>自动化规则: when something happens to a ticket that is such, this is done besides.</summary>
/// <param name="Id">Its name in the history.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="When">What happens.</param>
/// <param name="If">What else must hold.</param>
/// <param name="Then">What is done, in order.</param>
public sealed record AutomationRule(
    string Id,
    string Title,
    AutomationTrigger When,
    AutomationCondition If,
    ImmutableArray<AutomationAction> Then);
