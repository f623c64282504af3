using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Closing;

/// <summary>
/// What of a ticket is put away, written in one way only, so that its hash proves in ten years that nothing was
/// changed: one line a member, members by name, lists by their order, instants in UTC, numbers without a culture.
/// Absent members are not written, so that members which later versions add do not change it.
/// </summary>
public static class ArchiveContent
{
    /// <summary>The content; what changes by archiving itself (state, version, the archive's record) is not part of
    /// it.</summary>
    public static string Of(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var kept = file with
        {
            Ticket = file.Ticket with { State = TicketState.Archived, Version = 0, ActedVersion = 0 },
            Archives = [],
            Contacts = [.. file.Contacts.Where(contact => contact.At <= (file.Ticket.ClosedAt ?? contact.At))],
            Unmaskings = [],
            // Words by which people find it again: they come and go.
            Tags = [],
            HistoryLength = 0,
        };
        var text = new StringBuilder();
        Write(text, "", kept);
        return text.ToString();
    }

    /// <summary>SHA-256 of <see cref="Of"/> in UTF-8, as 64 small hexadecimal digits.</summary>
    public static string Sha256Of(TicketFile file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(file))));

    static void Write(StringBuilder text, string name, object? value)
    {
        switch (value)
        {
            case null or false or 0 or "":
                return;
            case string words:
                text.Append(name).Append('=');
                text.Append(words.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .ReplaceLineEndings("\\n")).Append('\n');
                return;
            case DateTimeOffset instant:
                Write(text, name, instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ",
                    CultureInfo.InvariantCulture));
                return;
            case DateOnly day:
                Write(text, name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return;
            case IFormattable or bool:
                Write(text, name, Convert.ToString(value, CultureInfo.InvariantCulture));
                return;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                    Write(text, $"{name}[{++index}]", item);
                return;
        }

        foreach (var member in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite).OrderBy(member => member.Name, StringComparer.Ordinal))
            Write(text, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.GetValue(value));
    }
}
