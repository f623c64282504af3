using System.Collections.Immutable;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Macros;

/// <summary>Every word of macros.yaml.</summary>
public static class MacroWords
{
    /// <summary>Acts that may be written down beforehand, each with what it needs and what it may be given. What is
    /// about one citizen alone (a refusal, a result, a callback, a signature) is written for each.</summary>
    public static ImmutableSortedDictionary<string, (ImmutableArray<string> Needs, ImmutableArray<string> Takes)> Acts
    { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, (ImmutableArray<string>, ImmutableArray<string>)>
        {
            ["answerDirectly"] = (["answer"], []),
            ["archive"] = ([], ["category"]),
            ["dispatch"] = (["orgId"], ["coOrgIds", "requirements", "subjectCode"]),
            ["followUp"] = (["note"], []),
            ["guide"] = (["target"], []),
            ["markKey"] = (["isKey"], ["reason"]),
            ["needSignoff"] = ([], []),
            ["remind"] = ([], ["channel", "note"]),
            ["requestMaterial"] = (["items"], ["daysWd"]),
            ["reviewPass"] = ([], ["timely", "resultTrue", "quality"]),
            ["sendForm"] = ([], []),
        });

    internal const int DaysMax = 400;

    internal static ImmutableDictionary<string, TicketClass> Classes { get; } =
        ClassWords.All.ToImmutableDictionary(word => word.Key, word => word.Value);

    internal static ImmutableDictionary<string, NoteVisibility> Readers { get; } =
        ImmutableDictionary<string, NoteVisibility>.Empty
            .Add("内部", NoteVisibility.Internal)
            .Add("承办单位", NoteVisibility.Unit)
            .Add("诉求人", NoteVisibility.Caller);

    internal static ImmutableArray<FileWord> Fields { get; } =
    [
        Text("orgId", "Id of the unit in offices.yaml to which it is sent (dispatch)"),
        new("coOrgIds", FileWordForm.Texts, "Ids of the units that help (dispatch)"),
        Text("requirements", "办理要求 (dispatch)"),
        Text("subjectCode", "事项 of the 派单目录 (dispatch)"),
        Text("answer", "What the caller is answered (answerDirectly)"),
        Text("target", "Where the caller is guided to (guide)"),
        Text("note", "What was followed or said (followUp, remind)"),
        Text("channel", "How somebody is reminded (remind)"),
        new("isKey", FileWordForm.Flag, "列为重点 (markKey)"),
        Text("reason", "Why (markKey)"),
        Text("items", "What is to be brought (requestMaterial)"),
        new("daysWd", FileWordForm.Count, "Within how many working days (requestMaterial)") { Bounds = (1, DaysMax) },
        new("timely", FileWordForm.Flag, "时效 (reviewPass)"),
        new("resultTrue", FileWordForm.Flag, "结果属实 (reviewPass)"),
        Text("quality", "质量 (reviewPass)"),
        Text("category", "档案类别 (archive)"),
    ];

    /// <summary>The words of one macro.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        Must(Text("id", "As the API names it: small letters, digits, dashes; never change it")),
        Must(Text("title", "As the button names it; at most twenty characters")),
        new("tags", FileWordForm.Texts, "标签 that are put on"),
        new("untag", FileWordForm.Texts, "标签 that are taken off"),
        Text("note", "备注 that is added; words such as {due} are filled in"),
        new("note for", FileWordForm.Choice, "Who reads the note; the hotline's own people when not written")
            { Choices = ["内部", "承办单位", "诉求人"] },
        new("act", FileWordForm.Choice, "What is done last") { Choices = [.. Acts.Keys] },
        new("with", FileWordForm.Group, "What is said with the act") { Parts = Fields },
        new("for", FileWordForm.Choices, "诉求类别 for which it is offered; all when not written")
            { Choices = [.. ClassWords.All.Select(word => word.Key)] },
    ];

    static FileWord Must(FileWord word) => word with { Needed = true };

    static FileWord Text(string name, string meaning) => new(name, FileWordForm.Text, meaning);
}
