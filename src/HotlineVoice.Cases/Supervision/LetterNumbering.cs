using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Supervision;

/// <summary>Gives letters their numbers when they are issued. Whoever keeps a change calls this in the same
/// transaction: what is not kept takes its number back, so that a series has neither gap nor repeat.</summary>
public static class LetterNumbering
{
    /// <summary>Of which series, in their order, numbers are wanted: kind and year of every letter that is issued and
    /// has none.</summary>
    /// <param name="change">What is about to be kept.</param>
    public static IEnumerable<(LetterKind Kind, int Year)> Wanted(TicketChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Lacking(change).Select(letter => (letter.Kind, YearOf(letter)));
    }

    /// <summary>The change with a number on every letter that it issues, in its history too; the same when it issues
    /// none.</summary>
    /// <param name="change">What is about to be kept.</param>
    /// <param name="next">The next number of this kind's series of the ticket's hotline in this year, from 1.</param>
    public static TicketChange Give(TicketChange change, Func<LetterKind, int, int> next)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(next);
        var file = change.File;
        var entries = change.Entries;
        foreach (var letter in Lacking(change))
        {
            var year = YearOf(letter);
            var number = LetterNumber.Of(letter.NumberPattern, year, next(letter.Kind, year));
            file = file with { Letters = file.Letters.SetItem(letter.Seq - 1, letter with { LetterNo = number }) };
            var seq = letter.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture);
            entries = [.. entries.Select(entry => entry.Event == "issueLetter"
                && entry.Fields.GetValueOrDefault("letter") == seq
                ? entry with { Fields = entry.Fields.SetItem("letterNo", number) }
                : entry)];
        }

        return change with { File = file, Entries = entries };
    }

    static IEnumerable<SupervisionLetter> Lacking(TicketChange change) =>
        change.File.Letters.Where(one => one is { IssuedAt: not null, LetterNo: null });

    static int YearOf(SupervisionLetter letter) => WorkingCalendar.DayOf(letter.IssuedAt!.Value).Year;
}
