using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Hours;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>A profile and where its claims were written, so that two claims of the same can be shown.</summary>
sealed record ReadProfile(HotlineProfile Profile, ProblemList Problems, ImmutableArray<Claim> Claims);

/// <summary>Something that only one hotline may have.</summary>
sealed record Claim(string What, TextNode At);

/// <summary>Reads hotline.yaml.</summary>
static class ProfileReader
{
    internal static ImmutableArray<string> Words { get; } =
        ["name", "code", "digit", "numbers", "hours", "staffed", "voicemail", "mode", "mode until"];

    internal static ImmutableArray<string> NumberWords { get; } = ["number", "trunk"];

    internal static ImmutableArray<string> VoicemailWords { get; } = ["registered by", "replied by"];

    internal static ImmutableArray<string> Modes { get; } = ["by hours", "open", "closed"];

    internal static Dictionary<string, VoicemailDue> DueWords { get; } = new()
    {
        ["window-end-day"] = VoicemailDue.WindowEndDay,
        ["next-working-day"] = VoicemailDue.NextWorkingDay,
    };

    internal static ReadProfile? Read(string folder, string text, ProblemList problems)
    {
        if (Fields.Of(YamlText.Read(text, problems), Words, problems) is not { } fields)
            return null;
        var claims = ImmutableArray.CreateBuilder<Claim>();
        var name = fields.Text("name", needed: true) ?? "";
        var code = ReadCode(fields, claims, problems);
        var digit = fields.Need("digit") is { } digitNode ? fields.Count("digit", 0, 1, 9) : 0;
        if (digit > 0)
            claims.Add(new Claim($"digit {digit}", fields.Find("digit")!));
        var said = ReadMode(fields, problems);
        var hours = ReadHours(fields.Need("hours"), said, problems);
        var profile = new HotlineProfile(code, digit, name, folder)
        {
            Numbers = ReadNumbers(fields.Need("numbers"), claims, problems),
            Hours = hours,
            Staffed = ReadStaffed(fields.Scalar("staffed", needed: true), hours, problems),
            Voicemail = ReadVoicemail(fields.Find("voicemail"), problems),
        };
        return new ReadProfile(profile, problems, claims.ToImmutable());
    }

    static string ReadCode(Fields fields, ImmutableArray<Claim>.Builder claims, ProblemList problems)
    {
        if (fields.Scalar("code", needed: true) is not { } code)
            return "";
        if (!code.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) || code.Text.Length > 20)
            problems.Add(code, $"`code` is `{code.Text}`", "Use at most 20 small letters and digits, such as jn12316");
        claims.Add(new Claim($"code {code.Text}", code));
        return code.Text;
    }

    static ImmutableArray<ClaimedNumber> ReadNumbers(
        TextNode? node, ImmutableArray<Claim>.Builder claims, ProblemList problems)
    {
        if (node is null)
            return [];
        var numbers = ImmutableArray.CreateBuilder<ClaimedNumber>();
        foreach (var item in node is TextNode.List list ? list.Items : [node])
            if (ReadNumber(item, problems) is { } number)
            {
                numbers.Add(number);
                var by = number.Trunk is null ? "" : $" by trunk {number.Trunk}";
                claims.Add(new Claim($"number {number.Number}{by}", item));
            }

        return [.. numbers.Distinct()];
    }

    static ClaimedNumber? ReadNumber(TextNode node, ProblemList problems)
    {
        var (text, trunk, at) = node is TextNode.Scalar scalar ? (scalar.Text, null, node)
            : Fields.Of(node, NumberWords, problems) is { } fields
                ? (fields.Text("number", needed: true), fields.Text("trunk"), node)
                : (null, null, node);
        if (text is null)
            return null;
        if (text.Length is >= 3 and <= 18 && text.All(char.IsAsciiDigit))
            return new ClaimedNumber(text, trunk);
        problems.Add(at, $"`{text}` is no number that can be dialled", "Write the national form in digits: 02412316");
        return null;
    }

    static ImmutableDictionary<string, ServiceHours> ReadHours(
        TextNode? node, ModeOverride? said, ProblemList problems)
    {
        var hours = ImmutableDictionary.CreateBuilder<string, ServiceHours>();
        if (node is not TextNode.Map map)
        {
            if (node is not null)
                problems.Add(node, $"`hours` is {node.Kind}", "Write working-hours: { every day: 08:00-20:00 }");
            return hours.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            var read = HoursText.Read(entry.Value, problems);
            if (read is not null && !hours.TryAdd(entry.Key.Text, new ServiceHours(read, said)))
                problems.Add(entry.Key, $"hours `{entry.Key.Text}` are written twice", "Keep one of them");
        }

        return hours.ToImmutable();
    }

    static ServiceHours ReadStaffed(
        TextNode.Scalar? node, ImmutableDictionary<string, ServiceHours> hours, ProblemList problems)
    {
        if (node is null || hours.TryGetValue(node.Text, out var staffed))
            return node is null ? ServiceHours.Always : hours[node.Text];
        problems.Add(node, $"there are no hours `{node.Text}`", Spelling.Suggest(node.Text, hours.Keys));
        return ServiceHours.Always;
    }

    static VoicemailRule ReadVoicemail(TextNode? node, ProblemList problems)
    {
        var usual = new VoicemailRule(VoicemailDue.WindowEndDay, VoicemailDue.WindowEndDay);
        if (node is null || Fields.Of(node, VoicemailWords, problems) is not { } fields)
            return usual;
        return new VoicemailRule(
            ReadDue(fields.Scalar("registered by", needed: true), problems) ?? usual.RegisterBy,
            ReadDue(fields.Scalar("replied by"), problems));
    }

    static VoicemailDue? ReadDue(TextNode.Scalar? node, ProblemList problems)
    {
        if (node is null)
            return null;
        if (DueWords.TryGetValue(node.Text, out var due))
            return due;
        problems.Add(node, $"`{node.Text}` is no day that a message can be due on",
            Spelling.Suggest(node.Text, DueWords.Keys));
        return null;
    }

    static ModeOverride? ReadMode(Fields fields, ProblemList problems)
    {
        var until = ReadUntil(fields.Scalar("mode until"), problems);
        if (fields.Scalar("mode") is not { } mode || mode.Text == Modes[0])
            return null;
        if (!Modes.Contains(mode.Text))
            problems.Add(mode, $"`mode` is `{mode.Text}`", Spelling.Suggest(mode.Text, Modes));
        return new ModeOverride(mode.Text == "open", until);
    }

    static DateTimeOffset? ReadUntil(TextNode.Scalar? node, ProblemList problems)
    {
        if (node is null)
            return null;
        if (DateTime.TryParseExact(node.Text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var local))
            return new DateTimeOffset(local, WorkingCalendar.Offset);
        problems.Add(node, $"`mode until` is `{node.Text}`", "Write 2026-03-25 08:00");
        return null;
    }
}
