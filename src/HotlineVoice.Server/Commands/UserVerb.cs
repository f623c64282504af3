using System.Collections.Immutable;
using System.CommandLine;
using HotlineVoice.Hotline.People;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Commands;

/// <summary>People: add, list, remove, password.</summary>
sealed class UserVerb(Terminal terminal)
{
    static readonly Argument<string> _user = new("NAME") { Description = "The name to sign in with" };
    static readonly Option<string> _name = new("--name") { Description = "The name people know", Required = true };
    static readonly Option<string> _roles = new("--roles") { Description = "Roles, by commas", Required = true };
    static readonly Option<string?> _hotlines = new("--hotlines") { Description = "Codes he may see; all if left out" };
    static readonly Option<string?> _org = new("--org") { Description = "Id of his unit" };
    static readonly Option<bool> _password =
        new("--password-stdin") { Description = "Read the password from standard input" };

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var add = new Command("add", "Add somebody") { _user, _name, _roles, _hotlines, _org, _password };
        Terminal.RequireFromInput(add, _password);
        add.SetAction(line.WithStorage(given, (storage, _, parsed) => AddAsync(storage, parsed)));
        var list = new Command("list", "List everybody") { Listing.Json };
        list.SetAction(line.WithStorage(given, (storage, _, parsed) => ListAsync(storage, parsed)));
        var remove = new Command("remove", "Remove somebody and his tokens") { _user };
        remove.SetAction(line.WithStorage(given, (storage, _, parsed) => RemoveAsync(storage, parsed)));
        var password = new Command("password", "Set somebody's password") { _user, _password };
        Terminal.RequireFromInput(password, _password);
        password.SetAction(line.WithStorage(given, (storage, _, parsed) => SetPasswordAsync(storage, parsed)));
        return new Command("user", "People who sign in") { add, list, remove, password };
    }

    async Task AddAsync(StorageService storage, ParseResult parsed)
    {
        var user = parsed.GetRequiredValue(_user);
        if (!PersonRules.IsUser(user))
            throw new NotDone($"«{user}» is no sign-in name: 1 to 64 letters, digits, dots, dashes or underscores.");
        if (user == PersonRules.Bootstrap)
            throw new NotDone("«bootstrap» is the name of who uses Api:BootstrapToken; choose another.");
        var roles = Words.Split(parsed.GetValue(_roles));
        if (roles.FirstOrDefault(role => !Role.TryFind(role, out _)) is { } unknown)
            throw new NotDone($"There is no role «{unknown}»; the roles are "
                + string.Join(", ", Role.All.Select(role => $"{role.Name} {role.Label}")) + ".");
        if (roles.IsEmpty)
            throw new NotDone("Give at least one role.");
        var name = parsed.GetRequiredValue(_name).Trim();
        if (!PersonRules.IsName(name))
            throw new NotDone("The name has 1 to 64 characters.");

        var person = new Person(user, name, roles, Words.Split(parsed.GetValue(_hotlines)), parsed.GetValue(_org));
        var password = await terminal.ReadPasswordAsync();
        if (!await storage.People.AddAsync(person, password, default))
            throw new NotDone($"There is already a user {user}.");
        await Listing.AuditAsync(storage, "user.added", user);
        await terminal.Error.WriteLineAsync($"Added {user}.");
    }

    async Task ListAsync(StorageService storage, ParseResult parsed)
    {
        // Who is not disabled has no such field: absent is left out.
        var people = (await storage.People.ListAsync(default)).Select(one => new
        {
            one.User,
            one.Name,
            one.Roles,
            one.Hotlines,
            one.OrgId,
            Disabled = one.Disabled ? true : (bool?)null,
        });
        await Listing.WriteAsync(terminal, parsed, people,
            one => $"{one.User}\t{one.Name}\t{string.Join(',', one.Roles)}\t{string.Join(',', one.Hotlines)}");
    }

    async Task RemoveAsync(StorageService storage, ParseResult parsed)
    {
        var user = parsed.GetRequiredValue(_user);
        var seats = await storage.Seats.ListAsync(default);
        if (seats.FirstOrDefault(seat => seat.User == user) is { } seat)
            throw new NotDone($"Seat {seat.No} is {user}'s; remove it first.");
        if (!await storage.People.RemoveAsync(user, default))
            throw new NotDone($"There is no user {user}.");
        await Listing.AuditAsync(storage, "user.removed", user);
        await terminal.Error.WriteLineAsync($"Removed {user}.");
    }

    async Task SetPasswordAsync(StorageService storage, ParseResult parsed)
    {
        var user = parsed.GetRequiredValue(_user);
        var password = await terminal.ReadPasswordAsync();
        if (!await storage.People.SetPasswordAsync(user, password, default))
            throw new NotDone($"There is no user {user}.");
        await Listing.AuditAsync(storage, "user.passwordSet", user);
        await terminal.Error.WriteLineAsync($"Set the password of {user}.");
    }
}
