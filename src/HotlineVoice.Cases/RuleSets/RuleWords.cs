using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>Every word of rules.yaml.</summary>
public static class RuleWords
{
    internal static ImmutableDictionary<string, ClockMoment> Moments { get; } = ((KeyValuePair<string, ClockMoment>[])
    [
        new("registered", ClockMoment.Registered), new("signoff-asked", ClockMoment.SignoffAsked),
        new("signed", ClockMoment.Signed), new("dispatched", ClockMoment.Dispatched),
        new("noticed", ClockMoment.Noticed), new("accepted", ClockMoment.Accepted),
        new("caller-reached", ClockMoment.CallerReached), new("return-filed", ClockMoment.ReturnFiled),
        new("on-site", ClockMoment.OnSite), new("explained", ClockMoment.Explained),
        new("result", ClockMoment.Result), new("reviewed", ClockMoment.Reviewed),
        new("caller-told", ClockMoment.CallerTold), new("reported", ClockMoment.Reported),
        new("material-asked", ClockMoment.MaterialAsked), new("material-supplied", ClockMoment.MaterialSupplied),
        new("first-refusal", ClockMoment.FirstRefusal), new("may-close", ClockMoment.MayClose),
        new("due", ClockMoment.Due), new("reminded", ClockMoment.Reminded), new("urged", ClockMoment.Urged),
        new("deducted", ClockMoment.Deducted),
    ]).ToImmutableDictionary();

    internal static ImmutableDictionary<string, AssignedTo> Targets { get; } = ImmutableDictionary
        .Create<string, AssignedTo>()
        .Add("any-unit", AssignedTo.AnyUnit)
        .Add("county-office", AssignedTo.CountyOffice)
        .Add("superior-of-respondent", AssignedTo.SuperiorOfRespondent);

    internal static ImmutableDictionary<string, ExtensionLatest> Latests { get; } = ImmutableDictionary
        .Create<string, ExtensionLatest>()
        .Add("explain-clock", ExtensionLatest.ExplainClock)
        .Add("two-working-days-before", ExtensionLatest.TwoWorkingDaysBefore)
        .Add("day-before", ExtensionLatest.DayBefore)
        .Add("due-day", ExtensionLatest.DueDay);

    static ImmutableArray<string> Acts { get; } =
    [
        "register", "answerDirectly", "refuse", "guide", "threePartyOk", "sendForm", "dispatch", "unreachable3",
        "accept", "requestReturn", "approveReturn", "rejectReturn", "disputed", "designate", "noUnitCompetent",
        "applyExtension", "approveExtension", "refuseExtension", "explain", "applyStatutoryLimit", "submitResult",
        "deemedReplied", "needSignoff", "sign", "reviewPass", "reviewFail", "feedbackDone", "callbackDone",
        "notifyUnit", "requestMaterial", "supplied", "expired", "closeByGround", "terminate", "archive",
        "repeatContact",
    ];

    static ImmutableArray<string> Classes { get; } = [.. ClassWords.All.Select(word => word.Key)];

    static ImmutableArray<string> MomentNames { get; } = [.. Moments.Keys.Order(StringComparer.Ordinal)];

    internal static FileWord Clock { get; } = Groups("clocks", "Limits: what must follow what, and in which time",
        Must(Text("clock", "Its name, as tickets show it")),
        Choices("for", Classes, "Classes of tickets that have it; all when not written"),
        Must(Choices("from", MomentNames, "It begins with this, or with each of these")),
        Must(Choice("to", MomentNames, "It ends with this")),
        Must(Text("within", "same day, 1 working day, 3 days, 30 calendar days, 2 hours, 30 minutes or promised day")),
        Text("not after", "Never later than this other limit of the same ticket"),
        Flag("emergency", "Only for emergencies; it replaces the ordinary one of the same name"),
        Text("who", "Who must act, in the regulation's words"),
        Text("clause", "The clause that sets it"),
        Flag("ours", "The regulation is silent; the hotline has set it itself"));

    internal static FileWord SendTo { get; } =
        new("send to", FileWordForm.NamedGroups, "To whom a class is sent; a class that is not named goes to any unit")
        {
            Names = Classes,
            Parts = [Must(Choice("to", Targets.Keys, "To whom")), Must(Text("clause", "The clause that says so"))],
        };

    internal static FileWord UnreachableOffice { get; } = Group(
        "unreachable office", "What happens when an office cannot be reached",
        Must(Count("attempts", (1, 20), "So many attempts in vain on one day")),
        Text("gap", "Attempts nearer to each other count as one, such as 30m; 0s when not written"),
        Must(ByClass("to", FileWordForm.Names, "To which unit of offices.yaml the ticket then goes")),
        Must(Text("clause", "The clause that says so")));

