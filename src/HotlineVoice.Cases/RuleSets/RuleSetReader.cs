using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets.Reading;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>Reads rules.yaml: every version of a hotline's rules, or every problem at once.</summary>
public sealed class RuleSetReader
{
    static readonly Dictionary<string, TicketClass> _classes = ClassWords.All.ToDictionary();

    readonly string _hotline;
    readonly OfficeBook? _offices;
    readonly ProblemList _problems;

    RuleSetReader(string hotline, OfficeBook? offices, ProblemList problems)
    {
        _hotline = hotline;
        _offices = offices;
        _problems = problems;
    }

    /// <summary>The versions in the order in which they came into force.</summary>
    /// <param name="hotline">Code of the hotline.</param>
    /// <param name="offices">Its units; rules name some of them. Null when they could not be read: then any will do.
    /// </param>
    /// <param name="text">The file.</param>
    /// <param name="problems">Takes the problems.</param>
    public static ImmutableArray<RuleSet> Read(string hotline, OfficeBook? offices, string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of rules is expected",
                    "Begin with - rules: …");
            return [];
        }

        var reader = new RuleSetReader(hotline, offices, problems);
        var read = list.Items
            .Select(item => (At: item, Set: reader.ReadSet(item)))
            .Where(one => one.Set is not null)
            .Select(one => (one.At, Set: one.Set!))
            .OrderBy(one => one.Set.EffectiveFrom)
            .ToArray();
        for (var i = 0; i < read.Length; i++)
        {
            var (at, set) = read[i];
            if (read.Take(i).Any(other => other.Set.Id == set.Id))
                problems.Add(at, $"there are two rules `{set.Id}`", "Give every version its own name");
            else if (i > 0 && (read[i - 1].Set.EffectiveTo ?? DateOnly.MaxValue) >= set.EffectiveFrom)
                problems.Add(at, $"`{set.Id}` and `{read[i - 1].Set.Id}` are in force on the same day",
                    $"End the earlier one: in force until: {set.EffectiveFrom.AddDays(-1):yyyy-MM-dd}");
        }

        return [.. read.Select(one => one.Set)];
    }

    RuleSet? ReadSet(TextNode node)
    {
        if (WordReader.Of(node, RuleWords.All, _problems) is not { } words)
            return null;
        var from = words.Fields.Day("in force from") ?? DateOnly.MinValue;
        var until = words.Fields.Day("in force until");
        if (until < from)
            _problems.Add(words.Fields.Find("in force until")!, "it ends before it begins", "Compare the two days");
        var classes = words.Choices("classes", _classes);
        var set = new RuleSet(words.Text("rules"), _hotline, words.Text("document"), from, until)
        {
            Title = words.Text("title"),
            Classes = classes,
            AnsweredAtOnce = words.Fields.Find("answered at once") is null
                ? classes : words.Choices("answered at once", _classes),
            Confidential = words.Choices("confidential", _classes),
            FeedbackBy = words.Choice("feedback by",
                new Dictionary<string, FeedbackBy> { ["hotline"] = FeedbackBy.Hotline, ["unit"] = FeedbackBy.Unit },
                FeedbackBy.Unit),
            WrittenResults = words.Fields.Flag("written results", false),
            AlsoCalled = ReadOtherNames(words),
            Roles = ReadRoles(words),
            Clocks = ReadClocks(words, classes),
            Assignment = ReadAssignment(words),
            UnreachableOffice = ReadUnreachableOffice(words.Group("unreachable office")),
            UnreachableCaller = ReadUnreachableCaller(words.Group("unreachable caller")),
            Extension = ReadExtension(words.Group("extension")),
            RefuseGrounds = [.. words.Groups("refuse").Select(ReadRefusal)],
            Outcomes = [.. words.Groups("outcomes").Select(ReadClosing)],
            ClosingGrounds = [.. words.Groups("close").Select(ReadClosing)],
            Satisfaction = ReadSatisfaction(words.Group("satisfaction")),
            RetentionYears = ReadYears(words.Fields.Scalar("keep")),
            Clauses = words.Names("clauses")
                .Where(entry => entry.Value is TextNode.Scalar)
                .ToImmutableDictionary(entry => entry.Key.Text, entry => ((TextNode.Scalar)entry.Value).Text),
        };
        return OversightReader.Read(DutyReader.Read(set, words, _offices), words, _offices);
    }

    ImmutableDictionary<string, TicketClass> ReadOtherNames(WordReader words)
    {
        var names = ImmutableDictionary.CreateBuilder<string, TicketClass>();
        foreach (var entry in words.Names("also called"))
            if (entry.Value is TextNode.Scalar kind && _classes.TryGetValue(kind.Text, out var meant))
                names[entry.Key.Text] = meant;
            else
                _problems.Add(entry.Value, $"{entry.Value.Kind} is no class",
                    Spelling.Suggest((entry.Value as TextNode.Scalar)?.Text ?? "", _classes.Keys));
        return names.ToImmutable();
    }

    ImmutableDictionary<string, string> ReadRoles(WordReader words)
    {
        var labels = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var entry in words.Names("roles"))
            if (entry.Value is TextNode.Scalar { Text.Length: > 0 } label)
                labels[entry.Key.Text] = label.Text;
            else
                _problems.Add(entry.Value, $"{entry.Value.Kind} is no name of a role", "Write what it is called");
        return labels.ToImmutable();
    }

    ImmutableArray<ClockRule> ReadClocks(WordReader words, ImmutableArray<TicketClass> classes)
    {
        var clocks = ImmutableArray.CreateBuilder<ClockRule>();
        WordReader[] written = [.. words.Groups("clocks")];
        foreach (var one in written)
        {
            var clock = ReadClock(one, classes);
            var twin = clocks.FirstOrDefault(other => other.Id == clock.Id && other.Emergency == clock.Emergency
                && other.AppliesTo.Intersect(clock.AppliesTo).Any()
                && (other.Roles.IsEmpty || clock.Roles.IsEmpty || other.Roles.Intersect(clock.Roles).Any()));
            if (twin is not null)
                _problems.Add(one.Fields.Map, $"two clocks `{clock.Id}` hold for the same class",
                    "Say with `for` which classes each is for");
            clocks.Add(clock);
            if (one.Fields.Scalar("not after") is { } cap
                && written.All(other => (other.Fields.Find("clock") as TextNode.Scalar)?.Text != cap.Text))
                _problems.Add(cap, $"there is no clock `{cap.Text}`", "Name another clock of these rules");
        }

        return clocks.ToImmutable();
    }

    ClockRule ReadClock(WordReader one, ImmutableArray<TicketClass> classes)
    {
        var kinds = one.Fields.Find("for") is null ? classes : one.Choices("for", _classes);
        foreach (var kind in kinds.Except(classes))
            _problems.Add(one.Fields.Find("for")!, $"{ClassWords.Label(kind)} is none of these rules' classes",
                "Add it to `classes`, or remove it here");
        return new ClockRule(
            one.Text("clock"), kinds, one.Choices("from", RuleWords.Moments),
            one.Choice("to", RuleWords.Moments, ClockMoment.Registered),
            one.Fields.Scalar("within") is { } within ? SpanText.Read(within, _problems) : default)
        {
            Roles = one.Choices("of", DutyMeanings.AssignmentRoles),
            WarnsOnly = one.Fields.Flag("warns only", false),
            Emergency = one.Fields.Flag("emergency", false),
            NotAfter = one.TextOrNull("not after"),
            Actor = one.Text("who"),
            Clause = one.TextOrNull("clause"),
            IsOurs = one.Fields.Flag("ours", false),
        };
    }

    ImmutableDictionary<TicketClass, AssignmentRule> ReadAssignment(WordReader words)
    {
        var rules = ImmutableDictionary.CreateBuilder<TicketClass, AssignmentRule>();
        foreach (var entry in words.Names("send to"))
            if (WordReader.Of(entry.Value, RuleWords.SendTo.Parts, _problems) is { } one)
                rules[_classes[entry.Key.Text]] = new AssignmentRule(
                    one.Choice("to", RuleWords.Targets, AssignedTo.AnyUnit), one.Text("clause"));
        return rules.ToImmutable();
    }

    UnreachableOfficeRule? ReadUnreachableOffice(WordReader? words)
    {
        if (words is null)
            return null;
        var targets = ImmutableDictionary.CreateBuilder<TicketClass, string>();
        foreach (var entry in words.Names("to"))
            if (entry.Value is TextNode.Scalar unit && (_offices is null || _offices.Find(unit.Text) is not null))
                targets[_classes[entry.Key.Text]] = unit.Text;
            else
                _problems.Add(entry.Value, $"{entry.Value.Kind} is no unit of offices.yaml",
                    Spelling.Suggest((entry.Value as TextNode.Scalar)?.Text ?? "",
                        _offices?.All.Select(office => office.OrgId) ?? []));
        var gap = words.Fields.Duration("gap", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(4));
        return new UnreachableOfficeRule(
            words.Count("attempts") ?? 1, gap, targets.ToImmutable(), words.Text("clause"));
    }

    static UnreachableCallerRule ReadUnreachableCaller(WordReader? words) => words is null
        ? new UnreachableCallerRule(3, 2)
        : new UnreachableCallerRule(words.Count("attempts") ?? 3, words.Count("days") ?? 2)
        {
            AdjacentDays = words.Fields.Flag("adjacent", false),
            Clause = words.TextOrNull("clause"),
        };

    ExtensionRule? ReadExtension(WordReader? words)
    {
        if (words is null)
            return null;
        var most = ImmutableDictionary.CreateBuilder<TicketClass, int>();
        foreach (var entry in words.Names("at most"))
            if (entry.Value is TextNode.Scalar number
                && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is > 0 and <= 365)
                most[_classes[entry.Key.Text]] = days;
            else
                _problems.Add(entry.Value, $"{entry.Value.Kind} is no number of working days", "Write 1 to 365");
        return new ExtensionRule
        {
            Latest = words.Choice("latest", RuleWords.Latests, ExtensionLatest.ExplainClock),
            Times = words.Count("times"),
            MaxWd = most.ToImmutable(),
            TotalWd = words.Count("in total"),
            SealAboveWd = words.Count("seal above"),
            NewDayFor = words.Choices("new day for", _classes),
            Approver = words.TextOrNull("approved by"),
            Beyond = words.TextOrNull("beyond"),
            EmergencyWd = words.Count("emergency"),
            OriginalLimit = words.Fields.Flag("original limit", false),
            NotBeforeDispatch = words.Fields.Flag("not before dispatch", false),
            DecidedBy = words.Choices("decided by", DutyMeanings.Roles),
            LateDecidedBy = words.Choices("late decided by", DutyMeanings.Roles),
            MadeKnownTo = words.TextOrNull("made known to"),
            Written = words.Fields.Flag("written", false),
            LeaderAgrees = words.Fields.Flag("leader agrees", false),
            TellCaller = words.Fields.Flag("tell caller", false),
            HoldsUndecided = words.Fields.Flag("holds undecided", false),
            IsOurs = words.Fields.Flag("ours", false),
            Clause = words.TextOrNull("clause"),
        };
    }

    static RefuseGround ReadRefusal(WordReader one) =>
        new(one.Text("ground"), one.Text("title"), one.Text("clause"), one.Text("words"))
        {
            Message = one.TextOrNull("message"),
            LinksEarlier = one.Fields.Flag("links earlier", false),
            NamesUnit = one.Fields.Flag("names unit", false),
        };

    ClosingGround ReadClosing(WordReader one) =>
        new(one.Text("ground"), one.Text("title"), one.Text("clause"))
        {
            GapDays = one.Count("gap days") ?? 10,
            Evidence = one.TextOrNull("evidence"),
            ByCaller = one.Fields.Flag("by caller", false),
            CallerTold = one.Fields.Flag("caller told", false),
            AfterRegistration = one.Fields.Flag("after registration", false),
            Ways = ReadWays(one),
            IsOurs = one.Fields.Flag("ours", false),
            SecondReader = one.Fields.Flag("second reader", false),
            SupervisorOnly = one.Fields.Flag("supervisor", false),
            DaysWithoutCooperation = one.Count("days without cooperation"),
        };

    ImmutableArray<KeyValuePair<string, string>> ReadWays(WordReader one)
    {
        var ways = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var entry in one.Names("ways"))
            if (entry.Value is TextNode.Scalar { Text.Length: > 0 } title)
                ways.Add(new(entry.Key.Text, title.Text));
            else
                _problems.Add(entry.Value, $"{entry.Value.Kind} is no way in which a ground may hold",
                    "Write a code and its title");
        return ways.ToImmutable();
    }

    SatisfactionRule? ReadSatisfaction(WordReader? words)
    {
        if (words is null)
            return null;
        ImmutableArray<string> scale = [.. words.Values("scale").Select(value => value.Text)];
        var satisfied = words.Values("satisfied");
        foreach (var grade in satisfied.Where(grade => !scale.Contains(grade.Text)))
            _problems.Add(grade, $"`{grade.Text}` is not on the scale", Spelling.Suggest(grade.Text, scale));
        return new SatisfactionRule(scale, [.. satisfied.Select(value => value.Text)],
            words.Choices("for", _classes), words.TextOrNull("clause"))
        {
            Excluded = DutyReader.List(words, "excluded"),
            AlsoOfAll = words.Fields.Flag("also of all", false),
            IsOurs = words.Fields.Flag("ours", false),
        };
    }

    int? ReadYears(TextNode.Scalar? node)
    {
        if (node is null or { Text: "for ever" })
            return null;
        if (node.Text.Split(' ') is [var number, "years" or "year"]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            && years is > 0 and <= 100)
            return years;
        _problems.Add(node, $"`{node.Text}` is no time for keeping tickets", "Write 2 years, or for ever");
        return null;
    }
}
