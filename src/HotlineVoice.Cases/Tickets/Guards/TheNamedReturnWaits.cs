using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Effects;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>While the 主办 unit has sent the ticket back, that return is decided first and no other.</summary>
sealed class TheNamedReturnWaits : Guard
{
    /// <summary>The return that an act names; null when it names none.</summary>
    internal static int? SeqOf(TicketAct? act) => act switch
    {
        TicketAct.ApproveReturn approve => approve.ReturnSeq,
        TicketAct.RejectReturn reject => reject.ReturnSeq,
        _ => null,
    };

    internal override TicketOutcome? Check(Scene scene) =>
        SeqOf(scene.Act) is not { } seq
        || scene.File.Returns.Any(one => one.Seq == seq && Returning.IsMain(scene.File, one))
            ? null
            : Wrong("returnSeq", "请先核定主办单位的退单");
}
