using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>Reads what <see cref="OversightWords"/> say.</summary>
static class OversightReader
{
    static readonly string[] _emergencyNumbers = ["110", "119", "120", "122"];

    /// <summary>Adds all of it that is written to a set.</summary>
    internal static RuleSet Read(RuleSet set, WordReader words, OfficeBook? offices) => set with
    {
        Supervision = Supervision(words.Group("supervision")),
        Cards = Cards(words.Group("cards")),
        DeemedReply = words.Group("deemed reply") is { } deemed
            ? new DeemedReplyRule(
                deemed.Count("days") ?? 1, deemed.Count("calls a day") ?? 1, deemed.Text("clause"))
            {
                ResultFirst = deemed.Fields.Flag("result first", false),
            }
            : null,
        Material = Material(words.Group("material"), set),
        Referrals = [.. words.Groups("referrals").Select(Referral)],
        Guides = [.. words.Groups("guide").Select(Guide)],
        Archive = Archive(words.Group("archive")),
        Knowledge = Knowledge(words.Group("knowledge")),
        FollowUp = words.Group("follow-up") is { } follow
            ? new FollowUpRule(follow.Choices("for", DutyMeanings.Classes), follow.Count("every") ?? 1,
                follow.Text("clause"))
            {
                IsOurs = follow.Fields.Flag("ours", false),
            }
            : null,
        AbnormalSubsidy = AbnormalSubsidy(words.Group("abnormal subsidy"), offices),
        Incidents = [.. words.Groups("incidents").Select(one =>
            new IncidentGround(one.Text("incident"), one.Text("title"), one.Text("clause")))],
        Reports = [.. words.Groups("reports").Select(Report)],
    };

    static SupervisionRule? Supervision(WordReader? words)
    {
        if (words is null)
            return null;
        var grounds = ImmutableArray.CreateBuilder<LetterGround>();
        foreach (var one in words.Groups("grounds"))
        {
            var ground = Ground(one);
            if (grounds.Any(other => other.Code == ground.Code && other.Kind == ground.Kind))
                words.Problems.Add(one.Fields.Map, $"two grounds are called `{ground.Code}`", "Give each its own name");
            grounds.Add(ground);
        }

        return new SupervisionRule(grounds.ToImmutable())
        {
            SupervisionNumber = Pattern(words, "number"),
            UrgeNumber = Pattern(words, "urge number"),
            IssuedBy = words.Choices("issued by", DutyMeanings.Roles),
            Ways = DutyReader.List(words, "ways"),
            Together = DutyReader.List(words, "together"),
            Points = words.Count("points"),
            IsOurs = words.Fields.Flag("ours", false),
        };
    }

    static LetterGround Ground(WordReader one)
    {
        var ground = new LetterGround(one.Text("ground"),
            one.Choice("letter", DutyMeanings.Letters, LetterKind.Supervision), one.Text("title"), one.Text("clause"))
        {
            Trigger = one.Choice("when", DutyMeanings.Triggers, LetterTrigger.None),
            Sources = one.Choices("sources", DutyMeanings.Sources),
            SameCaller = one.Count("same caller"),
            PersonTimes = one.Count("person-times"),
        };
        if (ground.Trigger == LetterTrigger.Source && ground.Sources.IsEmpty)
            one.Problems.Add(one.Fields.Map, "`when: source` needs `sources`", "Add `sources: […]`");
        if (ground is { Trigger: LetterTrigger.Repeated, SameCaller: null, PersonTimes: null })
            one.Problems.Add(one.Fields.Map, "`when: repeated` needs a number", "Add `same caller` or `person-times`");
        return ground;
    }

    static string Pattern(WordReader words, string name)
    {
        if (words.Fields.Scalar(name) is not { } pattern)
            return "";
        foreach (var slot in new[] { "{year}", "{n}" })
            if (!pattern.Text.Contains(slot, StringComparison.Ordinal))
                words.Problems.Add(pattern, $"`{pattern.Text}` has no {slot}", $"Write {slot} where it belongs");
        return pattern.Text;
    }

    static CardRule? Cards(WordReader? words) => words is null ? null : new CardRule(
        Days(words.Group("accept")), Days(words.Group("reply")), words.Text("clause"))
    {
        AdvisoryFor = words.Choices("advisory for", DutyMeanings.Classes),
        ExtensionMoves = words.Fields.Flag("extension moves", false),
        ReturnCounts = words.Fields.Flag("return counts", false),
        IsOurs = words.Fields.Flag("ours", false),
    };

    static CardDays Days(WordReader? words)
    {
        if (words is null)
            return default;
        var days = new CardDays(words.Count("yellow") ?? 1, words.Count("red") ?? 1);
        if (days.Red < days.Yellow)
            words.Problems.Add(words.Fields.Map, "red comes before yellow", "Compare the two numbers");
        return days;
    }

