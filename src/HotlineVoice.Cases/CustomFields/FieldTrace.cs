using System.Globalization;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>What an entry of the history changed in a field.</summary>
/// <param name="Label">How the field was called.</param>
/// <param name="Before">What it held; empty for nothing.</param>
/// <param name="Now">What it holds since; empty for nothing.</param>
public sealed record FieldTrace(string Label, string Before, string Now)
{
    /// <summary>The field of a history entry that names values.</summary>
    public const string Field = Filling.ValuesField;

    /// <summary>What this entry changed, of what the reader sees.</summary>
    /// <param name="seen">The ticket without what he may not see.</param>
    /// <param name="entry">The entry.</param>
    public static IEnumerable<FieldTrace> Of(TicketFile seen, HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(entry);
        string[] named = entry.Fields.GetValueOrDefault(Filling.ValuesField)?.Split(',') ?? [];
        return seen.Fields
            .Where(one => named.Contains(one.Seq.ToString(CultureInfo.InvariantCulture)))
            .Select(one => new FieldTrace(one.Label, Earlier(seen, one), one.Value));
    }

    static string Earlier(TicketFile seen, TicketField value) =>
        seen.Fields.LastOrDefault(one => one.FieldId == value.FieldId && one.Seq < value.Seq)?.Value ?? "";
}
