using System.Globalization;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Effects;

namespace HotlineVoice.Cases.Identities;

/// <summary>Which of a ticket's notes, files and tags somebody sees. What of the hotline's own is hidden leaves no
/// trace in the history either.</summary>
/// <param name="Internal">The hotline's own.</param>
/// <param name="Shared">What is shared with those who handle it.</param>
/// <param name="Identity">What shows who the caller is.</param>
/// <param name="OfUnits">What any unit sent.</param>
/// <param name="OrgId">What this unit sent; null for none.</param>
public sealed record BesideSight(bool Internal, bool Shared, bool Identity, bool OfUnits, string? OrgId)
{
    /// <summary>The ticket without what is not seen.</summary>
    public TicketFile Of(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file with
        {
            Notes = [.. file.Notes.Where(Sees)],
            Enclosures = [.. file.Enclosures.Where(Sees)],
            Tags = Internal ? file.Tags : [],
            Checks = Internal ? file.Checks : [.. file.Checks.Where(one => Shared && one.ForUnits)],
            Fields = Internal ? file.Fields : [.. file.Fields.Where(one => Shared && one.ForUnits)],
        };
    }

    /// <summary>The history as the reader of this ticket sees it, from which what he may not see was taken.</summary>
    public static IEnumerable<HistoryEntry> Of(TicketFile seen, IEnumerable<HistoryEntry> entries, bool isOffice)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Where(entry => entry.Event switch
        {
            "note" => seen.Notes.Any(one => IsOf(entry, Beside.NoteField, one.Seq)),
            "enclose" or "checkEnclosure" =>
                seen.Enclosures.Any(one => IsOf(entry, Beside.EnclosureField, one.Seq)),
            "tag" => isOffice,
            "attachChecklist" or "tick" => CheckTrace.IsOf(seen, entry, isOffice),
            "setFields" => FieldTrace.Of(seen, entry).Any(),
            _ => true,
        });
    }

    bool Sees(Note note) => Internal || (note.OrgId is { } unit && IsSent(unit))
        || (Shared && note.Visibility != NoteVisibility.Internal);

    bool Sees(Enclosure file) => file.Kind == EnclosureKind.Identity
        ? Identity
        : Internal || (file.OrgId is { } unit && IsSent(unit)) || (Shared && file.Shared);

    bool IsSent(string unit) => OfUnits || unit == OrgId;

    static bool IsOf(HistoryEntry entry, string field, int seq) =>
        entry.Fields.GetValueOrDefault(field) == seq.ToString(CultureInfo.InvariantCulture);
}
