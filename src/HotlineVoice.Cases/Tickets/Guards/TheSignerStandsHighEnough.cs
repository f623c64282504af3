using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Something waits for a signature, and the actor is one who may give it: high enough, in his turn, and not
/// twice.</summary>
sealed class TheSignerStandsHighEnough : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Act is not TicketAct.Sign act)
            return Enum.GetValues<SignoffStage>().Any(stage => SignPlaces.For(scene, stage) is not null)
                ? null
                : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "本工单没有待您签批的事项");
        if (SignPlaces.For(scene, act.Stage) is not null)
            return null;
        return act.Stage switch
        {
            SignoffStage.Dispatch => ForDispatch(scene),
            SignoffStage.Result => Missing(scene, "办理结果须先后经", scene.Rules.ResultSignoff?.Clause,
                SignPlaces.Missing(scene.File, scene.Rules)),
            SignoffStage.Termination => Missing(scene, "终结受理须依次经", scene.Rules.Termination?.Clause,
                SignPlaces.MissingForTermination(scene.File, scene.Rules)),
            _ => Refuse(scene.Rules.UnitHandling?.Clause, "只有承办单位主要负责人才能签批单位分办"),
        };
    }

    TicketOutcome ForDispatch(Scene scene)
    {
        var clause = scene.Rules.DispatchSignoff?.Clause;
        if (scene.Ticket.State != TicketState.AwaitingSignoff
            || scene.Rules.DispatchSignoff?.RequiredFor(scene.Ticket.RepeatNo, scene.Ticket.IsKey) is not { } role)
            return Refuse(clause, "本工单没有待签批的转办");
        return Refuse(clause, $"{scene.By(clause)}，须由{RoleWords.Label(scene.Rules, role)}或其上级领导签批");
    }

    TicketOutcome Missing(
        Scene scene, string what, string? clause, ImmutableArray<Signer> open)
    {
        if (clause is null)
            return Refuse(null, "现行规则没有这一签批");
        if (scene.Rules.Termination is { } rule && scene.Act is TicketAct.Sign { Stage: SignoffStage.Termination }
            && scene.Ticket.RepeatNo < rule.Demands)
            return Refuse(clause, $"{scene.By(clause)}，不合理诉求须在{rule.Demands}次以上，才能终结受理");
        return open.IsEmpty
            ? Refuse(clause, "已经签批完毕")
            : Refuse(clause, $"{scene.By(clause)}，{what}{string.Join("、", open.Select(one => one.Title))}签批，"
                + "现在不能由您签批");
    }
}
