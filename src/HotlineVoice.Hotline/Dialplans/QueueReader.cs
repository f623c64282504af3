using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Reads queues.yaml.</summary>
static class QueueReader
{
    internal static ImmutableArray<string> Words { get; } = ["title", "skills", "anonymous", "confidential", "class"];

    internal static ImmutableDictionary<string, QueuePlan> Read(string code, string text, ProblemList problems)
    {
        var queues = ImmutableDictionary.CreateBuilder<string, QueuePlan>();
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.Map map)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where queues are expected", "Write q_name: { title: … }");
            return queues.ToImmutable();
        }

        foreach (var entry in map.Entries)
            if (queues.ContainsKey(entry.Key.Text))
                problems.Add(entry.Key, $"queue `{entry.Key.Text}` is written twice", "Keep one of them");
            else if (Fields.Of(entry.Value, Words, problems) is { } fields)
                queues.Add(entry.Key.Text, ReadQueue($"{code}/{entry.Key.Text}", fields, problems));
        return queues.ToImmutable();
    }

    static QueuePlan ReadQueue(string id, Fields fields, ProblemList problems) =>
        new(id, fields.Text("title", needed: true) ?? "")
        {
            Skills = ReadSkills(fields.Find("skills"), problems),
            Anonymous = fields.Flag("anonymous", otherwise: false),
            Confidential = fields.Flag("confidential", otherwise: false),
            TicketClass = fields.Text("class"),
        };

    static ImmutableArray<string> ReadSkills(TextNode? node, ProblemList problems)
    {
        if (node is null)
            return [];
        var skills = ImmutableArray.CreateBuilder<string>();
        foreach (var item in node is TextNode.List list ? list.Items : [node])
            if (item is TextNode.Scalar { Text.Length: > 0 } skill)
                skills.Add(skill.Text);
            else
                problems.Add(item, $"{item.Kind} is no skill", "Name it: 综合");
        return skills.ToImmutable();
    }
}
