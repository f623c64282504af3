using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Automation;

/// <summary>Texts with places to fill in. None of them stands for anything about the caller.</summary>
static partial class AutomationText
{
    /// <summary>The only thing that is said of a protected ticket.</summary>
    const string Neutral = "保密工单 {ticketNo} 有新情况，请登录系统查看";

    const int TitleCharactersMax = 60;

    /// <summary>What may stand in { } where a ticket is spoken of.</summary>
    internal static ImmutableArray<string> OfTicket { get; } =
        ["ticketNo", "title", "class", "unit", "due", "clause", "event"];

    /// <summary>What may stand in { } in what is said once a day.</summary>
    internal static ImmutableArray<string> OfDay { get; } = ["day", "dueToday", "overdue", "tickets"];

    /// <summary>The words in { } in the order of the text.</summary>
    internal static IEnumerable<string> PlacesIn(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            yield return close < 0 ? text[(open + 1)..] : text[(open + 1)..close];
        }
    }

    /// <summary>What is said of a ticket that is protected, whatever the rule would say.</summary>
    internal static string OfProtected(string ticketNo) => Fill(Neutral, _ => ticketNo);

    internal static string Of(string text, Ticket ticket, HistoryEntry entry, string? unitName)
    {
        return Fill(text, place => place switch
        {
            "ticketNo" => ticket.TicketNo,
            "title" => Short(ticket.Title, TitleCharactersMax),
            "class" => ClassWords.Label(ticket.Class),
            "unit" => unitName ?? "",
            "due" => ticket.DueDay is { } day ? Days.Say(day) : "",
            "clause" => entry.Clause ?? "",
            "event" => TicketWords.Label(entry.Event),
            _ => "",
        });
    }

    /// <summary>The text with every place filled in, no longer than a notice may be. What is filled in is not looked at
    /// again: a title may hold braces.</summary>
    internal static string Fill(string text, Func<string, string> fill) => Short(
        Place().Replace(text, found => fill(found.Groups[1].Value)), Notice.TextCharactersMax);

    static string Short(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
