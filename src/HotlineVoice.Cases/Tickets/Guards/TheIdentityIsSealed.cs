using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The caller is sealed; who wants to know him says what for, another person allows it, and it is read while
/// that holds.</summary>
sealed class TheIdentityIsSealed : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.File.Sealed is null)
            return Refuse(null, "本工单的诉求人没有加密封存");
        return scene.Act switch
        {
            TicketAct.RequestUnmasking { Purpose: var purpose } when string.IsNullOrWhiteSpace(purpose) =>
                Wrong("purpose", "请写明查看诉求人身份的用途"),
            TicketAct.DecideUnmasking act => Decide(scene, act.Request),
            TicketAct.ReadIdentity act => Read(scene, act.Request),
            _ => null,
        };
    }

    TicketOutcome? Decide(Scene scene, int request)
    {
        if (request < 1 || request > scene.File.Unmaskings.Length
            || scene.File.Unmaskings[request - 1].Approved is not null)
            return Wrong("request", "没有这份待批准的申请");
        return scene.File.Unmaskings[request - 1].RequestedBy == scene.Actor.User
            ? Refuse(null, "申请人不能批准自己的申请")
            : null;
    }

    TicketOutcome? Read(Scene scene, int request)
    {
        if (request < 1 || request > scene.File.Unmaskings.Length)
            return Wrong("request", "没有这份申请");
        return scene.File.Unmaskings[request - 1].Opens(scene.Actor.User, scene.Around.Now)
            ? null
            : Refuse(null, "申请未获批准、已过有效期，或不是您提出的");
    }
}
