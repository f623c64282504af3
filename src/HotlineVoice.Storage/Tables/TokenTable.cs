using HotlineVoice.Hotline.People;
using HotlineVoice.Storage.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>A token as it is kept: whose, since when, and the hash of what he carries.</summary>
sealed class TokenRow
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string Hash { get; init; }
}

/// <summary>API tokens. The secret itself is shown once and kept nowhere.</summary>
sealed class TokenTable(Database database)
{
    public static void Map(EntityTypeBuilder<TokenRow> table)
    {
        table.ToTable("tokens");
        table.HasKey(token => token.Id);
        table.HasIndex(token => token.Hash).IsUnique();
        table.HasIndex(token => token.User);
    }

    public Task<string?> AddAsync(string user, DateTimeOffset at, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (!await context.People.AnyAsync(person => person.User == user, cancel))
                return null;
            var secret = TokenSecrets.Make();
            context.Add(new TokenRow
            {
                Id = TokenSecrets.MakeId(),
                User = user,
                CreatedAt = at,
                Hash = TokenSecrets.Hash(secret),
            });
            await CounterTable.ReviseAsync(context, cancel);
            return secret;
        }, cancel);

    /// <summary>Looked up by hash: how long that takes tells nothing about a secret of 256 bits.</summary>
    public Task<Person?> FindPersonAsync(string secret, CancellationToken cancel)
    {
        if (!TokenSecrets.LooksLikeOne(secret))
            return Task.FromResult<Person?>(null);
        var hash = TokenSecrets.Hash(secret);
        return database.ReadAsync(context => context.Tokens.Where(token => token.Hash == hash)
            .Join(context.People, token => token.User, person => person.User, (token, person) => person)
            .FirstOrDefaultAsync(person => !person.Disabled, cancel));
    }

    public Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ApiToken>>(async context =>
            await context.Tokens.OrderBy(token => token.CreatedAt).ThenBy(token => token.Id)
                .Select(token => new ApiToken(token.Id, token.User, token.CreatedAt))
                .ToListAsync(cancel));

    public Task<bool> RemoveAsync(string id, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.Tokens.Where(token => token.Id == id).ExecuteDeleteAsync(cancel) == 0)
                return false;
            await CounterTable.ReviseAsync(context, cancel);
            return true;
        }, cancel);
}
