using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Prompts;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Reads flow.yaml and finds everything it names.</summary>
sealed class DialplanReader(HotlinePlan hotline, PromptBook prompts, ProblemList problems)
{
    internal static ImmutableArray<string> Words { get; } = ["start", "agent", "steps"];

    readonly Dictionary<string, Step> _steps = [];

    /// <summary>Steps that are there but cannot be read; who leads to them makes no mistake of his own.</summary>
    readonly HashSet<string> _broken = [];

    readonly List<StepReader> _readers = [];

    /// <summary>The flow; null, with problems, when any name in it means nothing.</summary>
    internal Dialplan? Read(string text)
    {
        var before = problems.Problems.Count;
        if (Fields.Of(YamlText.Read(text, problems), Words, problems) is not { } fields)
            return null;
        ReadSteps(fields.Need("steps"));
        foreach (var reader in _readers)
        {
            FindPrompts(reader);
            FindNames(reader.Hours, "hours", hotline.Profile.Hours.Keys);
            FindNames(reader.Queues, "queue", hotline.Queues.Keys);
        }

        LinkSteps();
        var start = FindStep("the flow", "starts at", fields.Scalar("start", needed: true));
        var agent = FindStep("key 0", "leads to", fields.Scalar("agent"));
        if (start is null || problems.Problems.Count > before)
            return null;
        var plan = new Dialplan(start, agent, [.. _steps.Values]);
        DialplanChecks.Run(plan, problems);
        return problems.Problems.Count == before ? plan : null;
    }

    void ReadSteps(TextNode? node)
    {
        if (node is not TextNode.Map map)
        {
            if (node is not null)
                problems.Add(node, $"`steps` is {node.Kind}", "Write steps by name");
            return;
        }

        foreach (var entry in map.Entries)
            if (_steps.ContainsKey(entry.Key.Text))
                problems.Add(entry.Key, $"step `{entry.Key.Text}` is written twice", "Keep one of them");
            else if (ReadStep(entry) is { } step)
                _steps.Add(entry.Key.Text, step);
            else
                _broken.Add(entry.Key.Text);
    }

    Step? ReadStep(TextEntry entry)
    {
        var verbs = StepCatalogue.All.Select(kind => kind.Verb);
        if (entry.Value is not TextNode.Map map)
        {
            problems.Add(entry.Value, $"step `{entry.Key.Text}` is {entry.Value.Kind}",
                $"Give it one verb: {string.Join(", ", verbs)}");
            return null;
        }

        StepKind[] kinds =
            [.. map.Entries.Select(word => StepCatalogue.Find(word.Key.Text)).OfType<StepKind>().Distinct()];
        if (kinds is not [var kind])
        {
            var remedy = map.Entries is [var first, ..] && kinds.Length == 0
                ? Spelling.Suggest(first.Key.Text, verbs)
                : "Split it into steps of one verb each";
            var what = kinds.Length == 0 ? "has no verb" : $"has {kinds.Length} verbs";
            problems.Add(entry.Key, $"step `{entry.Key.Text}` {what}", remedy);
            return null;
        }

        var fields = Fields.Of(map, kind.Words.Select(word => word.Name), problems)!;
        var reader = new StepReader(entry.Key.Text, fields, problems);
        _readers.Add(reader);
        return kind.Read(reader);
    }

    void FindPrompts(StepReader reader)
    {
        var code = hotline.Profile.Code;
        foreach (var need in reader.Prompts)
            if (!prompts.Has(code, need.Name))
                problems.Add(need.At, $"there is no prompt `{need.Name}`",
                    Spelling.Suggest(need.Name, prompts.IdsOf(code)));
            else
                foreach (var reading in prompts.MissingReadings(code, need.Name))
                    problems.Add(need.At, $"prompt `{need.Name}` has no reading {reading}.wav",
                        "Record it, or run prompts/render.sh");
        foreach (var reading in reader.Readings.Where(reading => prompts.LengthOf([reading]) is null))
            problems.Add(reader.At, $"the shelf has no reading {reading}.wav", "Record it, or run prompts/render.sh");
    }

    void FindNames(List<StepNeed> needs, string what, IEnumerable<string> known)
    {
        foreach (var need in needs.Where(need => !known.Contains(need.Name)))
            problems.Add(need.At, $"there is no {what} `{need.Name}`", Spelling.Suggest(need.Name, known));
    }

    void LinkSteps()
    {
        foreach (var reader in _readers)
        {
            var places = new Dictionary<string, Step>();
            foreach (var link in reader.Links)
                if (FindStep(link.Outcome, "leads to", link.At) is { } target)
                    places[link.Outcome] = target;
            if (_steps.TryGetValue(reader.Name, out var step))
                step.Link(places);
        }
    }

    Step? FindStep(string what, string verb, TextNode? at)
    {
        if (at is not TextNode.Scalar name || _broken.Contains(name.Text))
            return null;
        if (_steps.TryGetValue(name.Text, out var step))
            return step;
        problems.Add(at, $"{what} {verb} `{name.Text}`; there is no such step",
            Spelling.Suggest(name.Text, _steps.Keys));
        return null;
    }
}
