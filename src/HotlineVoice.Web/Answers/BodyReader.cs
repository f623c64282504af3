using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HotlineVoice.Web.Answers;

/// <summary>Reads a JSON object field by field and collects everything that is wrong with it.</summary>
sealed class BodyReader
{
    static readonly JsonDocumentOptions _strict = new() { MaxDepth = 16 };

    readonly JsonElement _body;
    readonly FieldErrors _errors;
    readonly string _path;
    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    readonly List<BodyReader> _parts = [];

    BodyReader(JsonElement body) : this(body, new FieldErrors(), "")
    {
    }

    BodyReader(JsonElement body, FieldErrors errors, string path) => (_body, _errors, _path) = (body, errors, path);

    /// <summary>
    /// The body as an object, or the answer that says why it is none. No body counts as an empty object.
    /// </summary>
    public static async Task<(BodyReader? Body, IResult? Refusal)> ReadAsync(
        HttpRequest request, CancellationToken cancel)
    {
        var canHaveBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? false;
        if (!canHaveBody)
            return (new BodyReader(Empty()), null);
        if (!request.HasJsonContentType())
            return (null, Problems.OfStatus(415));
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, _strict, cancel);
            if (!IsText(document.RootElement))
                return (null, Problems.Unreadable("请求内容不是正确的 UTF-8 文字"));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new BodyReader(document.RootElement.Clone()), null)
                : (null, Problems.Unreadable("请求内容应为一个 JSON 对象"));
        }
        catch (JsonException error)
        {
            var line = (error.LineNumber ?? 0) + 1;
            return (null, Problems.Unreadable($"JSON 第{line}行无法读取"));
        }
    }

    /// <summary>
    /// The reader of JSON looks at strings only when they are asked for: bytes that are no UTF-8 and halves of
    /// surrogate pairs (RFC 8259 §8.2) pass it by, and throw then.
    /// </summary>
    static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(one => one.Name is not null && IsText(one.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static JsonElement Empty()
    {
        using var document = JsonDocument.Parse("{}");
        return document.RootElement.Clone();
    }

    /// <summary>It was given, right or wrong. Asking does not make it known.</summary>
    public bool Has(string name) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Of everything that was given.</summary>
    public IEnumerable<string> Names => _body.EnumerateObject().Select(part => part.Name);

    public string? Text(string name, int charactersMax, bool required = false)
    {
        if (!TryGet(name, required, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Reject(name, "应为文字");
        var text = value.GetString()!;
        if (required && text.Length == 0)
            return Reject(name, "不能为空");
        return text.Length <= charactersMax ? text : Reject(name, $"不能超过{charactersMax}个字符");
    }

    public DateTimeOffset? Instant(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && Beijing.TryRead(value.GetString()!, out var instant))
            return instant;
        Reject(name, "应为带时区的时间，如 2026-03-13T14:20:00+08:00");
        return null;
    }

    /// <summary>One of these words.</summary>
    public string? Word(string name, IReadOnlyList<string> words, bool required = false)
    {
        if (Text(name, 40, required) is not { } text)
            return null;
        return words.Contains(text) ? text : Reject(name, "应为以下之一：" + string.Join("、", words));
    }

    /// <summary>A list of words, each once; empty when it is not given.</summary>
    public ImmutableArray<string> Words(string name, int entriesMax, int charactersMax)
    {
        if (!TryGet(name, false, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= entriesMax
            && value.EnumerateArray().All(one => IsWord(one, charactersMax)))
            return [.. value.EnumerateArray().Select(one => one.GetString()!).Distinct()];
        Reject(name, $"应为文字的列表，最多{entriesMax}项，每项不超过{charactersMax}个字符");
        return [];
    }

    /// <summary>Words, each with a level of 1 to 9; empty when it is not given.</summary>
    public ImmutableDictionary<string, int> Levels(string name, int entriesMax, int charactersMax)
    {
        var levels = ImmutableDictionary<string, int>.Empty;
        if (!TryGet(name, false, out var value))
            return levels;
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var entry in value.EnumerateObject())
                if (!string.IsNullOrWhiteSpace(entry.Name) && entry.Name.Length <= charactersMax
                    && entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out var level)
                    && level is >= 1 and <= 9)
                    levels = levels.SetItem(entry.Name, level);
                else
                    Reject(name, $"«{entry.Name}»应有1到9之间的整数");
        else
            Reject(name, "应为技能与级别，如 {\"农机补贴咨询\":5}");
        if (levels.Count > entriesMax)
            Reject(name, $"最多{entriesMax}项");
        return levels;
    }

    /// <summary>A list of whole numbers from 1 on, each once; empty when it is not given.</summary>
    public ImmutableArray<int> Wholes(string name, int entriesMax)
    {
        if (!TryGet(name, false, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= entriesMax
            && value.EnumerateArray().All(one =>
                one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out var number) && number > 0))
            return [.. value.EnumerateArray().Select(one => one.GetInt32()).Distinct()];
        Reject(name, $"应为序号的列表，最多{entriesMax}项");
        return [];
    }

    /// <summary>Names, each with a text or a number as it was written; null empties one. Empty when it is not given.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Entries(string name, int entriesMax, int charactersMax)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!TryGet(name, false, out var value))
            return entries.ToImmutable();
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var entry in value.EnumerateObject())
                if (Written(entry.Value) is { } text && text.Length <= charactersMax)
                    entries[entry.Name] = text;
                else
                    Reject($"{name}.{entry.Name}", $"应为文字或数字，不超过{charactersMax}个字符");
        else
            Reject(name, "应为 JSON 对象");
        if (entries.Count > entriesMax)
            Reject(name, $"最多{entriesMax}项");
        return entries.ToImmutable();
    }

    static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };

    /// <summary>An object within: its fields are read and objected to as «caller.phone».</summary>
    public BodyReader? Part(string name)
    {
        if (!TryGet(name, false, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Reject(name, "应为 JSON 对象");
            return null;
        }
        var part = new BodyReader(value, _errors, $"{_path}{name}.");
        _parts.Add(part);
        return part;
    }

    /// <summary>Objects of a list, read and objected to as «tickets[2].version»; empty when it is not given.</summary>
    public IReadOnlyList<BodyReader> Parts(string name, int entriesMax)
    {
        if (!TryGet(name, true, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > entriesMax
            || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.Object))
        {
            Reject(name, $"应为 JSON 对象的列表，最多{entriesMax}项");
            return [];
        }

        var parts = value.EnumerateArray()
            .Select((one, at) => new BodyReader(one, _errors, $"{_path}{name}[{at}].")).ToList();
        _parts.AddRange(parts);
        return parts;
    }

    /// <summary>An object without a field.</summary>
    public static BodyReader Nothing() => new(Empty());

    public DateOnly? Day(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && Beijing.TryReadDay(value.GetString()!, out var day))
            return day;
        Reject(name, "应为日期，如 2026-03-30");
        return null;
    }

    /// <summary>A whole number from 0 on.</summary>
    public long? Whole(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0)
            return number;
        Reject(name, "应为整数");
        return null;
    }

    /// <summary>Yuan, with at most two digits after the point.</summary>
    public decimal? Amount(string name, decimal max)
    {
        if (!TryGet(name, false, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)
            && amount >= 0 && amount <= max && decimal.Round(amount, 2) == amount)
            return amount;
        Reject(name, "应为金额（元），最多两位小数");
        return null;
    }

    public bool? Flag(string name, bool required = false)
    {
        if (!TryGet(name, required, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Reject(name, "应为 true 或 false");
        return null;
    }

    public string? Reject(string name, string why)
    {
        _errors.Add(_path + name, why);
        return null;
    }

    /// <summary>
    /// The answer when anything was wrong, else null. Ask last: what was not read by then is unknown.
    /// </summary>
    public IResult? Refusal()
    {
        RejectUnknown();
        return _errors.Refusal();
    }

    void RejectUnknown()
    {
        foreach (var field in _body.EnumerateObject().Where(field => !_known.Contains(field.Name)))
            Reject(field.Name, "没有这个字段");
        foreach (var part in _parts)
            part.RejectUnknown();
    }

    static bool IsWord(JsonElement one, int charactersMax) =>
        one.ValueKind == JsonValueKind.String && one.GetString() is { Length: > 0 } text
        && text.Length <= charactersMax;

    bool TryGet(string name, bool required, out JsonElement value)
    {
        _known.Add(name);
        if (_body.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
            return true;
        if (required)
            Reject(name, "必须填写");
        return false;
    }
}