    internal static FileWord UnreachableCaller { get; } = Group(
        "unreachable caller", "When a caller counts as unreachable",
        Must(Count("attempts", (1, 20), "So many attempts in vain")),
        Must(Count("days", (1, 20), "On so many different days")),
        Flag("adjacent", "The days must follow each other"),
        Text("clause", "The clause that says so"));

    internal static FileWord Extension { get; } = Group("extension", "Whether and how far a unit may prolong",
        Must(Choice("latest", Latests.Keys, "Until when it may be asked for")),
        Count("times", (1, 20), "How often; as often as the caps allow when not written"),
        ByClass("at most", FileWordForm.Names, "So many working days after the first due day"),
        Count("in total", (1, 365), "So many working days after the dispatch"),
        Count("seal above", (1, 365), "A total above it needs the head's signature and seal"),
        Choices("new day for", Classes, "Classes that must name the new day"),
        Text("approved by", "Who allows it; it need only be made known when not written"),
        Text("beyond", "Who allows more than at most; nobody when not written"),
        Text("clause", "The clause that says so"));

    internal static FileWord Refuse { get; } = Groups("refuse", "Grounds for not taking a matter in",
        Must(Text("ground", "Its name in the API")),
        Must(Text("title", "As people name it")),
        Must(Text("clause", "The clause that says so")),
        Must(Text("words", "What the caller is told; {reason}, {number} and {org} are filled in")));

    internal static FileWord Close { get; } = Groups("close", "Grounds for closing what was not solved",
        Must(Text("ground", "Its name in the API")),
        Must(Text("title", "As people name it")),
        Must(Text("clause", "The clause that says so")),
        Flag("second reader", "Somebody who has not handled it must have looked at it"),
        Flag("supervisor", "Only a 班长 closes on it"),
        Count("days without cooperation", (1, 365), "So many consecutive days must be documented"));

    internal static FileWord Satisfaction { get; } = Group("satisfaction", "How callers are asked for a grade",
        Must(new("scale", FileWordForm.Texts, "The grades, the best first")),
        Must(new("satisfied", FileWordForm.Texts, "Those that mean 满意")),
        Must(Choices("for", Classes, "Classes whose callers are asked")),
        Text("clause", "The clause that says so"));

    /// <summary>The words of one version of the rules.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        Must(Text("rules", "Its name; tickets keep it for ever, so never change it and never use it again")),
        Must(Text("document", "The regulation's number")),
        Text("title", "The regulation's title"),
        Must(new("in force from", FileWordForm.Day, "First day")),
        new("in force until", FileWordForm.Day, "Last day; none while it is in force"),
        Must(Choices("classes", Classes, "Classes that may be registered, in the order of the pages")),
        Choices("answered at once", Classes, "Classes that may be settled in the call; all when not written"),
        Choices("confidential", Classes, "Classes whose callers are shown to nobody outside the hotline"),
        Choice("feedback by", ["hotline", "unit"], "Who tells the caller the result; unit when not written"),
        Flag("written results", "Results must be written, on paper or electronically"),
        Flag("redo", "What a caller is not content with goes back to the unit"),
        Choice("late return", ["refused", "accepted"], "What a return filed too late counts as"),
        Must(Clock), SendTo, UnreachableOffice, UnreachableCaller, Extension, Refuse, Close, Satisfaction,
        Text("keep", "How long tickets are kept: 2 years, or for ever"),
        new("clauses", FileWordForm.Names, "The clause under which each act is done, by the API's name of the act")
            { Names = Acts },
    ];

    static FileWord Must(FileWord word) => word with { Needed = true };

    static FileWord Text(string name, string meaning) => new(name, FileWordForm.Text, meaning);

    static FileWord Flag(string name, string meaning) => new(name, FileWordForm.Flag, meaning);

    static FileWord Count(string name, (int Least, int Most) bounds, string meaning) =>
        new(name, FileWordForm.Count, meaning) { Bounds = bounds };

    static FileWord Choice(string name, IEnumerable<string> choices, string meaning) =>
        new(name, FileWordForm.Choice, meaning) { Choices = [.. choices.Order(StringComparer.Ordinal)] };

    static FileWord Choices(string name, ImmutableArray<string> choices, string meaning) =>
        new(name, FileWordForm.Choices, meaning) { Choices = choices };

    static FileWord ByClass(string name, FileWordForm form, string meaning) =>
        new(name, form, meaning) { Names = Classes };

    static FileWord Group(string name, string meaning, params ReadOnlySpan<FileWord> parts) =>
        new(name, FileWordForm.Group, meaning) { Parts = [.. parts] };

    static FileWord Groups(string name, string meaning, params ReadOnlySpan<FileWord> parts) =>
        new(name, FileWordForm.Groups, meaning) { Parts = [.. parts] };
}
