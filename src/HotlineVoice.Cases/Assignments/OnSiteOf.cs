using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Assignments;

/// <summary>Whether people were on site in time.</summary>
public static class OnSiteOf
{
    /// <summary>True when they were, when nothing binds them, or when 不可抗力 was confirmed (AS 二(三)4, C-53); false
    /// when they came late; null while nobody is known to be there and the time runs.</summary>
    public static bool? InTime(TicketFile file, int assignmentSeq)
    {
        ArgumentNullException.ThrowIfNull(file);
        var assignment = file.Assignments.FirstOrDefault(one => one.Seq == assignmentSeq);
        var clock = file.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.OnSite && timer.AssignmentSeq == assignmentSeq);
        if (clock is null or { WarnsOnly: true }
            || assignment is { ForceMajeure: not null, ForceMajeureConfirmedBy: not null })
            return true;
        return clock.MetAt is { } at ? at < clock.DueAt : clock.State == TimerState.Due ? false : null;
    }
}
