using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What was done is said in a few words.</summary>
sealed class TheNoteIsWritten : Guard
{
    internal override TicketOutcome? Check(Scene scene) => scene.Act switch
    {
        TicketAct.FollowUp { Note: var note } when string.IsNullOrWhiteSpace(note) => Wrong("note", "请写明跟踪情况"),
        TicketAct.Remind { Channel: var channel } when string.IsNullOrWhiteSpace(channel) =>
            Wrong("channel", "请写明催办方式"),
        TicketAct.MarkKey { IsKey: true, Reason: var reason } when string.IsNullOrWhiteSpace(reason) =>
            Wrong("reason", "请写明列为重点的原因"),
        _ => null,
    };
}
