using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Settings;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Commands;

/// <summary>Seats: add, list, remove, password. A running server knows of it within a second.</summary>
sealed partial class SeatVerb(Terminal terminal)
{
    static readonly Argument<string> _no = new("NO") { Description = "The seat's number, such as 8001" };
    static readonly Option<string?> _user = new("--user") { Description = "Who sits there" };
    static readonly Option<string?> _queues =
        new("--queues") { Description = "Queues it serves, such as jn12316/q_consult" };
    static readonly Option<string?> _skills =
        new("--skills") { Description = "Skills with a level 1 to 9, such as 农机补贴咨询:5" };
    static readonly Option<bool> _password =
        new("--sip-password-stdin") { Description = "Read the telephone's password from standard input" };

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var add = new Command("add", "Add a seat") { _no, _user, _queues, _skills, _password };
        Terminal.RequireFromInput(add, _password);
        add.SetAction(line.WithStorage(given, AddAsync));
        var list = new Command("list", "List all seats") { Listing.Json };
        list.SetAction(line.WithStorage(given, (storage, _, parsed) => ListAsync(storage, parsed)));
        var remove = new Command("remove", "Remove a seat") { _no };
        remove.SetAction(line.WithStorage(given, (storage, _, parsed) => RemoveAsync(storage, parsed)));
        var password = new Command("password", "Set the password of a seat's telephone") { _no, _password };
        Terminal.RequireFromInput(password, _password);
        password.SetAction(line.WithStorage(given, SetPasswordAsync));
        return new Command("seat", "Seats and their telephones") { add, list, remove, password };
    }

    async Task AddAsync(StorageService storage, HotlineSettings settings, ParseResult parsed)
    {
        var no = parsed.GetRequiredValue(_no);
        if (!SeatSecret.IsSeatNumber(no))
            throw new NotDone($"«{no}» is no seat number: 3 to 8 digits.");
        var user = parsed.GetValue(_user);
        if (user is not null && await storage.People.FindAsync(user, default) is null)
            throw new NotDone($"There is no user {user}.");
        var queues = Words.Split(parsed.GetValue(_queues));
        if (queues.FirstOrDefault(queue => !QueueName().IsMatch(queue)) is { } wrong)
            throw new NotDone($"«{wrong}» is no queue: hotline and step, such as jn12316/q_consult.");
        var skills = ReadSkills(parsed.GetValue(_skills));
        var password = await terminal.ReadNewTelephonePasswordAsync();
        if (await FindAsync(storage, no) is not null)
            throw new NotDone($"There is already a seat {no}.");
        var seat = new Seat(no, user, "", "", queues) { Skills = skills };
        await storage.Seats.PutAsync(seat.WithPassword(settings.SipDomain, password), default);
        await Listing.AuditAsync(storage, "seat.added", no);
        await terminal.Error.WriteLineAsync($"Added seat {no}; its telephone registers as {no}@{settings.SipDomain}.");
    }

    async Task ListAsync(StorageService storage, ParseResult parsed)
    {
        var seats = await storage.Seats.ListAsync(default);
        var shown = seats.Select(one => new { one.No, one.User, one.Queues, one.Skills });
        await Listing.WriteAsync(terminal, parsed, shown,
            one => $"{one.No}\t{one.User}\t{string.Join(',', one.Queues)}\t"
                + string.Join(',', one.Skills.Select(skill => $"{skill.Key}:{skill.Value}")));
    }

    async Task RemoveAsync(StorageService storage, ParseResult parsed)
    {
        var no = parsed.GetRequiredValue(_no);
        if (!await storage.Seats.RemoveAsync(no, default))
            throw new NotDone($"There is no seat {no}.");
        await Listing.AuditAsync(storage, "seat.removed", no);
        await terminal.Error.WriteLineAsync($"Removed seat {no}.");
    }

    async Task SetPasswordAsync(StorageService storage, HotlineSettings settings, ParseResult parsed)
    {
        var no = parsed.GetRequiredValue(_no);
        var password = await terminal.ReadNewTelephonePasswordAsync();
        var seat = await FindAsync(storage, no) ?? throw new NotDone($"There is no seat {no}.");
        await storage.Seats.PutAsync(seat.WithPassword(settings.SipDomain, password), default);
        await Listing.AuditAsync(storage, "seat.passwordSet", no);
        await terminal.Error.WriteLineAsync($"Set the password of seat {no}.");
    }

    static async Task<Seat?> FindAsync(StorageService storage, string no) =>
        (await storage.Seats.ListAsync(default)).FirstOrDefault(seat => seat.No == no);

    static ImmutableDictionary<string, int> ReadSkills(string? text)
    {
        var skills = ImmutableDictionary<string, int>.Empty;
        foreach (var word in Words.Split(text))
        {
            if (word.Split(':') is not [{ Length: > 0 } skill, [>= '1' and <= '9' and var level]])
                throw new NotDone($"«{word}» is no skill with a level 1 to 9, such as 农机补贴咨询:5.");
            skills = skills.SetItem(skill, level - '0');
        }
        return skills;
    }

    [GeneratedRegex(@"^[a-z0-9_-]+/[a-z0-9_-]+\z")]
    private static partial Regex QueueName();
}
