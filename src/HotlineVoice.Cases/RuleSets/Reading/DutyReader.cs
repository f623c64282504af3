using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>Reads what <see cref="DutyWords"/> say.</summary>
static class DutyReader
{
    /// <summary>Adds every duty that is written to a set.</summary>
    internal static RuleSet Read(RuleSet set, WordReader words, OfficeBook? offices) => set with
    {
        Emergency = Emergency(words.Group("emergencies"), offices),
        Key = Key(words.Group("key")),
        LeaderDay = LeaderDay(words.Group("leader days")),
        Return = Return(words.Group("return")),
        DispatchSignoff = SignOff(words.Group("sign-off")),
        ResultSignoff = ResultSignOff(words.Group("result sign-off")),
        UnitHandling = words.Group("unit handling") is { } handling
            ? new UnitHandling(Role(handling, "signed by") ?? "", handling.Count("head from repeat") ?? 1,
                handling.Fields.Flag("head for key", false), handling.Text("clause"))
            : null,
        ResultForm = words.Group("result form") is { } form
            ? new ResultForm(Role(form, "signed by"), form.Fields.Flag("sealed", false), form.Text("clause"))
            : null,
        CoUnits = words.Group("co-units") is { } units
            ? new CoUnitRule(units.Text("clause"))
            {
                FirstUnitLeads = units.Fields.Flag("first unit leads", false),
                LateGivesStageReport = units.Fields.Flag("late gives stage report", false),
                LeadReplies = units.Fields.Flag("lead replies", false),
            }
            : null,
        Escalation = words.Group("escalation") is { } up
            ? new EscalationRule([.. up.Choices("from", OfficeWords.Levels)], up.Text("clause"))
            : null,
        Determination = Determination(words.Group("determination")),
        Review = Review(words.Group("review")),
        Callback = Callback(words.Group("callback")),
        Redo = words.Group("redo") is { } redo
            ? new RedoRule(redo.Text("label"), redo.Text("clause"))
            {
                WithLetter = redo.Fields.Flag("with letter", false),
                FullLimit = redo.Fields.Flag("full limit", true),
                Repeats = redo.Fields.Flag("repeats", true),
                IsOurs = redo.Fields.Flag("ours", false),
            }
            : null,
        Statutory = words.Group("statutory limit") is { } law
            ? new StatutoryRule(List(law, "grounds"), law.Text("clause"))
            {
                ConfirmedBy = law.Choices("confirmed by", DutyMeanings.Roles),
                ProgressEveryWd = law.Count("progress every"),
                IsOurs = law.Fields.Flag("ours", false),
            }
            : null,
        Termination = words.Group("termination") is { } end
            ? new TerminationRule(end.Count("demands") ?? 1, Signers(end), end.Text("clause"))
            {
                StruckOffBy = end.TextOrNull("struck off by"),
            }
            : null,
    };

    internal static ImmutableArray<string> List(WordReader words, string name) =>
        [.. words.Values(name).Select(value => value.Text)];

    internal static string? Role(WordReader words, string name) =>
        words.Fields.Find(name) is null ? null : words.Choice(name, DutyMeanings.Roles, "");

    static EmergencyRule? Emergency(WordReader? words, OfficeBook? offices)
    {
        if (words is null)
            return null;
        foreach (var unit in words.Values("notify"))
            if (offices is not null && offices.Find(unit.Text) is null)
                words.Problems.Add(unit, $"there is no unit `{unit.Text}`",
                    Spelling.Suggest(unit.Text, offices.All.Select(office => office.OrgId)));
        return new EmergencyRule(words.Text("clause"))
        {
            Kinds = List(words, "kinds"),
            Notify = List(words, "notify"),
            ForceMajeureExcuses = words.Fields.Flag("force majeure excuses", false),
        };
    }

    static LeaderDayRule? LeaderDay(WordReader? words) => words is null ? null
        : new LeaderDayRule(words.Text("clause"))
        {
            Weekly = words.Fields.Flag("weekly", false),
            OnTheSpot = words.Fields.Flag("on the spot", false),
            OwnUnit = words.Fields.Flag("own unit", false),
        };

