using System.Data;
using HotlineVoice.Cases.LeaderDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The plan of 领导接听日. A session is never removed: tickets name it.</summary>
sealed class LeaderSessionTable(Database database) : ILeaderSessionStore
{
    public static void Map(EntityTypeBuilder<LeaderSession> table)
    {
        table.ToTable("leader_sessions");
        table.HasKey(one => one.Id);
        table.HasIndex(one => new { one.HotlineCode, one.StartsAt });
    }

    public Task AddAsync(LeaderSession session, CancellationToken cancel) =>
        database.EditAsync(context =>
        {
            context.Add(session);
            return Task.FromResult(true);
        }, cancel, IsolationLevel.ReadCommitted);

    /// <summary>Compared and set in one statement: of two who saw the same, the second is refused.</summary>
    public Task<bool> TrySaveAsync(LeaderSession session, CancellationToken cancel) =>
        database.EditAsync(async context => await context.LeaderSessions
            .Where(one => one.Id == session.Id && one.Version == session.Version - 1)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(one => one.Version, session.Version)
                    .SetProperty(one => one.StartsAt, session.StartsAt)
                    .SetProperty(one => one.EndsAt, session.EndsAt)
                    .SetProperty(one => one.Leader, session.Leader)
                    .SetProperty(one => one.Title, session.Title)
                    .SetProperty(one => one.Rank, session.Rank)
                    .SetProperty(one => one.OrgId, session.OrgId)
                    .SetProperty(one => one.Clerk, session.Clerk)
                    .SetProperty(one => one.SeatNo, session.SeatNo)
                    .SetProperty(one => one.PlannedBy, session.PlannedBy)
                    .SetProperty(one => one.PlannedAt, session.PlannedAt)
                    .SetProperty(one => one.CancelledAt, session.CancelledAt)
                    .SetProperty(one => one.CancelledFor, session.CancelledFor),
                cancel) > 0, cancel, IsolationLevel.ReadCommitted);

    public Task<LeaderSession?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.LeaderSessions.FirstOrDefaultAsync(one => one.Id == id, cancel));

    public Task<IReadOnlyList<LeaderSession>> ListAsync(
        string hotline, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LeaderSession>>(async context =>
            await context.LeaderSessions
                .Where(one => one.HotlineCode == hotline && one.StartsAt >= from && one.StartsAt < to)
                .OrderBy(one => one.StartsAt).ThenBy(one => one.Id).ToListAsync(cancel));
}
