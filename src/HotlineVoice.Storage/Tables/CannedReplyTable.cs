using HotlineVoice.Cases.Phrases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>How often one person put in one canned reply.</summary>
sealed class CannedUseRow
{
    public required string ReplyId { get; init; }
    public required string User { get; init; }
    public required int Uses { get; init; }
    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>常用语. One that was taken away stays as a row and is found no more.</summary>
sealed class CannedReplyTable(Database database) : ICannedReplyBook
{
    public static void Map(EntityTypeBuilder<CannedReply> table)
    {
        table.ToTable("canned_replies");
        table.HasKey(reply => reply.Id);
        table.Property(reply => reply.Places).InJson();
        table.Property(reply => reply.Classes).InJson();
        table.Ignore(reply => reply.IsForUnits);
        table.HasIndex(reply => new { reply.Owner, reply.HotlineCode, reply.RemovedAt });
    }

    public static void MapUses(EntityTypeBuilder<CannedUseRow> table)
    {
        table.ToTable("canned_uses");
        table.HasKey(use => new { use.User, use.ReplyId });
    }

    /// <summary>How many there are is counted and written in one serializable transaction: two at once do not both
    /// become the last.</summary>
    public Task<bool> TryAddAsync(CannedReply reply, int most, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var there = reply.Owner is { } owner
                ? Kept(context).CountAsync(one => one.Owner == owner, cancel)
                : Kept(context).CountAsync(one => one.Owner == null && one.HotlineCode == reply.HotlineCode, cancel);
            if (await there >= most)
                return false;
            context.Add(reply);
            return true;
        }, cancel);

    public Task<CannedReply?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => Kept(context).FirstOrDefaultAsync(one => one.Id == id, cancel));

    public Task<IReadOnlyList<CannedChoice>> ListAsync(string user, string? hotline, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<CannedChoice>>(async context =>
        {
            var found = await Kept(context)
                .Where(one => one.Owner == null || one.Owner == user)
                .Where(one => hotline == null || one.HotlineCode == hotline || one.HotlineCode == null)
                .ToListAsync(cancel);
            var uses = await context.Set<CannedUseRow>().Where(use => use.User == user)
                .ToDictionaryAsync(use => use.ReplyId, use => use.Uses, cancel);
            return
            [
                .. found.Select(one => new CannedChoice(one, uses.GetValueOrDefault(one.Id)))
                    .OrderByDescending(one => one.Uses)
                    .ThenBy(one => one.Reply.Title, StringComparer.Ordinal)
                    .ThenBy(one => one.Reply.Id, StringComparer.Ordinal),
            ];
        });

    /// <summary>Compared and set in one statement, within the transaction: of two at once one finds its version
    /// gone.</summary>
    public Task<bool> TryChangeAsync(CannedReply reply, CancellationToken cancel) =>
        database.EditAsync(async context => await Kept(context)
            .Where(one => one.Id == reply.Id && one.Version == reply.Version - 1)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(one => one.Title, reply.Title)
                    .SetProperty(one => one.Text, reply.Text)
                    .SetProperty(one => one.HotlineCode, reply.HotlineCode)
                    .SetProperty(one => one.Places, reply.Places)
                    .SetProperty(one => one.Classes, reply.Classes)
                    .SetProperty(one => one.Version, reply.Version)
                    .SetProperty(one => one.ChangedBy, reply.ChangedBy)
                    .SetProperty(one => one.ChangedAt, reply.ChangedAt)
                    .SetProperty(one => one.RemovedAt, reply.RemovedAt),
                cancel) > 0, cancel);

    public Task CountAsync(string id, string user, DateTimeOffset at, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var rows = context.Set<CannedUseRow>().Where(use => use.User == user && use.ReplyId == id);
            if (await rows.ExecuteUpdateAsync(
                    row => row.SetProperty(use => use.Uses, use => use.Uses + 1).SetProperty(use => use.LastAt, at),
                    cancel) == 0)
                context.Add(new CannedUseRow { ReplyId = id, User = user, Uses = 1, LastAt = at });
            return true;
        }, cancel);

    /// <summary>The next person of that name inherits none of it.</summary>
    public static async Task ForgetAsync(HotlineContext context, string user, CancellationToken cancel)
    {
        await context.Set<CannedReply>().Where(one => one.Owner == user).ExecuteDeleteAsync(cancel);
        await context.Set<CannedUseRow>().Where(use => use.User == user).ExecuteDeleteAsync(cancel);
    }

    static IQueryable<CannedReply> Kept(HotlineContext context) =>
        context.Set<CannedReply>().Where(one => one.RemovedAt == null);
}
