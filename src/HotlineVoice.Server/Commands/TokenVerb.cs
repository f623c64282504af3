using System.CommandLine;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Commands;

/// <summary>API tokens: add (printed once), list, remove.</summary>
sealed class TokenVerb(Terminal terminal)
{
    static readonly Option<string> _user = new("--user") { Description = "Whom the token speaks for", Required = true };
    static readonly Argument<string> _id = new("ID") { Description = "The token's id, from token list" };

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var add = new Command("add", "Make a token and print it, once") { _user };
        add.SetAction(line.WithStorage(given, (storage, _, parsed) => AddAsync(storage, parsed)));
        var list = new Command("list", "List tokens without their secrets") { Listing.Json };
        list.SetAction(line.WithStorage(given, (storage, _, parsed) => ListAsync(storage, parsed)));
        var remove = new Command("remove", "Remove a token") { _id };
        remove.SetAction(line.WithStorage(given, (storage, _, parsed) => RemoveAsync(storage, parsed)));
        return new Command("token", "API tokens") { add, list, remove };
    }

    async Task AddAsync(StorageService storage, ParseResult parsed)
    {
        var user = parsed.GetRequiredValue(_user);
        var token = await storage.People.AddTokenAsync(user, DateTimeOffset.Now, default)
            ?? throw new NotDone($"There is no user {user}.");
        await Listing.AuditAsync(storage, "token.added", user);
        await terminal.Out.WriteLineAsync(token);
    }

    async Task ListAsync(StorageService storage, ParseResult parsed) =>
        await Listing.WriteAsync(terminal, parsed, await storage.People.TokensAsync(default),
            one => $"{one.Id}\t{one.User}\t{one.CreatedAt:yyyy-MM-dd'T'HH:mm:sszzz}");

    async Task RemoveAsync(StorageService storage, ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(_id);
        if (!await storage.People.RemoveTokenAsync(id, default))
            throw new NotDone($"There is no token {id}.");
        await Listing.AuditAsync(storage, "token.removed", id);
        await terminal.Error.WriteLineAsync($"Removed token {id}.");
    }
}
