using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Shapes.Office;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>One thing that happened to a ticket, as the API shows it.</summary>
public sealed record HistoryShape
{
    /// <summary>What of a caller may stand among the fields of an entry.</summary>
    static readonly HashSet<string> _personal = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "phone", "altPhone", "callerName", "callerPhone", "callerAddress",
    };

    public required int Seq { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DueInstant { get; init; }
    public required string Event { get; init; }
    public TicketState? From { get; init; }
    public required TicketState To { get; init; }
    public required string Actor { get; init; }
    public string? Clause { get; init; }
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The history is shown without what is the caller's: who needs it reads the ticket with a reason. What
    /// was changed in fields is told from the values that the reader sees.</summary>
    internal static HistoryShape Of(HistoryEntry entry, Disclosure seen) => new()
    {
        Seq = entry.Seq,
        At = entry.At,
        DueInstant = entry.DueInstant,
        Event = entry.Event,
        From = entry.From,
        To = entry.To,
        Actor = entry.Actor,
        Clause = entry.Clause,
        Fields = entry.Fields.Where(field => !_personal.Contains(field.Key) && field.Key != FieldTrace.Field
                && !CheckTrace.Fields.ContainsKey(field.Key))
            .Concat(entry.Fields.Where(field => CheckTrace.Fields.ContainsKey(field.Key))
                .Select(field => KeyValuePair.Create(
                    CheckTrace.Fields[field.Key], CheckTrace.Words(seen.File!, field.Key, field.Value)))
                .Where(field => field.Value.Length > 0))
            .Concat(FieldTrace.Of(seen.File!, entry).Select(one => KeyValuePair.Create(
                $"fields.{one.Label}",
                NoteShape.Shown($"{Words(one.Before)} → {Words(one.Now)}", seen.File!.Caller, seen.Sight))))
            .ToDictionary(),
    };

    static string Words(string value) => value.Length == 0 ? "（空）" : value;
}
