using System.Text.Json;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>
/// The words for what a ticket is: English in every answer; on input Chinese too, because people who call the API by
/// hand copy from the forms.
/// </summary>
static class TicketWords
{
    static readonly Dictionary<string, TicketClass> _classes = Words<TicketClass>("咨询", "求助", "投诉", "举报", "建议");

    static readonly Dictionary<string, TicketSource> _sources = Words<TicketSource>(
        "电话", "留言", "微信", "微博", "网站", "短信", "信箱", "传真", "信件", "领导接听", "领导批办",
        "上级交办(省长热线、市长热线)", "市长热线电子督办单", "市领导签批件", "人民网网友留言", "百姓对话", "聚焦行风",
        "省长热线交办", "市长热线交办");

    static readonly Dictionary<string, TicketUrgency> _urgencies = Words<TicketUrgency>("一般", "突发");

    static readonly Dictionary<string, NoteVisibility> _visibilities =
        Words<NoteVisibility>("内部", "承办单位", "诉求人");

    static readonly Dictionary<string, EnclosureKind> _kinds =
        Words<EnclosureKind>("证据", "办理结果", "补充材料", "回执", "身份证明", "其他");

    /// <summary>complaint, weChat, conductFocus …</summary>
    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static TicketClass? Class(BodyReader body, bool required) => Read(body, "class", _classes, required);

    public static TicketClass? Class(QueryReader query) => Read(query, "class", _classes);

    public static TicketSource? Source(BodyReader body) => Read(body, "source", _sources, required: false);

    public static TicketUrgency? Urgency(BodyReader body) => Read(body, "urgency", _urgencies, required: false);

    public static NoteVisibility? Visibility(BodyReader body) =>
        Read(body, "visibility", _visibilities, required: false);

    public static EnclosureKind? EnclosureKind(QueryReader query) => Read(query, "kind", _kinds);

    /// <summary>The labels stand in the order of the enumeration.</summary>
    static Dictionary<string, T> Words<T>(params string[] labels) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var words = values.Zip(labels).ToDictionary(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        foreach (var value in values)
            words.Add(Of(value), value);
        return words;
    }

    static T? Read<T>(BodyReader body, string name, Dictionary<string, T> words, bool required) where T : struct, Enum
    {
        if (body.Text(name, 40, required) is not { Length: > 0 } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        body.Reject(name, OneOf<T>());
        return null;
    }

    static T? Read<T>(QueryReader query, string name, Dictionary<string, T> words) where T : struct, Enum
    {
        if (query.Text(name, 40) is not { } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        query.Reject<string>(name, OneOf<T>());
        return null;
    }

    static string OneOf<T>() where T : struct, Enum =>
        "应为以下之一：" + string.Join("、", Enum.GetValues<T>().Select(Of));
}
