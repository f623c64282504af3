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

    /// <summary>False when the text is no cursor of ours: the caller answers with an empty page.</summary>
    public static bool TryStart(string? text, out PageCursor? start)
    {
        start = null;
        if (text is null)
            return true;
        var dot = text.IndexOf('.');
        if (dot < 0 || !long.TryParse(text.AsSpan(0, dot), CultureInfo.InvariantCulture, out var microseconds)
            || microseconds < 0 || microseconds > Instants.ToMicroseconds(DateTimeOffset.MaxValue.AddDays(-1)))
        {
            return false;
        }
        start = new PageCursor(Instants.FromMicroseconds(microseconds), text[(dot + 1)..]);
        return true;
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
