using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor has one of the roles that the rules name for it; where they name none, one of ours.</summary>
/// <param name="named">What the rules say.</param>
/// <param name="otherwise">Who does it where they say nothing.</param>
sealed class TheActorIsOneWhomTheRulesName(
    Func<RuleSet, ImmutableArray<string>?> named, ImmutableArray<string> otherwise) : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var roles = named(scene.Rules) is { IsDefaultOrEmpty: false } written ? written : otherwise;
        if (scene.Actor.Is(roles.AsSpan()))
            return null;
        var names = string.Join("、", roles.Select(role => RoleWords.Label(scene.Rules, role)));
        return new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, $"您的角色不能办理这一步，应由{names}办理");
    }
}
