using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Hotline.Hours;
using HotlineVoice.Hotline.Queues.Offering;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Stories;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>
/// Writes the JSON schemas by which editors complete and check a hotline's files while they are typed. They say less
/// than the loader: which words there are and what stands behind them, not whether a name means anything.
/// </summary>
public static class DialplanSchema
{
    static readonly JsonSerializerOptions _form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schemas by the name of their file in the dialplans folder.</summary>
    public static ImmutableDictionary<string, string> Files { get; } = new Dictionary<string, JsonObject>
    {
        ["automation.schema.json"] = FileSchema.List("What a hotline has done besides", AutomationWords.All),
        ["catalogue.schema.json"] = FileSchema.List("Which unit gets what", OfficeWords.Catalogue),
        ["checklists.schema.json"] = FileSchema.List("What is to be done about matters", ChecklistWords.All),
        ["divisions.schema.json"] = FileSchema.List("Names of administrative divisions", OfficeWords.Divisions),
        ["fields.schema.json"] = FileSchema.List("Fields of a hotline's own", FieldWords.All),
        ["flow.schema.json"] = Flow(),
        ["hotline.schema.json"] = Hotline(),
        ["macros.schema.json"] = FileSchema.List("What a hotline's people do together", MacroWords.All),
        ["offices.schema.json"] = FileSchema.List("The units of a hotline", OfficeWords.All),
        ["queues.schema.json"] = Queues(),
        ["rules.schema.json"] = FileSchema.List("The rules under which a hotline takes tickets", RuleWords.All),
        ["stories.schema.json"] = Stories(),
    }.ToImmutableDictionary(file => file.Key, file => file.Value.ToJsonString(_form) + "\n");

