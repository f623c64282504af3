using System.Globalization;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Storage.Tables;

/// <summary>Where a page ended: the sort instant and the id of its last row. Written as «microseconds.id».</summary>
/// <remarks>A place in the order, not a count: what arrives meanwhile neither repeats nor hides a row.</remarks>
sealed record PageCursor(DateTimeOffset At, string Id)
{
    /// <summary>A page is what a person looks at; who wants more asks again.</summary>
    public const int RowsMax = 500;

    public static int Rows(int asked) => Math.Clamp(asked, 1, RowsMax);

    /// <summary>Where the page begins; null for the first.</summary>
    /// <exception cref="FormatException">
    /// It is no cursor of ours. An empty page in its place would look like the end of the list.
    /// </exception>
    public static PageCursor? Start(string? text)
    {
        if (text is null)
            return null;
        var dot = text.IndexOf('.');
        if (dot < 0 || !long.TryParse(text.AsSpan(0, dot), CultureInfo.InvariantCulture, out var microseconds)
            || microseconds < 0 || microseconds > Instants.ToMicroseconds(DateTimeOffset.MaxValue.AddDays(-1)))
        {
            throw new FormatException("The cursor is none that a list has given.");
        }
        return new PageCursor(Instants.FromMicroseconds(microseconds), text[(dot + 1)..]);
    }

    /// <summary>Takes the one row too many off, which only said that there is a next page.</summary>
    public static Page<T> Cut<T>(List<T> found, int asked, Func<T, PageCursor> place)
    {
        var rows = Rows(asked);
        if (found.Count <= rows)
            return new Page<T>(found, null);
        found.RemoveRange(rows, found.Count - rows);
        return new Page<T>(found, place(found[^1]).ToString());
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Instants.ToMicroseconds(At)}.{Id}");
}
