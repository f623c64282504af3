using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Steps;

/// <summary>A place that a step names, to be found when every step is there.</summary>
sealed record StepLink(string Outcome, string Target, TextNode At);

/// <summary>Something outside the flow that a step names: a prompt, hours, a queue.</summary>
sealed record StepNeed(string Name, TextNode At);

/// <summary>Reads the words of one step and notes what it refers to.</summary>
sealed partial class StepReader(string name, Fields fields, ProblemList problems)
{
    /// <summary>The keys that a menu may name; «#» ends input everywhere and cannot be a choice.</summary>
    const string KeysOfMenus = "0123456789*";

    internal string Name { get; } = name;
    internal TextNode At => fields.Map;
    internal List<StepLink> Links { get; } = [];
    internal List<StepNeed> Prompts { get; } = [];
    internal List<StepNeed> Hours { get; } = [];
    internal List<StepNeed> Queues { get; } = [];

    /// <summary>The one beep that comes before a message is on the shelf itself; it has no words.</summary>
    internal List<string> Readings { get; } = [];

    internal string Prompt(string word)
    {
        var id = fields.Scalar(word, needed: true);
        if (id is not null)
            Prompts.Add(new StepNeed(id.Text, id));
        return id?.Text ?? "";
    }

    /// <summary>A prompt that is said unless the plan names another.</summary>
    internal string PromptOr(string word, string usual)
    {
        var id = fields.Scalar(word);
        Prompts.Add(new StepNeed(id?.Text ?? usual, id ?? At));
        return id?.Text ?? usual;
    }

    /// <summary>A prompt that is said only if the plan names one.</summary>
    internal string? PromptIfAny(string word) => fields.Find(word) is null ? null : Prompt(word);

    /// <summary>A prompt that the step says by itself.</summary>
    internal string OwnPrompt(string id)
    {
        Prompts.Add(new StepNeed(id, At));
        return id;
    }

    internal void Place(string word, bool needed = false)
    {
        if (fields.Scalar(word, needed) is { } target)
            Links.Add(new StepLink(word, target.Text, target));
    }

    /// <summary>A verb whose value is itself a place.</summary>
    internal void PlaceOfVerb(string verb, string outcome)
    {
        if (fields.Scalar(verb, needed: true) is { } target)
            Links.Add(new StepLink(outcome, target.Text, target));
    }

    internal void Keys(string word)
    {
        var node = fields.Need(word);
        if (node is not TextNode.Map map)
        {
            if (node is not null)
                problems.Add(node, $"`{word}` is {node.Kind}", "Write { 1: step, 2: step }");
            return;
        }

        foreach (var entry in map.Entries)
            Key(entry);
    }

    internal TimeSpan Seconds(string word, int usual, int least, int most) => fields.Duration(
        word, TimeSpan.FromSeconds(usual), TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));

    internal int Count(string word, int usual, int least, int most) => fields.Count(word, usual, least, most);

    internal bool Flag(string word, bool usual) => fields.Flag(word, usual);

    internal string? Text(string word) => fields.Text(word);

    internal string Hour(string word)
    {
        var name = fields.Scalar(word, needed: true);
        if (name is not null)
            Hours.Add(new StepNeed(name.Text, name));
        return name?.Text ?? "";
    }

    internal string Queue(string word)
    {
        var name = fields.Scalar(word, needed: true);
        if (name is not null)
            Queues.Add(new StepNeed(name.Text, name));
        return name?.Text ?? "";
    }

    internal static string Outcome(char key) => $"key {key}";

    void Key(TextEntry entry)
    {
        var key = entry.Key.Text;
        if (key.Length != 1 || !KeysOfMenus.Contains(key[0]))
            problems.Add(entry.Key, $"`{key}` is no key that a menu can offer", "Use 0 to 9 or \"*\"; # ends input");
        else if (Links.Any(link => link.Outcome == Outcome(key[0])))
            problems.Add(entry.Key, $"key {key} is given twice", "Keep one of them");
        else if (entry.Value is TextNode.Scalar { Text.Length: > 0 } target)
            Links.Add(new StepLink(Outcome(key[0]), target.Text, target));
        else
            problems.Add(entry.Value, $"key {key} leads to {entry.Value.Kind}", "Name one step");
    }
}
