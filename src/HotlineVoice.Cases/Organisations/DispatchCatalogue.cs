using System.Collections.Immutable;

namespace HotlineVoice.Cases.Organisations;

/// <summary>
/// 派单目录 (LN 第八条: kept by the office and changed as duties change). Rows are never rewritten: one ends with
/// `until`, the next begins, so that what was sent out stays explained. Immutable.
/// </summary>
public sealed class DispatchCatalogue
{
    readonly ILookup<string, CatalogueEntry> _bySubject;

    /// <summary>A catalogue of these rows.</summary>
    public DispatchCatalogue(IEnumerable<CatalogueEntry> entries)
    {
        All = [.. entries];
        _bySubject = All.ToLookup(entry => entry.Subject);
    }

    /// <summary>A catalogue without rows: every unit is chosen by hand.</summary>
    public static DispatchCatalogue Empty { get; } = new([]);

    /// <summary>All of them, as written.</summary>
    public ImmutableArray<CatalogueEntry> All { get; }

    /// <summary>事项 that have a row on this day, in their order.</summary>
    public ImmutableArray<string> SubjectsOn(DateOnly day) =>
        [.. All.Where(entry => entry.HoldsOn(day)).Select(entry => entry.Subject).Distinct()];

    /// <summary>Who gets a matter of this place on this day: the row of the narrowest division around the place, the
    /// one for everywhere last. Null when the catalogue does not say.</summary>
    /// <param name="subject">事项.</param>
    /// <param name="division">Six or nine digits; null when the place is not known.</param>
    /// <param name="day">The local day of dispatch.</param>
    public CatalogueEntry? Find(string? subject, string? division, DateOnly day)
    {
        if (subject is null)
            return null;
        CatalogueEntry[] rows = [.. _bySubject[subject].Where(entry => entry.HoldsOn(day))];
        return Around(division)
            .Select(place => rows.FirstOrDefault(entry => entry.DivisionCode == place))
            .FirstOrDefault(entry => entry is not null);
    }

    /// <summary>The row written for exactly this division that holds on this day; null when there is none.</summary>
    public CatalogueEntry? RowOn(string subject, string? division, DateOnly day) =>
        _bySubject[subject].FirstOrDefault(entry => entry.DivisionCode == division && entry.HoldsOn(day));

    /// <summary>The row of this 事项 and division that began on this day, whether it still holds or not.</summary>
    public CatalogueEntry? RowSince(string subject, string? division, DateOnly from) =>
        _bySubject[subject].FirstOrDefault(entry => entry.DivisionCode == division && entry.From == from);

    /// <summary>Rows that hold for a place: its own division's and those of every division around it.</summary>
    public static bool IsAround(CatalogueEntry entry, string place)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Around(place).Contains(entry.DivisionCode);
    }

    /// <summary>A division and those around it by the digits of its code, the narrowest first; at last everywhere.
    /// </summary>
    static IEnumerable<string?> Around(string? division)
    {
        if (Division.IsWellFormed(division))
        {
            if (division!.Length == Division.TownDigits)
                yield return division;
            yield return division[..Division.Digits];
            yield return division[..4] + "00";
            yield return division[..2] + "0000";
        }

        yield return null;
    }
}
