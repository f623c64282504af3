using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Macros;

/// <summary>The act of a macro, and what is said with it.</summary>
/// <param name="Event">As the API names it: one of <see cref="MacroWords.Acts"/>.</param>
/// <param name="Said">By the API's field names, as the history writes them: true, ids with commas between.</param>
public sealed record MacroAct(string Event, ImmutableSortedDictionary<string, string> Said)
{
    /// <summary>With the words in braces filled.</summary>
    public MacroAct Filled(IReadOnlyDictionary<string, string> values) => this with
    {
        Said = Said.ToImmutableSortedDictionary(
            said => said.Key, said => CannedFilling.Fill(said.Value, values), StringComparer.Ordinal),
    };

    /// <summary>The act itself.</summary>
    /// <exception cref="InvalidOperationException">No file that was read without a problem holds it.</exception>
    public TicketAct Made() => Event switch
    {
        "sendForm" => new TicketAct.SendForm(),
        "needSignoff" => new TicketAct.NeedSignoff(),
        "dispatch" => new TicketAct.Dispatch(Text("orgId") ?? "", Several("coOrgIds"), Text("requirements"))
        {
            SubjectCode = Text("subjectCode"),
        },
        "remind" => new TicketAct.Remind(Text("channel") ?? "telephone", Text("note")),
        "followUp" => new TicketAct.FollowUp(Text("note") ?? ""),
        "markKey" => new TicketAct.MarkKey(Flag("isKey") ?? false, Text("reason")),
        "reviewPass" => new TicketAct.ReviewPass(Flag("timely"), Text("quality"), Flag("resultTrue")),
        "guide" => new TicketAct.Guide(Text("target") ?? ""),
        "answerDirectly" => new TicketAct.AnswerDirectly(null, Text("answer") ?? ""),
        "requestMaterial" => new TicketAct.RequestMaterial(Text("items") ?? "", Count("daysWd")),
        "archive" => new TicketAct.Archive { Category = Text("category") },
        _ => throw new InvalidOperationException($"{Event} is no act of a macro"),
    };

    string? Text(string name) => Said.GetValueOrDefault(name);

    ImmutableArray<string> Several(string name) =>
        [.. (Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    bool? Flag(string name) => Text(name) is { } text ? text == "true" : null;

    int? Count(string name) =>
        Text(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
