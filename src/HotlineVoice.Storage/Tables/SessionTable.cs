using System.Globalization;
using HotlineVoice.Hotline.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Sessions of the pages. That one was used may be lost with the last second before a crash.</summary>
sealed class SessionTable(Database database) : ISessionStore
{
    const string Insert =
        """
        INSERT INTO sessions (hash, "user", begun, last_used) VALUES (@hash, @user, @begun, @last_used)
        """;

    public static void Map(EntityTypeBuilder<Session> table)
    {
        table.ToTable("sessions");
        table.HasKey(session => session.Hash);
        table.HasIndex(session => session.User);
    }

    public Task<bool> AddAsync(Session session, int sessionsMax, CancellationToken cancel) =>
        database.WriteAsync(turn =>
        {
            var count = Convert.ToInt64(turn.Ask("SELECT count(*) FROM sessions"), CultureInfo.InvariantCulture);
            return count < sessionsMax && turn.Execute(Insert, ("@hash", session.Hash), ("@user", session.User),
                ("@begun", session.Begun), ("@last_used", session.LastUsed)) > 0;
        }, promised: true, cancel);

    public Task<Session?> FindAsync(string hash, CancellationToken cancel) =>
        database.ReadAsync(context => context.Sessions.FirstOrDefaultAsync(session => session.Hash == hash, cancel));

    public Task TouchAsync(string hash, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(turn => turn.Execute("UPDATE sessions SET last_used = @at WHERE hash = @hash",
            ("@at", at), ("@hash", hash)), promised: false, cancel);

    public Task RemoveAsync(string hash, CancellationToken cancel) =>
        database.WriteAsync(turn => turn.Execute("DELETE FROM sessions WHERE hash = @hash", ("@hash", hash)),
            promised: true, cancel);

    public Task RemoveEndedAsync(DateTimeOffset begunBefore, DateTimeOffset usedBefore, CancellationToken cancel) =>
        database.WriteAsync(turn => turn.Execute(
            "DELETE FROM sessions WHERE begun < @begun OR last_used < @used",
            ("@begun", begunBefore), ("@used", usedBefore)), promised: false, cancel);

    /// <summary>He is out at once, wherever he is signed in.</summary>
    public static Task EndAsync(HotlineContext context, string user, CancellationToken cancel) =>
        context.Sessions.Where(session => session.User == user).ExecuteDeleteAsync(cancel);
}
