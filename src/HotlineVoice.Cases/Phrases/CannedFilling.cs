using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Phrases;

/// <summary>Fills the words in braces of a canned text from a ticket. None of them tells who the caller is: a text is
/// read by people who may not know.</summary>
public static partial class CannedFilling
{
    static readonly ImmutableSortedDictionary<string, string> _labels = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string>
        {
            [TicketNo] = "工单编号",
            [Title] = "工单标题",
            [Unit] = "承办单位",
            [Due] = "办结时限",
            [AgentNo] = "工号",
            [Hotline] = "热线名称",
        });

    /// <summary>工单编号.</summary>
    public const string TicketNo = "ticketNo";
    /// <summary>工单标题.</summary>
    public const string Title = "title";
    /// <summary>The unit that has it.</summary>
    public const string Unit = "unit";
    /// <summary>The day on which it is due.</summary>
    public const string Due = "due";
    /// <summary>The number of the seat of who puts it in, else by what he signs in.</summary>
    public const string AgentNo = "agentNo";
    /// <summary>The hotline's name.</summary>
    public const string Hotline = "hotline";

    /// <summary>Every word that can be filled.</summary>
    public static ImmutableArray<string> Words => [.. _labels.Keys];

    /// <summary>Words in braces that nothing fills, each once, in their order.</summary>
    public static ImmutableArray<string> Unknown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Braced().Matches(text).Select(match => match.Groups[1].Value)
            .Where(word => !_labels.ContainsKey(word)).Distinct()];
    }

    /// <summary>What a ticket says to these words; what it does not know is left out.</summary>
    public static ImmutableDictionary<string, string> Of(TicketFile file, OfficeBook offices)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(offices);
        var known = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        known[TicketNo] = file.Ticket.TicketNo;
        if (file.Ticket.Title.Length > 0)
            known[Title] = file.Ticket.Title;
        var has = file.Assignments.LastOrDefault(one =>
            one.Role == Assignments.AssignmentRole.Main && one.Status == Assignments.AssignmentStatus.Open);
        if ((has?.OrgId ?? file.Ticket.FirstResponsibleOrg) is { } unit)
            known[Unit] = offices.Find(unit)?.Name ?? unit;
        if (file.Ticket.DueDay is { } due)
            known[Due] = due.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return known.ToImmutable();
    }

    /// <summary>The text with its words filled, once: what is filled in is not looked at again. A word without a value
    /// stays as 〔办结时限〕, for who puts the text in to see it and write it himself.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(values);
        return Braced().Replace(text, match =>
            values.TryGetValue(match.Groups[1].Value, out var value) ? value
            : _labels.TryGetValue(match.Groups[1].Value, out var label) ? $"〔{label}〕"
            : match.Value);
    }

    [GeneratedRegex(@"\{([A-Za-z]{1,40})\}")]
    private static partial Regex Braced();
}