    static KeyRule? Key(WordReader? words) => words is null ? null : new KeyRule(words.Text("clause"))
    {
        Sources = words.Choices("sources", DutyMeanings.Sources),
        Persons = words.Count("persons"),
        PersonsInOneDay = words.Count("persons in one day"),
        Times = words.Count("times"),
        OnlyUnsolved = words.Fields.Flag("only unsolved", false),
        Reasons = List(words, "reasons"),
        SetBy = words.Choices("set by", DutyMeanings.Roles),
        IsOurs = words.Fields.Flag("ours", false),
    };

    static ReturnRule? Return(WordReader? words) => words is null ? null : new ReturnRule
    {
        Late = words.Choice("late", DutyMeanings.LateReturns, LateReturn.Refused),
        SilenceIsAcceptance = words.Fields.Flag("silence accepts", false),
        Needs = words.Fields.Find("needs") is null
            ? [ReturnNeed.Reason] : words.Choices("needs", DutyMeanings.ReturnNeeds),
        UnitSuffices = words.Fields.Flag("unit suffices", false),
        ForbiddenReasons = List(words, "forbidden reasons"),
        RestartsClocks = words.Fields.Flag("restarts clocks", true),
        EmergencyKeepsWorking = words.Fields.Flag("emergency keeps working", false),
        DecidedBy = words.Choices("decided by", DutyMeanings.Roles),
        ImproperIsReported = words.Fields.Flag("improper is reported", false),
        IsOurs = words.Fields.Flag("ours", false),
        Clause = words.TextOrNull("clause"),
    };

    static SignoffLadder? SignOff(WordReader? words)
    {
        if (words is null)
            return null;
        var levels = words.Choices("levels", DutyMeanings.Roles);
        var rungs = ImmutableArray.CreateBuilder<SignoffRung>();
        foreach (var one in words.Groups("rungs"))
        {
            var rung = new SignoffRung(
                one.Count("repeat") ?? 1, one.Fields.Flag("key", false), Role(one, "role") ?? "");
            if (rung.Role.Length > 0 && !levels.Contains(rung.Role))
                words.Problems.Add(one.Fields.Find("role")!, $"`{rung.Role}` is none of the levels",
                    Spelling.Suggest(rung.Role, levels));
            if (rungs.Any(other => other.Repeat == rung.Repeat && other.Key == rung.Key))
                words.Problems.Add(one.Fields.Map, $"two rungs begin with repeat {rung.Repeat}", "Keep one of them");
            rungs.Add(rung);
        }

        return new SignoffLadder(levels, rungs.ToImmutable(), words.Text("clause"));
    }

    static ResultSignoff? ResultSignOff(WordReader? words) => words is null ? null : new ResultSignoff(
        words.Count("from repeat") ?? 1, words.Fields.Flag("for key", false), Signers(words), words.Text("clause"));

    static ImmutableArray<Signer> Signers(WordReader words) =>
        [.. words.Groups("signers").Select(one => new Signer(Role(one, "role") ?? "", one.Text("title")))];

    static DeterminationRule? Determination(WordReader? words) => words is null ? null : new DeterminationRule(
        words.Choice("kind", DutyMeanings.Determinations, DeterminationKind.Designation),
        List(words, "participants"), words.Text("clause"))
    {
        Refusals = words.Count("refusals") ?? 2,
        IsFinal = words.Fields.Flag("final", false),
        IsOurs = words.Fields.Flag("ours", false),
        DecidedBy = words.Choices("decided by", DutyMeanings.Roles),
    };

    static ReviewRule? Review(WordReader? words) => words is null ? null : new ReviewRule(
        words.Text("by"), words.Choices("roles", DutyMeanings.Roles), words.TextOrNull("clause"))
    {
        Looks = List(words, "looks at"),
        IsOurs = words.Fields.Flag("ours", false),
    };

    static CallbackRule? Callback(WordReader? words) => words is null ? null : new CallbackRule(
        words.Choices("by", DutyMeanings.CallbackParties), words.Choices("asks", DutyMeanings.Questions),
        words.TextOrNull("clause"))
    {
        Every = words.Fields.Flag("every", false),
        AsksSupervised = words.Choices("asks supervised", DutyMeanings.Questions),
        JointVisits = words.Fields.Flag("joint visits", false),
        IsOurs = words.Fields.Flag("ours", false),
    };
}
