using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The letter that is meant was issued and waits for this.</summary>
sealed class TheLetterIsThere : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Act is null)
            return scene.File.Letters.Any(letter => letter.IsInForce) ? null : Refuse(null, "没有已签发的通知书");
        var seq = scene.Act switch
        {
            TicketAct.DeliverLetter act => act.Letter,
            TicketAct.ReplyLetter act => act.Letter,
            TicketAct.LiftLetter act => act.Letter,
            _ => 0,
        };
        if (seq < 1 || seq > scene.File.Letters.Length || !scene.File.Letters[seq - 1].IsInForce)
            return Wrong("letter", "没有这份已签发的通知书");
        var letter = scene.File.Letters[seq - 1];
        return scene.Act switch
        {
            TicketAct.DeliverLetter { ReceivedBy: var by } when string.IsNullOrWhiteSpace(by) =>
                Wrong("receivedBy", "请写明签收人"),
            TicketAct.DeliverLetter when letter.DeliveredAt is not null => Refuse(letter.Clause, "通知书已经送达"),
            TicketAct.ReplyLetter { Reply: var reply } when string.IsNullOrWhiteSpace(reply) =>
                Wrong("reply", "请写明回复内容"),
            TicketAct.ReplyLetter when scene.Actor.OrgId is { } unit && unit != letter.OrgId =>
                new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, letter.Clause, "通知书不是发给本单位的"),
            _ => null,
        };
    }
}
