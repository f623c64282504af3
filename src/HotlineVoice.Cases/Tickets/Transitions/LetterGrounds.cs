using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Clocks;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>Whether the ground of a letter holds for a ticket. One without a trigger holds by who says so.</summary>
static class LetterGrounds
{
    internal static bool Holds(LetterGround ground, Scene scene)
    {
        var file = scene.File;
        return ground.Trigger switch
        {
            LetterTrigger.Overdue => Punctuality.Of(file, scene.Around.Now) is TicketDeadline.Overdue
                or TicketDeadline.OverdueExplained or TicketDeadline.OverdueUnexplained,
            LetterTrigger.OverdueUnexplained => Punctuality.Of(file, scene.Around.Now) is TicketDeadline.Overdue
                or TicketDeadline.OverdueUnexplained,
            LetterTrigger.Source => ground.Sources.Contains(file.Ticket.Source),
            LetterTrigger.Redo => file.Ticket.RedoSeq > 0 || file.Reviews.Any(review => !review.Passed),
            LetterTrigger.SeveralUnits => file.Assignments.Any(one => one.Role == AssignmentRole.Co),
            LetterTrigger.Repeated => ground.IsRepeated(file.Ticket.RepeatNo, MatterCount.Of(
                scene.Around.MatterContacts.Concat(file.Contacts), WorkingCalendar.DayOf(scene.Around.Now)).Times),
            LetterTrigger.DutyUnclear => !file.Returns.IsEmpty || !file.Determinations.IsEmpty,
            _ => true,
        };
    }
}
