using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;
using static HotlineVoice.Cases.Tests.RuleSets.Count;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>In what a limit is counted, in the tests' own words.</summary>
enum Count
{
    Worked,
    Natural,
    Consecutive,
    Hours,
    Minutes,
    SameDay,
}

/// <summary>One limit of the five regulations, copied by hand from their text and not from rules.yaml.</summary>
/// <param name="Hotline">jn, ln, wy, mc, as.</param>
/// <param name="Clock">Its name.</param>
/// <param name="Classes">Classes by their first letters in the order 咨求投举建; - for none of them.</param>
/// <param name="Urgent">Only for 突发.</param>
/// <param name="Number">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Clause">The clause; null where the regulation is silent.</param>
/// <param name="Ours">The number is the hotline's own.</param>
sealed record Limit(
    string Hotline, string Clock, string Classes, bool Urgent, int Number, Count Unit, string? Clause,
    bool Ours = false)
{
    internal bool Holds(TicketClass kind, TicketUrgency urgency) =>
        Classes.Contains("咨求投举建"[(int)kind - 1]) && Urgent == (urgency == TicketUrgency.Emergency);
}

/// <summary>The limits that run forward from an act, of all five regulations.</summary>
static class Regulations
{
    const string All = "咨求投举建";
    const string Liaoning = "《辽宁省12345政务服务便民热线管理办法》";

    internal static Limit[] Limits { get; } =
    [
        new("jn", "dispatch", "咨投举", false, 0, SameDay, null, true),
        new("jn", "return", "咨投举", false, 1, Worked, null, true),
        new("jn", "finish", "咨", false, 1, Worked, "附三(一)"),
        new("jn", "explain", "咨", false, 2, Worked, "附三(一)"),
        new("jn", "callerCap", "咨", false, 3, Natural, "正文二.一"),
        new("jn", "finish", "投举", false, 2, Worked, "附三(二)"),
        new("jn", "explain", "投举", false, 3, Worked, "附三(二)"),
        new("jn", "feedback", "咨投举", false, 1, Worked, "附四2"),

        new("ln", "dispatch", All, false, 30, Minutes, "第九条", true),
        new("ln", "contact", All, false, 1, Worked, "第十二条(一)", true),
        new("ln", "return", All, false, 1, Worked, "第十五条", true),
        new("ln", "finish", "咨", false, 2, Worked, "第十条", true),
        new("ln", "finish", "求投举建", false, 20, Worked, "第十条", true),
        new("ln", "reply", All, true, 2, Worked, "第九条(一)", true),
        new("ln", "material", All, false, 5, Worked, "第九条(二)", true),
        new("ln", "review", All, false, 3, Worked, "第八条", true),
        new("ln", "noCooperation", All, false, 30, Consecutive, "第十四条(八)"),

        new("wy", "dispatch", All, false, 0, SameDay, null, true),
        new("wy", "dispatch", All, true, 30, Minutes, "第十四条", true),
        new("wy", "accept", All, false, 1, Worked, "第二十二条"),
        new("wy", "contact", All, false, 5, Worked, "第十六条"),
        new("wy", "return", All, false, 1, Worked, "第十五条、第十六条"),
        new("wy", "finish", "咨求", false, 5, Worked, "第十六条"),
        new("wy", "finish", "投举建", false, 15, Worked, "第十六条"),
        new("wy", "onsite", All, true, 2, Hours, "第十六条", true),
        new("wy", "reply", All, true, 2, Worked, "第十六条"),
        new("wy", "reportUp", All, false, 0, SameDay, "第十七条"),
        new("wy", "review", All, false, 3, Worked, "第十九条"),

        new("mc", "dispatch", All, false, 0, SameDay, null, true),
        new("mc", "signoff", All, false, 1, Worked, "第十条(四)", true),
        new("mc", "accept", All, false, 1, Worked, "第十四条", true),
        new("mc", "contact", All, false, 1, Worked, "第十五条"),
        new("mc", "return", All, false, 1, Worked, "第十六条"),
        new("mc", "finish", "咨", false, 3, Worked, "第十八条"),
        new("mc", "finish", "求投举建", false, 10, Worked, "第十八条"),
        new("mc", "review", All, false, 3, Worked, null, true),

        new("as", "dispatch", All, false, 0, SameDay, null, true),
        new("as", "dispatch", All, true, 30, Minutes, null, true),
        new("as", "contact", All, false, 2, Worked, "二(三)4"),
        new("as", "return", All, false, 2, Worked, "二(三)3"),
        new("as", "finish", "咨", false, 2, Worked, "二(三)4"),
        new("as", "finish", "求投举建", false, 20, Worked, "二(三)4"),
        new("as", "onsite", All, true, 2, Hours, "二(三)4"),
        new("as", "reply", All, true, 2, Worked, "二(三)4"),
        new("as", "material", All, false, 5, Worked, $"{Liaoning}第九条(二)", true),
        new("as", "review", All, false, 2, Worked, "二(三)6"),
        new("as", "noCooperation", All, false, 30, Consecutive, $"{Liaoning}第十四条(八)"),
    ];

    /// <summary>The limit that such a ticket has: an emergency's own, else the ordinary one, except that an emergency
    /// with a limit for the reply has none for finishing.</summary>
    internal static Limit? Find(string hotline, string clock, TicketClass kind, TicketUrgency urgency)
    {
        Limit[] mine = [.. Limits.Where(limit => limit.Hotline == hotline && limit.Clock == clock)];
        var own = mine.FirstOrDefault(limit => limit.Holds(kind, urgency));
        if (own is not null || urgency == TicketUrgency.Ordinary)
            return own;
        var replies = Limits.Any(limit =>
            limit.Hotline == hotline && limit.Clock == "reply" && limit.Holds(kind, urgency));
        return clock == "finish" && replies
            ? null : mine.FirstOrDefault(limit => limit.Holds(kind, TicketUrgency.Ordinary));
    }

    /// <summary>As rules.yaml would write it.</summary>
    internal static ClockSpan SpanOf(Limit limit) => new(limit.Number, limit.Unit switch
    {
        Worked => ClockUnit.WorkingDay,
        Natural => ClockUnit.Day,
        Consecutive => ClockUnit.CalendarDay,
        Hours => ClockUnit.Hour,
        Minutes => ClockUnit.Minute,
        _ => ClockUnit.SameDay,
    });
}
