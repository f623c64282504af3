using System.Collections.Immutable;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Prompts;
using HotlineVoice.Hotline.Stories;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Reads a whole folder of dialplans.</summary>
sealed class PlanReader(PlanSources sources)
{
    const string Calendars = "calendars";
    const string HotlineFile = "hotline.yaml";
    const string FlowFile = "flow.yaml";
    const string QueueFile = "queues.yaml";

    const string RulesFile = "rules.yaml";
    const string OfficesFile = "offices.yaml";
    const string DivisionsFile = "divisions.yaml";
    const string CatalogueFile = "catalogue.yaml";
    const string FieldsFile = "fields.yaml";
    const string ChecklistsFile = "checklists.yaml";
    const string MacrosFile = "macros.yaml";
    const string AutomationFile = "automation.yaml";

    /// <summary>What a hotline's folder may hold.</summary>
    static readonly string[] _hotlineFiles =
        [
            HotlineFile, FlowFile, QueueFile, StoryTeller.FileName, RulesFile, OfficesFile, CatalogueFile,
            FieldsFile, ChecklistsFile, MacrosFile, AutomationFile,
        ];

    readonly List<Problem> _problems = [];
    readonly List<string> _notes = [];

    internal PlanLoad Read()
    {
        var calendar = ReadCalendar();
        var prompts = ReadFile(PlanSources.PromptsFile,
            (text, problems) => PromptText.Read(text, sources.PromptLengths, problems)) ?? PromptBook.Empty;
        var divisions = ReadDivisions();
        var profiles = Folders().Select(ReadProfile).OfType<ReadProfile>().ToArray();
        FindTwins(profiles);
        ImmutableArray<HotlinePlan> plans =
            [.. profiles.Select(profile => ReadTickets(ReadHotline(profile.Profile, prompts), divisions))];
        if (plans.IsEmpty)
            _notes.Add("no hotline: no folder has a hotline.yaml");
        Problem[] sorted = [.. _problems
            .OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        return sorted.Length > 0
            ? new PlanLoad(null, sorted, _notes)
            : new PlanLoad(new PlanSet(plans, calendar, prompts, divisions), sorted, _notes);
    }

    WorkingCalendar ReadCalendar()
    {
        var years = new List<HolidayYear>();
        foreach (var path in Yaml().Where(path => path.StartsWith(Calendars + "/", StringComparison.Ordinal)))
            if (ReadFile(path, HolidayText.Read) is { } year)
            {
                if (years.Any(other => other.Year == year.Year))
                    _problems.Add(new Problem(path, 1, 1, $"{year.Year} stands in two files", "Keep one of them"));
                else
                    years.Add(year);
            }

        if (years.Count == 0)
            _notes.Add("no calendar: every Monday to Friday counts as worked");
        return new WorkingCalendar(years);
    }

    ReadProfile? ReadProfile(string folder)
    {
        foreach (var path in Yaml().Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)))
            if (path[(folder.Length + 1)..] is var name && !_hotlineFiles.Contains(name))
                _problems.Add(new Problem(path, 0, 0, $"`{name}` is no file of a hotline",
                    Spelling.Suggest(name, _hotlineFiles)));
        return ReadFile($"{folder}/{HotlineFile}", (text, problems) => ProfileReader.Read(folder, text, problems));
    }

    void FindTwins(ReadProfile[] profiles)
    {
        var first = new Dictionary<string, ReadProfile>();
        foreach (var profile in profiles)
            foreach (var claim in profile.Claims)
                if (!first.TryAdd(claim.What, profile) && first[claim.What] is var other)
                    _problems.Add(new Problem(profile.Problems.File, claim.At.Line, claim.At.Column,
                        $"{claim.What} is already that of {other.Profile.Folder}", "Give it to one of them"));
    }

    HotlinePlan ReadHotline(HotlineProfile profile, PromptBook prompts)
    {
        var plan = new HotlinePlan(profile);
        if (Has(profile, QueueFile))
            plan = plan with
            {
                Queues = ReadFile($"{profile.Folder}/{QueueFile}",
                    (text, problems) => QueueReader.Read(profile.Code, text, problems))!,
            };
        if (!Has(profile, FlowFile))
        {
            _notes.Add($"{profile.Folder} takes no calls: it has no {FlowFile}");
            return plan;
        }

        plan = plan with
        {
            Flow = ReadFile($"{profile.Folder}/{FlowFile}",
                (text, problems) => new DialplanReader(plan, prompts, problems).Read(text)),
        };
        return Has(profile, StoryTeller.FileName)
            ? plan with { Stories = ReadFile($"{profile.Folder}/{StoryTeller.FileName}", StoryReader.Read) }
            : plan;
    }

    DivisionBook ReadDivisions()
    {
        if (sources.Files.ContainsKey(DivisionsFile))
            return ReadFile(DivisionsFile, DivisionReader.Read)!;
        return DivisionBook.Empty;
    }

    HotlinePlan ReadTickets(HotlinePlan plan, DivisionBook divisions)
    {
        var profile = plan.Profile;
        // Rules name units; while the units cannot be read, that these are unknown is no mistake of the rules.
        OfficeBook? known = OfficeBook.Empty;
        if (Has(profile, OfficesFile))
        {
            var before = _problems.Count;
            var offices = ReadFile($"{profile.Folder}/{OfficesFile}",
                (text, problems) => OfficeReader.Read(divisions, text, problems))!;
            known = _problems.Count == before ? offices : null;
            plan = plan with { Offices = offices };
        }

        var catalogue = Has(profile, CatalogueFile)
            ? ReadFile($"{profile.Folder}/{CatalogueFile}",
                (text, problems) => CatalogueReader.Read(known, divisions, text, problems))!
            : DispatchCatalogue.Empty;
        var fields = Has(profile, FieldsFile)
            ? ReadFile($"{profile.Folder}/{FieldsFile}", FieldReader.Read)!
            : FieldBook.Empty;
        var checklists = Has(profile, ChecklistsFile)
            ? ReadFile($"{profile.Folder}/{ChecklistsFile}", ChecklistReader.Read)!
            : ChecklistBook.Empty;
        var macros = Has(profile, MacrosFile)
            ? ReadFile($"{profile.Folder}/{MacrosFile}", (text, problems) => MacroReader.Read(known, text, problems))
            : [];
        if (!Has(profile, RulesFile))
        {
            _notes.Add($"{profile.Folder} takes no tickets: it has no {RulesFile}");
            return plan;
        }

        var sets = ReadFile($"{profile.Folder}/{RulesFile}",
            (text, problems) => RuleSetReader.Read(profile.Code, known, text, problems));
        var automation = Has(profile, AutomationFile)
            ? ReadFile($"{profile.Folder}/{AutomationFile}",
                (text, problems) => AutomationReader.Read(known, sets, text, problems))!
            : AutomationBook.Empty;
        return plan with
        {
            Rules = new HotlineRules(profile.Code, profile.Digit, sets, plan.Offices)
            {
                Catalogue = catalogue,
                Fields = fields,
                Checklists = checklists,
                Macros = macros,
                Automation = automation,
            },
        };
    }

    bool Has(HotlineProfile profile, string name) => sources.Files.ContainsKey($"{profile.Folder}/{name}");

    IEnumerable<string> Folders() =>
        Yaml()
            .Where(path => path != PlanSources.PromptsFile && path.Contains('/'))
            .Select(path => path[..path.IndexOf('/')])
            .Where(folder => folder != Calendars)
            .Distinct();

    IEnumerable<string> Yaml() =>
        sources.Files.Keys
            .Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    T? ReadFile<T>(string path, Func<string, ProblemList, T?> read)
    {
        var problems = new ProblemList(path);
        if (!sources.Files.TryGetValue(path, out var text))
        {
            _problems.Add(new Problem(path, 0, 0, "the file is missing", "Write it"));
            return default;
        }

        var result = read(text, problems);
        _problems.AddRange(problems.Problems);
        return result;
    }
}
