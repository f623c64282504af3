using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Automation;

/// <summary>
/// What a hotline has done besides, whenever something happens to a ticket: told, tagged, noted, in the same change.
/// What it does sets nothing off in turn, and makes nobody's form stale: it belongs to the act that it follows.
/// </summary>
static class AutomationWork
{
    /// <summary>Its entry in the history.</summary>
    internal const string Event = "automation";

    /// <param name="change">What was decided.</param>
    /// <param name="around">With the hotline's rules.</param>
    /// <param name="isSealing">The caller is locked before it is kept.</param>
    internal static TicketChange Run(TicketChange change, TicketSurroundings around, bool isSealing = false)
    {
        var book = around.Automation;
        if (change.Destroys || book.Rules.IsEmpty && !change.Entries.Any(IsOwnClock))
            return change;
        var run = new AutomationRun(change, around, isSealing || change.File.Sealed is not null);
        foreach (var entry in change.Entries)
        {
            // The clock of a rule says nothing by itself: what the rule does stands in its place.
            if (!IsOwnClock(entry))
                run.Keep(entry);
            foreach (var rule in book.Rules)
                if (IsMet(rule, entry))
                    run.Do(rule, entry);
        }

        var done = run.Build();
        return done with
        {
            File = AutomationClock.Follow(done.File, book, around.Calendar, around.Now),
        };
    }

    static bool IsOwnClock(HistoryEntry entry) => entry.Event == "timerDue" && AutomationClock.Is(TimerOf(entry));

    static bool IsMet(AutomationRule rule, HistoryEntry entry) => rule.When switch
    {
        AutomationTrigger.Happened happened => happened.Events.Contains(entry.Event)
            && (entry.Event != "timerDue" || happened.Timers.IsEmpty || happened.Timers.Contains(TimerOf(entry)))
            && !IsOwnClock(entry),
        AutomationTrigger.AroundDue or AutomationTrigger.Idle =>
            entry.Event == "timerDue" && TimerOf(entry) == AutomationClock.IdOf(rule),
        _ => false,
    };

    static string TimerOf(HistoryEntry entry) => entry.Fields.GetValueOrDefault("timer") ?? "";
}
