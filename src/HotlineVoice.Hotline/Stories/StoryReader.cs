using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Stories;

/// <summary>Reads stories.yaml.</summary>
static class StoryReader
{
    internal static ImmutableArray<string> Words { get; } =
        ["story", "at", "from", "withheld", "dials", "does", "path", "ends", "voicemail"];

    internal static ImmutableArray<string> ActWords { get; } = ["hears", "presses", "says", "waits"];

    internal static ImmutableArray<string> VoicemailWords { get; } = ["registered by", "replied by", "anonymous"];

    internal const string HangsUp = "hangs up";

    static readonly TimeSpan _longest = TimeSpan.FromMinutes(30);

    internal static ImmutableArray<Story> Read(string text, ProblemList problems)
    {
        var root = YamlText.Read(text, problems);
        if (root is TextNode.List list)
            return [.. list.Items.Select(item => ReadStory(item, problems)).OfType<Story>()];
        if (root is not null)
            problems.Add(root, $"here stands {root.Kind} where a list of stories is expected", "Begin with - story: …");
        return [];
    }

    static Story? ReadStory(TextNode node, ProblemList problems)
    {
        if (Fields.Of(node, Words, problems) is not { } fields)
            return null;
        var title = fields.Text("story", needed: true);
        var at = ReadInstant(fields.Scalar("at", needed: true), problems);
        var dials = fields.Text("dials", needed: true);
        var acts = ReadActs(fields.Need("does"), problems);
        if (title is null || at is null || dials is null)
            return null;
        return new Story(title, at.Value, dials, acts, node)
        {
            From = fields.Text("from"),
            Withheld = fields.Flag("withheld", otherwise: false),
            Path = fields.Scalar("path") is { } path ? new Expected<string>(path.Text, path) : null,
            Ends = ReadEnd(fields.Scalar("ends"), problems),
            Voicemail = ReadVoicemail(fields.Find("voicemail"), problems),
        };
    }

    static ImmutableArray<StoryAct> ReadActs(TextNode? node, ProblemList problems)
    {
        if (node is null)
            return [];
        if (node is TextNode.List list)
            return [.. list.Items.Select(item => ReadAct(item, problems)).OfType<StoryAct>()];
        problems.Add(node, $"`does` is {node.Kind}", "Write a list: - hears: …, - presses: …");
        return [];
    }

    static StoryAct? ReadAct(TextNode node, ProblemList problems)
    {
        if (node is TextNode.Scalar { Text: HangsUp })
            return new StoryAct.HangsUp(node);
        if (node is not TextNode.Map { Entries: [var entry] })
        {
            problems.Add(node, $"{node.Kind} is nothing that a caller does",
                $"Write one of: {string.Join(", ", ActWords)} with a value, or {HangsUp}");
            return null;
        }

        if (Fields.Of(node, ActWords, problems) is not { } fields || fields.Text(entry.Key.Text) is not { } value)
            return null;
        return entry.Key.Text switch
        {
            "hears" => new StoryAct.Hears(entry.Value, value),
            "presses" => ReadKeys(entry.Value, value, problems),
            "says" => new StoryAct.Says(entry.Value, fields.Duration("says", default, default, _longest)),
            _ => new StoryAct.Waits(entry.Value, fields.Duration("waits", default, default, _longest)),
        };
    }

    static StoryAct.Presses? ReadKeys(TextNode place, string keys, ProblemList problems)
    {
        if (keys.All("0123456789*#".Contains))
            return new StoryAct.Presses(place, keys);
        problems.Add(place, $"`{keys}` are no keys", "Use 0 to 9, * and #, in quotes");
        return null;
    }

    static Expected<CallEndReason>? ReadEnd(TextNode.Scalar? node, ProblemList problems)
    {
        if (node is null)
            return null;
        if (Enum.TryParse<CallEndReason>(node.Text, out var reason) && !char.IsAsciiDigit(node.Text[0]))
            return new Expected<CallEndReason>(reason, node);
        problems.Add(node, $"`{node.Text}` is no reason for a call to end",
            Spelling.Suggest(node.Text, Enum.GetNames<CallEndReason>()));
        return null;
    }

    static Expected<ExpectedVoicemail>? ReadVoicemail(TextNode? node, ProblemList problems)
    {
        if (node is null)
            return null;
        if (node is TextNode.Scalar { Text: "none" })
            return new Expected<ExpectedVoicemail>(new ExpectedVoicemail(Any: false), node);
        if (Fields.Of(node, VoicemailWords, problems) is not { } fields)
            return null;
        var noReply = fields.Text("replied by") == "nobody";
        return new Expected<ExpectedVoicemail>(
            new ExpectedVoicemail(Any: true)
            {
                RegisteredBy = fields.Day("registered by"),
                RepliedBy = noReply ? null : fields.Day("replied by"),
                NoReply = noReply,
                Anonymous = fields.Find("anonymous") is null ? null : fields.Flag("anonymous", otherwise: false),
            },
            node);
    }

    static DateTimeOffset? ReadInstant(TextNode.Scalar? node, ProblemList problems)
    {
        if (node is null)
            return null;
        if (DateTime.TryParseExact(node.Text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, WorkingCalendar.Offset);
        problems.Add(node, $"`{node.Text}` is no time", "Write 2026-03-25 07:59:59");
        return null;
    }
}
