using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>An extension waits, and the actor is who decides about it: about a late one only the head.</summary>
sealed class AnExtensionWaits : Guard
{
    static readonly ImmutableArray<string> _office =
        [TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.OfficeHead];

    internal override TicketOutcome? Check(Scene scene)
    {
        if (ExtensionPlan.Waiting(scene) is not { } filed)
            return Refuse(scene.Rules.Extension?.Clause, "没有待审批的延期申请");
        var rule = scene.Rules.Extension!;
        var who = filed.Late ? rule.LateDecidedBy : rule.DecidedBy;
        if (who.IsEmpty)
            who = _office;
        if (scene.Actor.Is(who.AsSpan()))
            return null;
        var names = string.Join("、", who.Select(role => RoleWords.Label(scene.Rules, role)));
        return new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, rule.Clause,
            $"{scene.By(rule.Clause)}，{(filed.Late ? "逾期提出的" : "")}延期申请由{names}审批");
    }
}
