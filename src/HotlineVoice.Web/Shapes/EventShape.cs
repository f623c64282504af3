using HotlineVoice.Cases.Identities;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes;

/// <summary>The data of one event: its number, and the resource as GET shows it.</summary>
public sealed record EventShape(long Seq, DateTimeOffset At, string? Hotline, string Subject, object Resource)
{
    /// <summary>
    /// The feed shows personal numbers masked, to everybody; who needs one asks for it with a reason. Of the caller of
    /// a ticket a unit may have to see nothing at all.
    /// </summary>
    internal static EventShape Of(HotlineEvent one, SeatPages seats, Withholding withheld, IdentitySight sight) =>
        new(one.Seq, one.At, one.Hotline, one.Subject, one switch
        {
            { Call: { } call } => CallShape.Of(call, unmasked: false),
            { Voicemail: { } voicemail } => VoicemailShape.Of(voicemail, unmasked: false),
            { Seat: { } seat } => seats.Show(seat),
            // Waits are reckoned to the event's own instant, so that every reader of it gets the same.
            { Queue: { } queue } => QueueShape.Of(queue, one.At),
            { Attempt: { } attempt } => AttemptShape.Of(attempt, withheld.NumberOf(attempt, unmasked: false)),
            { Ticket: { } ticket } => TicketShape.Of(ticket, sight, one.At),
            { Callback: { } callback } => CallbackShape.Of(callback, withheld, unmasked: false),
            _ => new AlarmShape(one.Subject, one.Text),
        });
}

/// <summary>Something that needs a person.</summary>
public sealed record AlarmShape(string Name, string? Text);
