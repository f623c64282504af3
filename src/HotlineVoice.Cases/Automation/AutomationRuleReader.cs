using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Automation;

/// <summary>Reads one rule.</summary>
sealed class AutomationRuleReader(WordReader words, OfficeBook? offices, IReadOnlySet<string> clocks)
{
    const int IdCharactersMax = 40;

    static readonly string[] _triggers = ["event", "before", "after", "idle", "daily"];

    /// <summary>Who can be told of no single ticket.</summary>
    static readonly ImmutableArray<Recipient> _ofHotline =
    [
        Recipient.Dispatcher, Recipient.OfficeHead, Recipient.Overseer, Recipient.Reviewer, Recipient.CallerBack,
        Recipient.Supervisors,
    ];

    ProblemList Problems => words.Problems;

    internal AutomationRule Read()
    {
        if (words.Fields.Scalar("id") is { } id && (id.Text.Length > IdCharactersMax
            || !id.Text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')))
            Problems.Add(id, $"`{id.Text}` cannot be an id",
                $"Write at most {IdCharactersMax} letters of a to z, digits, - and .");
        var trigger = words.Group("when") is { } when ? ReadTrigger(when) : null;
        var condition = words.Group("if") is { } such ? ReadCondition(such) : AutomationCondition.None;
        var isDaily = trigger is AutomationTrigger.Daily;
        if (isDaily && words.Fields.Find("if") is { } node)
            Problems.Add(node, "a daily rule is about all tickets of the hotline", "Remove `if`");
        var actions = words.Groups("then").Select(one => ReadAction(one, isDaily)).OfType<AutomationAction>()
            .ToImmutableArray();
        return new AutomationRule(words.Text("id"), words.Text("title"),
            trigger ?? new AutomationTrigger.Happened([], []), condition, actions);
    }

    AutomationTrigger? ReadTrigger(WordReader when)
    {
        var said = _triggers.Where(word => when.Fields.Find(word) is not null).ToArray();
        if (said.Length != 1)
        {
            Problems.Add(when.Fields.Map, said.Length == 0 ? "nothing sets it off" : "several things set it off",
                $"Write one of {string.Join(", ", _triggers)}");
            return null;
        }

        if (said[0] != "event" && when.Fields.Find("timer") is { } stray)
            Problems.Add(stray, "`timer` belongs to `event: timerDue`", "Remove it");
        return said[0] switch
        {
            "event" => ReadEvents(when),
            "before" => when.Group("before") is { } before ? ReadAround(before, -1) : null,
            "after" => when.Group("after") is { } after ? ReadAround(after, 1) : null,
            "idle" => when.Group("idle") is { } idle
                ? new AutomationTrigger.Idle(
                    idle.Choice("state", AutomationWords.States, default), idle.Count("workingDays") ?? 1)
                : null,
            _ => ReadDaily(when),
        };
    }

    AutomationTrigger.Happened ReadEvents(WordReader when)
    {
        var events = when.Choices("event", AutomationWords.Events);
        var timers = when.Values("timer");
        foreach (var timer in timers)
            CheckClock(timer);
        if (!timers.IsEmpty && !events.Contains("timerDue"))
            Problems.Add(timers[0], "`timer` belongs to `event: timerDue`", "Remove it, or write event: timerDue");
        return new AutomationTrigger.Happened([.. events.Distinct()], [.. timers.Select(timer => timer.Text)]);
    }

    AutomationTrigger.AroundDue ReadAround(WordReader around, int sign)
    {
        if (around.Fields.Scalar("clock") is { } clock)
            CheckClock(clock);
        var (days, minutes) = (around.Count("workingDays"), around.Count("minutes"));
        if (days is null == minutes is null)
            Problems.Add(around.Fields.Map, days is null ? "it says no time" : "it says two times",
                "Write workingDays or minutes");
        return new AutomationTrigger.AroundDue(around.Text("clock"), sign * (days ?? minutes ?? 1),
            minutes is null ? ClockUnit.WorkingDay : ClockUnit.Minute);
    }

    AutomationTrigger.Daily? ReadDaily(WordReader when)
    {
        if (when.Fields.Scalar("daily") is not { } time)
            return null;
        if (TimeOnly.TryParseExact(time.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return new AutomationTrigger.Daily(at);
        Problems.Add(time, $"`daily` is `{time.Text}`", "Write a time of the day as 08:30");
        return null;
    }

    void CheckClock(TextNode.Scalar clock)
    {
        if (clocks.Count > 0 && !clocks.Contains(clock.Text))
            Problems.Add(clock, $"`{clock.Text}` is no clock of rules.yaml", Spelling.Suggest(clock.Text, clocks));
    }

    AutomationCondition ReadCondition(WordReader such)
    {
        foreach (var unit in such.Values("unit"))
            if (offices is not null && offices.Find(unit.Text) is null)
                Problems.Add(unit, $"`{unit.Text}` is no unit of offices.yaml",
                    Spelling.Suggest(unit.Text, offices.All.Select(office => office.OrgId)));
        foreach (var code in such.Values("division"))
            if (code.Text.Length > Division.TownDigits || !code.Text.All(char.IsAsciiDigit))
                Problems.Add(code, $"`{code.Text}` begins no code of a division", "Write digits, such as 2102");
        return new AutomationCondition
        {
            Classes = such.Choices("class", AutomationWords.Classes),
            Sources = such.Choices("source", AutomationWords.Sources),
            Urgency = such.Fields.Find("urgency") is null
                ? null
                : such.Choice("urgency", AutomationWords.Urgencies, default),
            IsKey = Flag(such, "key"),
            IsProtected = Flag(such, "protected"),
            Divisions = Texts(such, "division"),
            Units = Texts(such, "unit"),
            Part = such.Fields.Find("part") is null ? null : such.Choice("part", AutomationWords.Parts, default),
            States = such.Choices("state", AutomationWords.States),
            RepeatsLeast = such.Count("repeats"),
            Tags = Texts(such, "tag"),
            Deadlines = such.Choices("deadline", AutomationWords.Deadlines),
        };
    }

    AutomationAction? ReadAction(WordReader then, bool isDaily)
    {
        var said = AutomationWords.Then.PartNames.Where(word => then.Fields.Find(word) is not null).ToArray();
        if (said.Length != 1)
        {
            Problems.Add(then.Fields.Map, said.Length == 0 ? "nothing is done here" : "two things are done in one line",
                "Write one of notify, tag, untag, note behind each -");
            return null;
        }

        if (isDaily && said[0] != "notify")
            Problems.Add(then.Fields.Map, "a daily rule is about no single ticket", "It can only notify");
        switch (said[0])
        {
            case "notify":
                return then.Group("notify") is { } notify ? ReadNotify(notify, isDaily) : null;
            case "note":
                if (then.Fields.Scalar("note") is { } note)
                    CheckPlaces(note, AutomationText.OfTicket);
                return new AutomationAction.AddNote(then.Text("note"));
            default:
                var word = then.Text(said[0]);
                if (word.Length > TicketTag.WordCharactersMax)
                    Problems.Add(then.Fields.Find(said[0])!, $"the tag has {word.Length} characters",
                        $"Keep it to {TicketTag.WordCharactersMax}");
                return said[0] == "tag" ? new AutomationAction.AddTag(word) : new AutomationAction.RemoveTag(word);
        }
    }

    AutomationAction.Notify ReadNotify(WordReader notify, bool isDaily)
    {
        var to = notify.Choices("to", AutomationWords.Recipients);
        var by = notify.Choices("by", AutomationWords.Ways);
        if (by.IsEmpty)
            by = [NoticeWay.InApp];
        if (notify.Fields.Scalar("text") is { } text)
            CheckPlaces(text, isDaily ? AutomationText.OfDay : AutomationText.OfTicket);
        var place = notify.Fields.Map;
        if (to.Contains(Recipient.Caller) && (to.Length > 1 || by.Length > 1 || by[0] != NoticeWay.Sms))
            Problems.Add(place, "the caller is told by a short message alone", "Write to: caller, by: sms by itself");
        if (by.Contains(NoticeWay.Webhook) != (notify.Fields.Find("hook") is not null))
            Problems.Add(place, "`hook` and `by: webhook` belong together", "Write both or none");
        var reached = to.Any(one => one is Recipient.Unit or Recipient.UnitLeader or Recipient.UnitHead
            or Recipient.MainUnit or Recipient.Superior or Recipient.Caller);
        if (by.Any(way => way is NoticeWay.Sms or NoticeWay.Mail) && !to.IsEmpty && !reached)
            Problems.Add(place, "nobody named here has a number or a mailbox: only units and callers do",
                "Write by: inApp");
        if (isDaily && (to.Any(one => !_ofHotline.Contains(one)) || by.Any(way => way != NoticeWay.InApp)))
            Problems.Add(place, "a daily rule tells people of the hotline on the pages",
                "Write to: dispatcher, officeHead, overseer, reviewer, callerBack or supervisors, and by: inApp");
        return new AutomationAction.Notify(to, by, notify.Text("text"), notify.TextOrNull("hook"));
    }

    void CheckPlaces(TextNode.Scalar text, ImmutableArray<string> known)
    {
        foreach (var place in AutomationText.PlacesIn(text.Text))
            if (!known.Contains(place))
                Problems.Add(text, $"`{{{place}}}` stands for nothing here", Spelling.Suggest(place, known));
    }

    static bool? Flag(WordReader such, string word) =>
        such.Fields.Find(word) is null ? null : such.Fields.Flag(word, false);

    static ImmutableArray<string> Texts(WordReader such, string word) =>
        [.. such.Values(word).Select(value => value.Text)];
}
