using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace HotlineVoice.Hotline.Prompts;

/// <summary>Which readings say a prompt, and how long they take. A hotline's own prompt wins.</summary>
public sealed class PromptBook
{
    readonly FrozenDictionary<string, ImmutableArray<PromptPart>> _prompts;
    readonly FrozenDictionary<string, TimeSpan> _lengths;

    internal PromptBook(
        IReadOnlyDictionary<string, ImmutableArray<PromptPart>> prompts,
        IReadOnlyDictionary<string, TimeSpan> lengths)
    {
        _prompts = prompts.ToFrozenDictionary();
        _lengths = lengths.ToFrozenDictionary();
    }

    /// <summary>No prompt at all.</summary>
    public static PromptBook Empty { get; } = new(
        new Dictionary<string, ImmutableArray<PromptPart>>(), new Dictionary<string, TimeSpan>());

    /// <summary>The section that every hotline falls back on.</summary>
    public const string EveryHotline = "common";

    /// <summary>The prompt that stands for an office whose name nobody has read.</summary>
    public const string UnnamedOffice = "office_unnamed";

    /// <summary>The folder of the offices' names, each under the office's id.</summary>
    const string Names = "names";

    /// <summary>True when this hotline, or all, can say this prompt.</summary>
    public bool Has(string hotline, string id) => PartsOf(hotline, id) is not null;

    /// <summary>
    /// The readings, in order. A prompt that the book lacks gives none; a number that is missing is passed over.
    /// </summary>
    public ImmutableArray<string> Read(string hotline, string id, IReadOnlyDictionary<string, string>? values = null) =>
        PartsOf(hotline, id) is { } parts
            ? [.. parts.SelectMany(part => Read(hotline, part, values))]
            : [];

    /// <summary>How long these readings last together; null when the shelf does not know one of them.</summary>
    public TimeSpan? LengthOf(ImmutableArray<string> readings)
    {
        var sum = TimeSpan.Zero;
        foreach (var reading in readings)
        {
            if (!_lengths.TryGetValue(reading, out var length))
                return null;
            sum += length;
        }

        return sum;
    }

    /// <summary>The ids that this hotline can say.</summary>
    internal IEnumerable<string> IdsOf(string hotline) =>
        _prompts.Keys
            .Select(key => key.Split('/', 2))
            .Where(key => key[0] == hotline || key[0] == EveryHotline)
            .Select(key => key[1])
            .Distinct();

    /// <summary>The readings that a prompt may need and the shelf does not have, each once.</summary>
    internal IEnumerable<string> MissingReadings(string hotline, string id) =>
        (PartsOf(hotline, id) ?? [])
            .SelectMany(part => ReadingsOf(hotline, part))
            .Distinct()
            .Where(reading => !_lengths.ContainsKey(reading));

    ImmutableArray<PromptPart>? PartsOf(string hotline, string id) =>
        _prompts.TryGetValue($"{hotline}/{id}", out var own) ? own
        : _prompts.TryGetValue($"{EveryHotline}/{id}", out var shared) ? shared
        : null;

    /// <summary>What must be there to say this part whatever its value; an office's own name need not be.</summary>
    IEnumerable<string> ReadingsOf(string hotline, PromptPart part) => part switch
    {
        PromptPart.Reading reading => [reading.ShelfName],
        PromptPart.Slot { How: SlotReading.Office } => PartsOf(hotline, UnnamedOffice) is { } unnamed
            ? unnamed.SelectMany(each => ReadingsOf(hotline, each))
            : [$"{EveryHotline}/{UnnamedOffice}"],
        _ => SpokenNumber.Readings,
    };

    ImmutableArray<string> Read(string hotline, PromptPart part, IReadOnlyDictionary<string, string>? values)
    {
        if (part is PromptPart.Reading reading)
            return [reading.ShelfName];
        var slot = (PromptPart.Slot)part;
        var value = values?.GetValueOrDefault(slot.Name) ?? "";
        return slot.How switch
        {
            SlotReading.Digits => SpokenNumber.Digits(value),
            SlotReading.Count when Number(value, least: 0) is { } count => SpokenNumber.Count(count),
            SlotReading.Ordinal when Number(value, least: 1) is { } place => SpokenNumber.Ordinal(place),
            SlotReading.Office when _lengths.ContainsKey($"{Names}/{value}") => [$"{Names}/{value}"],
            SlotReading.Office => Read(hotline, UnnamedOffice, values),
            _ => [],
        };
    }

    static int? Number(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= SpokenNumber.CountMax
            ? number
            : null;
}
