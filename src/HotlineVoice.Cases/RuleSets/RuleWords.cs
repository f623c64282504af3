using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets.Reading;
using HotlineVoice.Cases.Texts;
using static HotlineVoice.Cases.RuleSets.Reading.WordForms;

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
        new("deducted", ClockMoment.Deducted), new("message-left", ClockMoment.MessageLeft),
        new("message-answered", ClockMoment.MessageAnswered), new("supervised", ClockMoment.Supervised),
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
        "repeatContact", "returnWindowExpired", "allSigned",
    ];

    static ImmutableArray<string> MomentNames { get; } = [.. Moments.Keys.Order(StringComparer.Ordinal)];

    internal static FileWord Clock { get; } = Groups("clocks", "Limits: what must follow what, and in which time",
        Must(Text("clock", "Its name, as tickets show it")),
        Classes("for", "Classes of tickets that have it; all when not written"),
        Must(Choices("from", MomentNames, "It begins with this, or with each of these")),
        Must(Choice("to", MomentNames, "It ends with this")),
        Must(Text("within", SpanText.Forms)),
        Text("not after", "Never later than this other limit of the same ticket"),
        Flag("emergency", "Only for emergencies; it replaces the ordinary one of the same name"),
        Choices("of", DutyMeanings.AssignmentRoles.Keys.Order(StringComparer.Ordinal),
            "主办 or 协办 alone; both when not written"),
        Flag("warns only", "To pass it is not to be late"),
        Text("who", "Who must act, in the regulation's words"),
        Text("clause", "The clause that sets it"),
        Flag("ours", "The regulation is silent; the hotline has set it itself"));

    internal static FileWord SendTo { get; } =
        new("send to", FileWordForm.NamedGroups, "To whom a class is sent; a class that is not named goes to any unit")
        {
            Names = ClassNames,
            Parts = [Must(Choice("to", Targets.Keys, "To whom")), Must(Text("clause", "The clause that says so"))],
        };

    internal static FileWord UnreachableOffice { get; } = Group(
        "unreachable office", "What happens when an office cannot be reached",
        Must(Count("attempts", (1, 20), "So many attempts in vain on one day")),
        Text("gap", "Attempts nearer to each other count as one, such as 30m; 0s when not written"),
        Must(ByClass("to", "To which unit of offices.yaml the ticket then goes")),
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
        ByClass("at most", "So many working days after the first due day"),
        Count("in total", (1, 365), "So many working days after the dispatch"),
        Count("seal above", (1, 365), "A total above it needs the head's signature and seal"),
        Classes("new day for", "Classes that must name the new day"),
        Text("approved by", "Who allows it, in the regulation's words"),
        Text("beyond", "Who allows more than at most; nobody when not written"),
        Count("emergency", (1, 365), "So many working days for 突发"),
        Flag("original limit", "Not more than the limit was itself"),
        Flag("not before dispatch", "The last day for filing is never before the day of dispatch"),
        Roles("decided by", "Who allows it; it need only be made known when not written"),
        Roles("late decided by", "Who may allow what was filed too late; nobody when not written"),
        Text("made known to", "To whom it is made known"),
        Flag("written", "On paper"),
        Flag("leader agrees", "The unit's own leader has agreed and is named"),
        Flag("tell caller", "The caller is told the reason and the time"),
        Flag("holds undecided", "Filed in time and undecided, it keeps the unit from being late"),
        Flag("ours", "What is beyond the clause is the hotline's own"),
        Text("clause", "The clause that says so"));

    internal static FileWord Refuse { get; } = Groups("refuse", "Grounds for not taking a matter in",
        Must(Text("ground", "Its name in the API")),
        Must(Text("title", "As people name it")),
        Must(Text("clause", "The clause that says so")),
        Text("message", "Which of the messages that agents know"),
        Flag("links earlier", "Nothing is new: the contact is linked to the earlier ticket"),
        Flag("names unit", "The unit that should have it is named to the caller"),
        Must(Text("words", "What the caller is told; words in { } are filled in")));

    internal static FileWord Close { get; } = Groups(
        "close", "Grounds for closing what was not solved", [.. Ground]);

    internal static FileWord Outcomes { get; } = Groups(
        "outcomes", "Grounds that follow from what was done; nobody closes on them by hand", [.. Ground]);

    static ImmutableArray<FileWord> Ground =>
    [
        Must(Text("ground", "Its name in the API")),
        Must(Text("title", "As people name it")),
        Must(Text("clause", "The clause that says so")),
        Flag("second reader", "Somebody who has not handled it must have looked at it"),
        Flag("supervisor", "Only a 班长 closes on it"),
        Flag("by caller", "Only the caller brings it about"),
        Flag("caller told", "The caller must have been told the basis"),
        Flag("after registration", "Only what happened after the registration counts"),
        Text("evidence", "What must be held"),
        Count("days without cooperation", (1, 365), "So many consecutive days must be documented"),
        Count("gap days", (1, 365), "Attempts lie no further apart; 10 when not written"),
        new("ways", FileWordForm.Names, "Ways in which it may hold, by their codes"),
        Flag("ours", "The regulation is silent; the hotline has set it itself"),
    ];

    internal static FileWord Satisfaction { get; } = Group("satisfaction", "How callers are asked for a grade",
        Must(new("scale", FileWordForm.Texts, "The grades, the best first")),
        Must(new("satisfied", FileWordForm.Texts, "Those that mean 满意")),
        Must(Classes("for", "Classes whose callers are asked")),
        Several("excluded", "Kinds of matters that the headline rate leaves out"),
        Flag("also of all", "The rate of all that were closed is shown too"),
        Flag("ours", "The regulation is silent; the hotline has set it itself"),
        Text("clause", "The clause that says so"));

    /// <summary>The words of one version of the rules.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        Must(Text("rules", "Its name; tickets keep it for ever, so never change it and never use it again")),
        Must(Text("document", "The regulation's number")),
        Text("title", "The regulation's title"),
        Must(new("in force from", FileWordForm.Day, "First day")),
        new("in force until", FileWordForm.Day, "Last day; none while it is in force"),
        Must(Classes("classes", "Classes that may be registered, in the order of the pages")),
        Classes("answered at once", "Classes that may be settled in the call; all when not written"),
        Classes("confidential", "Classes whose callers are shown to nobody outside the hotline"),
        Choice("feedback by", ["hotline", "unit"], "Who tells the caller the result; unit when not written"),
        Flag("written results", "Results must be written, on paper or electronically"),
        new("also called", FileWordForm.Names, "Other names of classes, each with its class"),
        new("roles", FileWordForm.Names, "What this regulation calls who does what, by the API's name of the role")
            { Names = RoleNames },
        Must(Clock), SendTo, DutyWords.Emergencies, DutyWords.Key, DutyWords.LeaderDays,
        UnreachableOffice, UnreachableCaller,
        DutyWords.Return, Extension, DutyWords.StatutoryLimit, DutyWords.SignOff, DutyWords.UnitHandling,
        DutyWords.CoUnits, DutyWords.Escalation, DutyWords.Determination, DutyWords.ResultForm,
        DutyWords.ResultSignOff, OversightWords.DeemedReply, OversightWords.Material, DutyWords.Review,
        DutyWords.Callback, DutyWords.Redo, OversightWords.Supervision, OversightWords.Cards, DutyWords.Termination,
        Refuse, OversightWords.Guide, Close, Outcomes, OversightWords.Referrals, Satisfaction, OversightWords.Archive,
        OversightWords.Knowledge, OversightWords.FollowUp, OversightWords.AbnormalSubsidy, OversightWords.Incidents,
        OversightWords.Reports,
        Text("keep", "How long tickets are kept: 2 years, or for ever"),
        new("clauses", FileWordForm.Names, "The clause under which each act is done, by the API's name of the act")
            { Names = Acts },
    ];
}
