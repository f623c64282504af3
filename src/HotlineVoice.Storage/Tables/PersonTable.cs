using HotlineVoice.Hotline.People;
using HotlineVoice.Storage.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>People and their passwords; their tokens are in <see cref="TokenTable"/>.</summary>
sealed class PersonTable(
    Database database, TokenTable tokens, SignInTable signIns, DeviceTable devices, PasswordHashes hashes)
    : IPeopleStore
{
    const string PasswordHash = "PasswordHash";

    public static void Map(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.HasKey(person => person.User);
        table.Property(person => person.Roles).InJson();
        table.Property(person => person.Hotlines).InJson();
        table.Property<string>(PasswordHash).IsRequired();
    }

    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Person>>(async context =>
            await context.People.OrderBy(person => person.User).ToListAsync(cancel));

    public Task<Person?> FindAsync(string user, CancellationToken cancel) =>
        database.ReadAsync(context => context.People.FirstOrDefaultAsync(person => person.User == user, cancel));

    public Task<bool> AddAsync(Person person, string password, CancellationToken cancel)
    {
        // Before the gate: a hash takes as long as a hundred commits.
        var hash = hashes.Make(password);
        return database.EditAsync(async context =>
        {
            if (await context.People.AnyAsync(known => known.User == person.User, cancel))
                return false;
            context.Add(person).Property<string>(PasswordHash).CurrentValue = hash;
            await CounterTable.ReviseAsync(context, cancel);
            return true;
        }, cancel);
    }

    public Task<bool> ReplaceAsync(Person person, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.People.FindAsync([person.User], cancel) is not { } known)
                return false;
            if (known.Disabled != person.Disabled || !known.Roles.SequenceEqual(person.Roles)
                || !known.Hotlines.SequenceEqual(person.Hotlines))
                await SessionTable.EndAsync(context, person.User, cancel);
            context.Entry(known).CurrentValues.SetValues(person);
            await CounterTable.ReviseAsync(context, cancel);
            return true;
        }, cancel);

    public Task<bool> RemoveAsync(string user, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.People.Where(person => person.User == user).ExecuteDeleteAsync(cancel) == 0)
                return false;
            await context.Tokens.Where(token => token.User == user).ExecuteDeleteAsync(cancel);
            // Else the next person of that name would inherit the seat.
            await context.Seats.Where(seat => seat.User == user)
                .ExecuteUpdateAsync(row => row.SetProperty(seat => seat.User, (string?)null), cancel);
            await CannedReplyTable.ForgetAsync(context, user, cancel);
            await ViewTable.ForgetAsync(context, user, cancel);
            await SignInTable.ForgetAsync(context, user, cancel);
            await DeviceTable.ForgetAsync(context, user, cancel);
            await SessionTable.EndAsync(context, user, cancel);
            await CounterTable.ReviseAsync(context, cancel);
            return true;
        }, cancel);

    public Task<bool> SetPasswordAsync(string user, string password, CancellationToken cancel)
    {
        var hash = hashes.Make(password);
        return database.EditAsync(async context =>
        {
            var changed = await context.People.Where(person => person.User == user).ExecuteUpdateAsync(
                row => row.SetProperty(person => EF.Property<string>(person, PasswordHash), hash), cancel);
            if (changed == 0)
                return false;
            await SignInTable.ForgetAsync(context, user, cancel);
            await SessionTable.EndAsync(context, user, cancel);
            await CounterTable.ReviseAsync(context, cancel);
            return true;
        }, cancel);
    }

    public async Task<bool> VerifyAsync(
        string user, string password, SignInPlace place, CancellationToken cancel)
    {
        if (!await signIns.TryCountAsync(user, place, cancel))
            return false;
        var hash = await database.ReadAsync(context => context.People
            .Where(person => person.User == user && !person.Disabled)
            .Select(person => EF.Property<string>(person, PasswordHash)).FirstOrDefaultAsync(cancel));
        if (!hashes.Matches(password, hash))
            return false;
        await signIns.ForgetAsync(user, place, cancel);
        return true;
    }

    public Task RememberDeviceAsync(string user, string device, CancellationToken cancel) =>
        devices.RememberAsync(user, device, cancel);

    public Task<string?> AddTokenAsync(string user, DateTimeOffset at, CancellationToken cancel) =>
        tokens.AddAsync(user, at, cancel);

    public Task<Person?> FindByTokenAsync(string token, CancellationToken cancel) =>
        tokens.FindPersonAsync(token, cancel);

    public Task<IReadOnlyList<ApiToken>> TokensAsync(CancellationToken cancel) => tokens.ListAsync(cancel);

    public Task<bool> RemoveTokenAsync(string id, CancellationToken cancel) => tokens.RemoveAsync(id, cancel);
}
