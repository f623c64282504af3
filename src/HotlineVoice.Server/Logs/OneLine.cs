using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;

namespace HotlineVoice.Server.Logs;

/// <summary>
/// One event, one line: what came from outside cannot forge a second line, colour a terminal or turn its text around
/// (CWE-117). A stack trace follows on lines that begin with a bar.
/// </summary>
sealed class OneLine : ITextFormatter
{
    public void Format(LogEvent one, TextWriter output)
    {
        output.Write(one.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(Level(one.Level));
        output.Write(' ');
        if (one.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: string name })
            output.Write(name[(name.LastIndexOf('.') + 1)..] + ": ");
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        one.MessageTemplate.Render(one.Properties, message, CultureInfo.InvariantCulture);
        output.Write(Escape(message.ToString()));
        output.Write('\n');
        foreach (var line in one.Exception?.ToString().Split('\n') ?? [])
            output.Write("  | " + Escape(line.TrimEnd('\r')) + '\n');
    }

    /// <summary>Control characters, line separators and marks that reorder text become \uXXXX.</summary>
    internal static string Escape(string text)
    {
        if (!text.Any(IsDangerous))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
            if (IsDangerous(character))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                safe.Append(character);
        return safe.ToString();
    }

    static bool IsDangerous(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character)
            is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;

    static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "trace",
        LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info ",
        LogEventLevel.Warning => "WARN ",
        LogEventLevel.Error => "ERROR",
        LogEventLevel.Fatal => "FATAL",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Serilog has no such level"),
    };
}
