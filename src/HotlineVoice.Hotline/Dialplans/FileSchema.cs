using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>The editors' schema of files whose words are <see cref="FileWord"/>s.</summary>
static class FileSchema
{
    internal static JsonObject List(string title, ImmutableArray<FileWord> words) =>
        DialplanSchema.Root(title, Many(Group(words)));

    static JsonObject Group(ImmutableArray<FileWord> words) => DialplanSchema.Closed(
        new JsonObject(words.Select(word => KeyValuePair.Create(word.Name, (JsonNode?)Value(word)))),
        [.. words.Where(word => word.Needed).Select(word => word.Name)]);

    static JsonObject Value(FileWord word)
    {
        switch (word.Form)
        {
            case FileWordForm.Text:
                return DialplanSchema.Text(word.Meaning);
            case FileWordForm.Flag:
                return DialplanSchema.Flag(word.Meaning);
            case FileWordForm.Day:
                return DialplanSchema.Pattern(word.Meaning, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }

        var value = word.Form switch
        {
            FileWordForm.Count => new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = word.Bounds.Least,
                ["maximum"] = word.Bounds.Most,
            },
            FileWordForm.Choice => DialplanSchema.Choice(word.Choices),
            FileWordForm.Choices => OneOrMany(DialplanSchema.Choice(word.Choices)),
            FileWordForm.Group => Group(word.Parts),
            FileWordForm.Groups => Many(Group(word.Parts)),
            FileWordForm.Names => Named(word, new JsonObject { ["type"] = new JsonArray("string", "integer") }),
            FileWordForm.NamedGroups => Named(word, Group(word.Parts)),
            _ => OneOrMany(new JsonObject { ["type"] = new JsonArray("string", "integer") }),
        };
        value.Insert(0, "description", word.Meaning);
        return value;
    }

    static JsonObject Named(FileWord word, JsonObject each)
    {
        var named = new JsonObject { ["type"] = "object", ["additionalProperties"] = each };
        if (!word.Names.IsEmpty)
            named["propertyNames"] = DialplanSchema.Choice(word.Names);
        return named;
    }

    static JsonObject OneOrMany(JsonObject one) =>
        new() { ["anyOf"] = new JsonArray(one.DeepClone(), Many(one)) };

    static JsonObject Many(JsonObject one) => new() { ["type"] = "array", ["items"] = one };
}
