using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// The one JSON of the API: camelCase, absent left out, enumerations by name, instants in Beijing time with their
/// offset. Chinese stays readable; what could open a tag in a page is escaped.
/// </summary>
static class HotlineJson
{
    public static JsonSerializerOptions Options { get; } =
        Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new BeijingInstant());
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }

    sealed class BeijingInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            // Raw, because the encoder would write the offset's plus sign as \u002B. Digits and marks need no escape.
            writer.WriteRawValue($"\"{Beijing.Write(value)}\"", skipInputValidation: true);
    }
}

/// <summary>The hotline's zone: China has one and has not changed its clocks since 1991.</summary>
static class Beijing
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>ISO 8601 with offset; fractions only when there are any.</summary>
    public static string Write(DateTimeOffset value) =>
        value.ToOffset(Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Reads an instant; one without an offset is not an instant.</summary>
    public static bool TryRead(string text, out DateTimeOffset value)
    {
        value = default;
        var hasOffset = text.Length > 11 && text[10] is 'T'
            && (text[^1] is 'Z' || text.AsSpan(11).IndexOfAny('+', '-') > 0);
        return hasOffset && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value);
    }

    /// <summary>Reads a day.</summary>
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
