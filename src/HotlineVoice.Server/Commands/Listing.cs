using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using HotlineVoice.Hotline.People;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Commands;

/// <summary>How the verbs show lists, and how they write down what they did.</summary>
static class Listing
{
    public static readonly Option<bool> Json = new("--json") { Description = "As one line of JSON" };

    public static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static async Task WriteAsync<T>(
        Terminal terminal, ParseResult parsed, IEnumerable<T> entries, Func<T, string> line)
    {
        if (parsed.GetValue(Json))
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(entries, Compact));
        else
            foreach (var entry in entries)
                await terminal.Out.WriteLineAsync(line(entry));
    }

    /// <summary>Who sits at the terminal is known only by the account he uses there.</summary>
    public static Task AuditAsync(StorageService storage, string what, string subject) =>
        storage.Audit.AddAsync(
            new AuditRow(DateTimeOffset.Now, $"terminal:{Environment.UserName}", what, subject, null), default);
}