    static MaterialRule? Material(WordReader? words, RuleSet set)
    {
        if (words is null)
            return null;
        var ground = words.Text("ground");
        if (ground.Length > 0 && set.Outcomes.All(known => known.Code != ground))
            words.Problems.Add(words.Fields.Find("ground")!, $"there is no ground `{ground}` under `outcomes`",
                Spelling.Suggest(ground, set.Outcomes.Select(known => known.Code)));
        return new MaterialRule(ground, words.Text("clause"))
        {
            MostWd = words.Count("at most"),
            ClocksRunOn = words.Fields.Flag("clocks run on", true),
            SecondReader = words.Fields.Flag("second reader", false),
            IsOurs = words.Fields.Flag("ours", false),
        };
    }

    static ReferralRule Referral(WordReader one)
    {
        var rule = new ReferralRule(one.Text("referral"), one.Text("title"), one.Text("to"), one.Text("clause"))
        {
            Trigger = one.Choice("when", DutyMeanings.ReferralTriggers, ReferralTrigger.None),
            MoreThanWd = one.Count("more than"),
            AtLeast = one.Count("at least"),
            AgreedBy = one.TextOrNull("agreed by"),
            OfCaller = one.Fields.Flag("of caller", false),
            IsOurs = one.Fields.Flag("ours", false),
        };
        var needed = rule.Trigger switch
        {
            ReferralTrigger.None => null,
            ReferralTrigger.Overdue => "more than",
            _ => "at least",
        };
        if (needed is not null && one.Fields.Find(needed) is null)
            one.Problems.Add(one.Fields.Map, $"`{needed}` is missing", $"Add `{needed}: …`");
        return rule;
    }

    static GuideTarget Guide(WordReader one)
    {
        var number = one.Fields.Scalar("number");
        if (number is not null && !_emergencyNumbers.Contains(number.Text))
            one.Problems.Add(number, $"`{number.Text}` is no emergency number",
                $"Write one of {string.Join(", ", _emergencyNumbers)}, or leave it out");
        return new GuideTarget(one.Text("target"), one.Text("title"), one.Text("clause"), one.Text("words"))
        {
            Number = number?.Text,
            For = one.TextOrNull("for"),
            Message = one.TextOrNull("message"),
        };
    }

    static AbnormalSubsidyRule? AbnormalSubsidy(WordReader? words, OfficeBook? offices)
    {
        if (words is null)
            return null;
        if (words.Fields.Scalar("to") is { } unit && offices is not null && offices.Find(unit.Text) is null)
            words.Problems.Add(unit, $"there is no unit `{unit.Text}`",
                Spelling.Suggest(unit.Text, offices.All.Select(office => office.OrgId)));
        return new AbnormalSubsidyRule(words.Text("to"), words.Text("clause"));
    }

    static ArchiveRule? Archive(WordReader? words) => words is null ? null : new ArchiveRule(words.Text("clause"))
    {
        FiledBy = DutyReader.List(words, "filed by"),
        Items = DutyReader.List(words, "items"),
        DoneBy = words.Choices("done by", DutyMeanings.Roles),
        CaseRulesFor = words.Choices("case rules for", DutyMeanings.Classes),
        AfterCallback = words.Fields.Flag("after callback", false),
        IsOurs = words.Fields.Flag("ours", false),
    };

    static KnowledgeRule? Knowledge(WordReader? words) => words is null ? null : new KnowledgeRule(
        words.Fields.Scalar("update within") is { } within ? SpanText.Read(within, words.Problems) : null,
        words.Text("clause"))
    {
        OrBeforeEffect = words.Fields.Flag("or before effect", false),
        AnswerRateFloor = words.Count("answer rate floor"),
        FloorClause = words.TextOrNull("floor clause"),
    };

    static ReportRule Report(WordReader one)
    {
        var first = MonthDay(one, "first day");
        var last = MonthDay(one, "last day");
        return new ReportRule(one.Text("report"), one.Text("title"),
            one.Choice("every", DutyMeanings.Periods, ReportPeriod.Regularly), one.Text("clause"))
        {
            To = one.TextOrNull("to"),
            Between = first is null || last is null ? null : (first, last),
        };
    }

    static string? MonthDay(WordReader one, string name)
    {
        if (one.Fields.Scalar(name) is not { } day)
            return null;
        if (!DateOnly.TryParseExact("2000-" + day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out _))
            one.Problems.Add(day, $"`{day.Text}` is no day of a year", "Write it as 02-01");
        return day.Text;
    }
}