    static JsonObject Flow() => Root("What a caller meets, step by step", Closed(
        new JsonObject
        {
            ["start"] = Text("Where a call begins"),
            ["agent"] = Text("Where 0 leads in a menu that does not name it"),
            ["steps"] = new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["oneOf"] = Array(StepCatalogue.All.Select(Step)) },
            },
        },
        "start", "steps"));

    static JsonObject Step(StepKind kind)
    {
        var words = new JsonObject();
        foreach (var word in kind.Words)
            words[word.Name] = Value(word);
        var step = Closed(words, [.. kind.Words.Where(word => word.Needed).Select(word => word.Name)]);
        step["description"] = kind.Meaning;
        return step;
    }

    static JsonObject Value(StepWord word) => word.Form switch
    {
        WordForm.Keys => new JsonObject
        {
            ["description"] = word.Meaning,
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[0-9*]$" },
            ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        },
        WordForm.Ratings => new JsonObject
        {
            ["description"] = word.Meaning,
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[0-9]$" },
            ["additionalProperties"] = new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = 1,
                ["maximum"] = StepReader.RatingMax,
            },
        },
        WordForm.Duration => Pattern(word.Meaning, "^[0-9]+[smh]$"),
        WordForm.Count => new JsonObject { ["description"] = word.Meaning, ["type"] = "integer" },
        WordForm.Flag => Flag(word.Meaning),
        _ => Text(word.Meaning),
    };

    static JsonObject Hotline()
    {
        var span = new JsonObject { ["type"] = new JsonArray("string", "array") };
        return Root("Who a hotline is and when people answer", Closed(
            new JsonObject
            {
                ["name"] = Text("As people name it"),
                ["code"] = Pattern("As the API and the database name it", "^[a-z0-9]{1,20}$"),
                ["digit"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 9 },
                ["numbers"] = new JsonObject { ["type"] = "array" },
                ["hours"] = new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JsonObject
                    {
                        ["type"] = new JsonArray("string", "object"),
                        ["properties"] = new JsonObject(
                            HoursText.DayWords.Select(word => KeyValuePair.Create(word, (JsonNode?)span.DeepClone()))),
                        ["additionalProperties"] = false,
                    },
                },
                ["staffed"] = Text("The hours in which people answer"),
                ["voicemail"] = Closed(
                    new JsonObject(ProfileReader.VoicemailWords.Select(word =>
                        KeyValuePair.Create(word, (JsonNode?)Choice(ProfileReader.DueWords.Keys)))),
                    ProfileReader.VoicemailWords[0]),
                ["mode"] = Choice(ProfileReader.Modes),
                ["mode until"] = Text("2026-03-25 08:00"),
            },
            "name", "code", "digit", "numbers", "hours", "staffed"));
    }

    static JsonObject Queues() => Root("The queues of a hotline", new JsonObject
    {
        ["type"] = "object",
        ["additionalProperties"] = Group(QueueWords.All),
    });

    static JsonObject Group(ImmutableArray<QueueWord> words) => Closed(
        new JsonObject(words.Select(word => KeyValuePair.Create(word.Name, (JsonNode?)Value(word)))),
        [.. words.Where(word => word.Needed).Select(word => word.Name)]);

    static JsonObject Value(QueueWord word)
    {
        var meaning = word.Range is "" ? word.Meaning : $"{word.Meaning}; {word.Range}";
        switch (word.Form)
        {
            case QueueForm.Duration:
                return Pattern(meaning, "^[0-9]+[smh]$");
            case QueueForm.DurationOrNever:
                return Pattern(meaning, $"^([0-9]+[smh]|{QueueWords.Never})$");
            case QueueForm.Flag:
                return Flag(word.Meaning);
            case QueueForm.Text:
                return Text(meaning);
        }

        var value = word.Form switch
        {
            QueueForm.Count => new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = word.Bounds.Least,
                ["maximum"] = word.Bounds.Most,
            },
            QueueForm.Choice => Choice(OfferingCatalogue.All.Select(way => way.Name)),
            QueueForm.Key => new JsonObject { ["enum"] = Array(ExitKeys()) },
            QueueForm.Parts => Group(word.Parts),
            _ => new JsonObject { ["type"] = new JsonArray("string", "array") },
        };
        value.Insert(0, "description", meaning);
        return value;
    }

    /// <summary>YAML reads an unquoted digit as a number.</summary>
    static IEnumerable<JsonNode?> ExitKeys() => QueueWords.ExitKeys.SelectMany(key => char.IsAsciiDigit(key)
        ? new JsonNode?[] { JsonValue.Create(key.ToString()), JsonValue.Create(key - '0') }
        : [JsonValue.Create(key.ToString())]);

    static JsonObject Stories() => Root("What must come true, played against the floor", new JsonObject
    {
        ["type"] = "array",
        ["items"] = Closed(
            new JsonObject(StoryReader.Words.Select(word =>
                KeyValuePair.Create(word, word switch
                {
                    "does" => new JsonObject { ["type"] = "array" },
                    "voicemail" => new JsonObject { ["type"] = new JsonArray("string", "object") },
                    "withheld" => Flag("The caller withholds his number"),
                    _ => (JsonNode?)new JsonObject { ["type"] = "string" },
                }))),
            "story", "at", "dials", "does"),
    });

    internal static JsonObject Root(string title, JsonObject content)
    {
        content["title"] = title;
        return new JsonObject(content
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))
            .Prepend(KeyValuePair.Create("$schema", (JsonNode?)"http://json-schema.org/draft-07/schema#")));
    }

    internal static JsonObject Closed(JsonObject words, params string[] needed) => new()
    {
        ["type"] = "object",
        ["properties"] = words,
        ["required"] = Array(needed.Select(word => JsonValue.Create(word))),
        ["additionalProperties"] = false,
    };

    internal static JsonObject Text(string meaning) => new()
    {
        ["description"] = meaning,
        ["type"] = new JsonArray("string", "integer"),
    };

    internal static JsonObject Pattern(string meaning, string pattern) => new()
    {
        ["description"] = meaning,
        ["type"] = "string",
        ["pattern"] = pattern,
    };

    // Editors read YAML 1.1 and 1.2: yes may reach the schema as a text or as a truth value.
    internal static JsonObject Flag(string meaning) => new()
    {
        ["description"] = meaning,
        ["enum"] = new JsonArray("yes", "no", true, false),
    };

    internal static JsonObject Choice(IEnumerable<string> words) =>
        new() { ["enum"] = Array(words.Select(word => JsonValue.Create(word))) };

    internal static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
