using HotlineVoice.Cases.Views;
using HotlineVoice.Web.Shapes;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// Reads the parameters of a GET and collects everything that is wrong with them: bad values, repeated names, and at
/// the end names that nobody asked for.
/// </summary>
sealed class QueryReader(IQueryCollection query)
{
    readonly FieldErrors _errors = new();
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Text(string name, int charactersMax)
    {
        _known.Add(name);
        if (!query.TryGetValue(name, out var values) || values.Count == 0)
            return null;
        if (values.Count > 1)
            return Reject<string>(name, "只能给出一次");
        var text = values[0];
        if (string.IsNullOrEmpty(text))
            return Reject<string>(name, "不能为空");
        return text.Length <= charactersMax ? text : Reject<string>(name, $"不能超过{charactersMax}个字符");
    }

    /// <summary>Whether a name begins so.</summary>
    public bool Has(string beginning) =>
        query.Keys.Any(name => name.StartsWith(beginning, StringComparison.Ordinal));

    public int? Number(string name, int min, int max)
    {
        if (Text(name, 12) is not { } text)
            return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number)
            && number >= min && number <= max)
            return number;
        Reject<string>(name, $"应为{min}到{max}之间的整数");
        return null;
    }

    public long? Sequence(string name)
    {
        if (Text(name, 20) is not { } text)
            return null;
        if (long.TryParse(text, System.Globalization.NumberStyles.None, null, out var number))
            return number;
        Reject<string>(name, "应为事件序号");
        return null;
    }

    /// <summary>A name of the enumeration, exactly as the API writes it; numbers are not names.</summary>
    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (Text(name, 40) is not { } text)
            return null;
        if (Enum.GetNames<T>().Contains(text))
            return Enum.Parse<T>(text);
        Reject<string>(name, "应为以下之一：" + string.Join("、", Enum.GetNames<T>()));
        return null;
    }

    /// <summary>Several names of the enumeration with commas between: Registered,Dispatched. Null when not given.
    /// </summary>
    public IReadOnlyCollection<T>? Choices<T>(string name) where T : struct, Enum
    {
        if (Text(name, 400) is not { } text)
            return null;
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.All(one => Enum.GetNames<T>().Contains(one)))
            return [.. names.Select(Enum.Parse<T>).Distinct()];
        return Reject<IReadOnlyCollection<T>>(name, "应为以下之一或几个：" + string.Join("、", Enum.GetNames<T>()));
    }

    /// <summary>One of these words.</summary>
    public string? Choice(string name, params IReadOnlyList<string> words)
    {
        if (Text(name, 40) is not { } text)
            return null;
        return words.Contains(text) ? text : Reject<string>(name, "应为以下之一：" + string.Join("、", words));
    }

    public DateOnly? Day(string name)
    {
        if (Text(name, 40) is not { } text)
            return null;
        if (Beijing.TryReadDay(text, out var day))
            return day;
        Reject<string>(name, "应为日期，如 2026-04-01");
        return null;
    }

    /// <summary>A day, or one counted from today: today-7.</summary>
    public DateOnly? Day(string name, DateOnly today)
    {
        if (Text(name, 40) is not { } text)
            return null;
        if (RelativeDay.Read(text, today) is { } counted)
            return counted;
        if (Beijing.TryReadDay(text, out var day))
            return day;
        Reject<string>(name, "应为日期，如 2026-04-01，或 today、today-7、today+3");
        return null;
    }

    /// <summary>
    /// An instant, or a day: its first instant, or the first after it when the day is meant to be included.
    /// </summary>
    public DateTimeOffset? Instant(string name, bool wholeDay = false)
    {
        if (Text(name, 40) is not { } text)
            return null;
        if (Beijing.TryRead(text, out var instant))
            return instant;
        if (Beijing.TryReadDay(text, out var day) && day < DateOnly.MaxValue)
            return Beijing.Midnight(wholeDay ? day.AddDays(1) : day);
        Reject<string>(name, "应为日期或带时区的时间，如 2026-04-01T08:00:00+08:00");
        return null;
    }

    public Paging Paging() =>
        new(Number("limit", 1, WebLimits.PageEntriesMax) ?? WebLimits.PageEntries, Text("cursor", 200));

    /// <summary>Says that a value cannot be used.</summary>
    public T? Reject<T>(string name, string why) where T : class
    {
        _errors.Add(name, why);
        return null;
    }

    /// <summary>
    /// The answer when anything was wrong, else null. Ask last: what was not read by then is unknown.
    /// </summary>
    public IResult? Refusal()
    {
        foreach (var name in query.Keys.Where(name => !_known.Contains(name)))
            _errors.Add(name, "没有这个参数");
        return _errors.Refusal();
    }
}

/// <summary>Which page of a list.</summary>
readonly record struct Paging(int Limit, string? Cursor)
{
    /// <summary>
    /// Cuts a page out of a list that is whole in memory and stands in the order of its keys. The cursor is the last
    /// key shown: what comes and goes meanwhile neither repeats nor hides an entry.
    /// </summary>
    public ListShape<T> Cut<T>(IEnumerable<T> sorted, Func<T, string> key)
    {
        var cursor = Cursor;
        var rest = cursor is null
            ? sorted
            : sorted.SkipWhile(one => string.CompareOrdinal(key(one), cursor) <= 0);
        var found = rest.Take(Limit + 1).ToList();
        if (found.Count <= Limit)
            return new ListShape<T>(found);
        found.RemoveAt(Limit);
        return new ListShape<T>(found, key(found[^1]));
    }
}

/// <summary>Fields and what is wrong with them, in the order in which it was found.</summary>
sealed class FieldErrors
{
    readonly Dictionary<string, List<string>> _errors = [];

    public void Add(string field, string why)
    {
        if (!_errors.TryGetValue(field, out var reasons))
            _errors[field] = reasons = [];
        reasons.Add(why);
    }

    public IResult? Refusal() =>
        _errors.Count == 0
            ? null
            : Problems.Wrong(_errors.ToDictionary(error => error.Key, error => error.Value.ToArray()));
}
