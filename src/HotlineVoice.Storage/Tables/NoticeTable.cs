using System.Data;
using HotlineVoice.Cases.Notices;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Up to where somebody has read everything.</summary>
sealed class NoticeMark
{
    public required string Reader { get; init; }
    public required long UpTo { get; init; }
}

/// <summary>One notice that somebody has read by itself.</summary>
sealed class NoticeRead
{
    public required string Reader { get; init; }
    public required long NoticeId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a daily rule has said on one day.</summary>
sealed class NoticeDay
{
    public required string HotlineCode { get; init; }
    public required string RuleId { get; init; }
    public required DateOnly Day { get; init; }
}

/// <summary>Notices are written once for everybody, and found by the reader's keys: whoever gets a role sees what that
/// role was told.</summary>
sealed class NoticeTable(Database database, TimeProvider time) : INoticeStore
{
    /// <summary>What was read by itself so long ago is no longer shown to who has read it.</summary>
    static readonly TimeSpan _readKept = TimeSpan.FromDays(90);

    public static void Map(ModelBuilder model)
    {
        var notices = model.Entity<Notice>();
        notices.ToTable("notices");
        notices.HasKey(one => one.Id);
        notices.Property(one => one.Id).ValueGeneratedOnAdd();
        notices.HasIndex(one => new { one.Audience, one.Id });
        notices.HasIndex(one => one.At);
        notices.HasIndex(one => one.TicketNo);
        var marks = model.Entity<NoticeMark>();
        marks.ToTable("notice_marks");
        marks.HasKey(one => one.Reader);
        var reads = model.Entity<NoticeRead>();
        reads.ToTable("notice_reads");
        reads.HasKey(one => new { one.Reader, one.NoticeId });
        reads.HasIndex(one => one.NoticeId);
        var days = model.Entity<NoticeDay>();
        days.ToTable("notice_days");
        days.HasKey(one => new { one.HotlineCode, one.RuleId, one.Day });
    }

    public Task<(IReadOnlyList<NoticeSeen> Items, long? Next)> ListAsync(
        NoticeQuery query, CancellationToken cancel) =>
        database.ReadAsync<(IReadOnlyList<NoticeSeen>, long?)>(async context =>
        {
            var upTo = await MarkAsync(context, query.User, cancel);
            var longAgo = time.GetUtcNow() - _readKept;
            var all = For(context, query);
            if (query.Before is { } before)
                all = all.Where(one => one.Id < before);
            all = query.UnreadOnly
                ? Unread(context, all, query.User, upTo)
                : all.Where(one => !context.Set<NoticeRead>().Any(read =>
                    read.Reader == query.User && read.NoticeId == one.Id && read.At < longAgo));
            var rows = PageCursor.Rows(query.Limit);
            var found = await all.OrderByDescending(one => one.Id).Take(rows + 1).ToListAsync(cancel);
            var next = found.Count > rows;
            if (next)
                found.RemoveAt(rows);
            var ids = found.Select(one => one.Id).ToList();
            var read = await context.Set<NoticeRead>()
                .Where(one => one.Reader == query.User && ids.Contains(one.NoticeId))
                .Select(one => one.NoticeId).ToListAsync(cancel);
            return ([.. found.Select(one => new NoticeSeen(one, one.Id <= upTo || read.Contains(one.Id)))],
                next ? found[^1].Id : null);
        });

    public Task<int> UnreadAsync(NoticeQuery query, int most, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var upTo = await MarkAsync(context, query.User, cancel);
            return await Unread(context, For(context, query), query.User, upTo)
                .Select(one => one.Id).Take(most).CountAsync(cancel);
        });

    public Task<bool> ReadAsync(NoticeQuery query, long id, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (!await For(context, query).AnyAsync(one => one.Id == id, cancel))
                return false;
            if (!await context.Set<NoticeRead>().AnyAsync(
                one => one.Reader == query.User && one.NoticeId == id, cancel))
                context.Add(new NoticeRead { Reader = query.User, NoticeId = id, At = time.GetUtcNow() });
            return true;
        }, cancel);

    public Task ReadAllAsync(string user, long upTo, CancellationToken cancel) =>
        database.EditAsync(async context => await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notice_marks (reader, up_to) VALUES ({user}, {upTo})
            ON CONFLICT (reader) DO UPDATE SET up_to = excluded.up_to WHERE notice_marks.up_to < excluded.up_to
            """, cancel), cancel, IsolationLevel.ReadCommitted);

    /// <remarks>The day's row and its notices are one transaction: of two servers one finds the row there.</remarks>
    public Task<bool> TryKeepDailyAsync(
        string hotline, string ruleId, DateOnly day, IReadOnlyList<Notice> notices, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var isFirst = await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO notice_days (hotline_code, rule_id, day) VALUES ({hotline}, {ruleId}, {day})
                ON CONFLICT (hotline_code, rule_id, day) DO NOTHING
                """, cancel) > 0;
            if (isFirst)
                context.AddRange(notices.Select(one => one with { }));
            return isFirst;
        }, cancel, IsolationLevel.ReadCommitted);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var day = DateOnly.FromDateTime(before.UtcDateTime);
            await context.Set<NoticeDay>().Where(one => one.Day < day).ExecuteDeleteAsync(cancel);
            return await RemoveAsync(context, context.Set<Notice>().Where(one => one.At < before), cancel);
        }, cancel, IsolationLevel.ReadCommitted);

    /// <summary>The ticket is destroyed, and with it what was said of it.</summary>
    public static Task ForgetAsync(HotlineContext context, string ticketNo, CancellationToken cancel) =>
        RemoveAsync(context, context.Set<Notice>().Where(one => one.TicketNo == ticketNo), cancel);

    static async Task<int> RemoveAsync(HotlineContext context, IQueryable<Notice> those, CancellationToken cancel)
    {
        await context.Set<NoticeRead>().Where(read => those.Any(one => one.Id == read.NoticeId))
            .ExecuteDeleteAsync(cancel);
        return await those.ExecuteDeleteAsync(cancel);
    }

    static Task<long> MarkAsync(HotlineContext context, string user, CancellationToken cancel) =>
        context.Set<NoticeMark>().Where(one => one.Reader == user).Select(one => one.UpTo).FirstOrDefaultAsync(cancel);

    static IQueryable<Notice> For(HotlineContext context, NoticeQuery query) => context.Set<Notice>()
        .Where(one => query.Audiences.Contains(one.Audience) && query.Hotlines.Contains(one.HotlineCode));

    static IQueryable<Notice> Unread(HotlineContext context, IQueryable<Notice> all, string user, long upTo) =>
        all.Where(one => one.Id > upTo
            && !context.Set<NoticeRead>().Any(read => read.Reader == user && read.NoticeId == one.Id));
}
