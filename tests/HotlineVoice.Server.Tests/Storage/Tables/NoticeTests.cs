using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>What people are told on the pages: kept with the change that it tells of, and read by each for himself.
/// </summary>
public abstract class NoticeTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : NoticeTests(Product.Sqlite);

    public sealed class OnPostgreSql() : NoticeTests(Product.PostgreSql);

    static readonly string _county = NoticeAudience.OfUnit("211224", "unit-handler");

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_notice_is_kept_with_the_change_of_its_ticket_and_not_without_it()
    {
        var added = await AddAsync("新工单");
        var change = TicketSamples.Dispatched(added);
        var told = change with { Notices = [Notice("已派单", added.Ticket.TicketNo)] };

        Assert.True(await _storage.Tickets.TrySaveAsync(told, Cancel));
        // Somebody else comes late with the same version: neither his change is kept nor what it tells.
        Assert.False(await _storage.Tickets.TrySaveAsync(told, Cancel));

        var kept = await ListAsync(Reader("li"));
        Assert.Equal(["已派单", "新工单"], kept.Select(one => one.Notice.Text));
        Assert.All(kept, one => Assert.False(one.IsRead));
        Assert.Equal(told.Notices[0], kept[0].Notice with { Id = 0 });
    }

    [Fact]
    public async Task Each_reads_for_himself_one_by_one_or_all_up_to_one_and_nothing_is_unread_again()
    {
        for (var n = 1; n <= 5; n++)
            await AddAsync($"第{n}条");
        var (li, wu) = (Reader("li"), Reader("wu"));
        var ids = (await ListAsync(li)).Select(one => one.Notice.Id).ToArray();

        Assert.True(await _storage.Notices.ReadAsync(li, ids[1], Cancel));
        Assert.True(await _storage.Notices.ReadAsync(li, ids[1], Cancel));
        Assert.Equal(4, await UnreadAsync(li));
        await _storage.Notices.ReadAllAsync("li", ids[2], Cancel);
        await _storage.Notices.ReadAllAsync("li", ids[4], Cancel);

        Assert.Equal([false, true, true, true, true], (await ListAsync(li)).Select(one => one.IsRead));
        Assert.Equal([ids[0]], (await ListAsync(li with { UnreadOnly = true })).Select(one => one.Notice.Id));
        Assert.Equal((1, 5), (await UnreadAsync(li), await UnreadAsync(wu)));
        Assert.Equal(3, await _storage.Notices.UnreadAsync(wu, 3, Cancel));
        // No key of his, or no hotline of his: not even to be read away.
        foreach (var stranger in (NoticeQuery[])
            [wu with { Audiences = [NoticeAudience.OfUser("wu")] }, wu with { Hotlines = ["wy12345"] }])
        {
            Assert.Empty(await ListAsync(stranger));
            Assert.Equal(0, await UnreadAsync(stranger));
            Assert.False(await _storage.Notices.ReadAsync(stranger, ids[0], Cancel));
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_also_when_something_comes_between()
    {
        for (var n = 1; n <= 5; n++)
            await AddAsync($"第{n}条");
        var query = Reader("li") with { Limit = 2 };

        var (first, next) = await _storage.Notices.ListAsync(query, Cancel);
        await AddAsync("第6条");
        var (second, after) = await _storage.Notices.ListAsync(query with { Before = next }, Cancel);
        var (third, end) = await _storage.Notices.ListAsync(query with { Before = after }, Cancel);

        Assert.Equal(["第5条", "第4条", "第3条", "第2条", "第1条"],
            first.Concat(second).Concat(third).Select(one => one.Notice.Text));
        Assert.Null(end);
    }

    [Fact]
    public async Task What_a_daily_rule_says_is_kept_once_for_a_day_though_several_servers_ask()
    {
        await using var other = await _shed.AnotherAsync();

        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            KeepDailyAsync(n % 2 == 0 ? _storage : other, TicketSamples.Day))));

        Assert.Equal(1, said.Count(one => one));
        Assert.Single(await ListAsync(Reader("li")));
        Assert.False(await KeepDailyAsync(other, TicketSamples.Day));
        Assert.True(await KeepDailyAsync(other, TicketSamples.Day.AddDays(1)));
        Assert.Equal(2, await UnreadAsync(Reader("li")));
    }

    [Fact]
    public async Task After_a_year_a_notice_is_gone_with_what_was_noted_about_it()
    {
        await AddAsync("旧的");
        await KeepDailyAsync(_storage, TicketSamples.Day);
        var old = (await ListAsync(Reader("li"))).Select(one => one.Notice.Id).ToList();
        foreach (var id in old)
            Assert.True(await _storage.Notices.ReadAsync(Reader("li"), id, Cancel));
        await AddAsync("新的", one => one with { At = Samples.Morning.AddDays(2) });

        await _storage.Notices.PruneAsync(Samples.Morning, Cancel);
        Assert.Equal(3, (await ListAsync(Reader("wu"))).Count);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM notice_days"));
        await _storage.Notices.PruneAsync(Samples.Morning.AddDays(1), Cancel);

        Assert.Equal("新的", Assert.Single(await ListAsync(Reader("wu"))).Notice.Text);
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM notice_reads"));
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM notice_days"));
    }

    [Fact]
    public async Task Of_a_destroyed_ticket_no_notice_is_left_and_the_others_stay()
    {
        var file = await AddAsync("要销毁的");
        await AddAsync("别的");
        Assert.True(await _storage.Notices.ReadAsync(
            Reader("li"), (await ListAsync(Reader("li")))[1].Notice.Id, Cancel));
        file = await SaveAsync(file, "archive", Archived(file.Ticket.TicketNo));
        Assert.Equal(2, (await ListAsync(Reader("wu"))).Count);
        await SaveAsync(Destruction.Of(file), Destruction.Act, Archived(file.Ticket.TicketNo) with
        {
            DestroyApproval = "批1号",
            DestroyApprovedBy = "zhuren",
            DestroyedAt = Samples.Morning.AddYears(2),
        });

        Assert.Equal("别的", Assert.Single(await ListAsync(Reader("wu"))).Notice.Text);
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM notice_reads"));
    }

    static NoticeQuery Reader(string user) => new(user, [NoticeAudience.OfUser(user), _county], ["jn12316"]);

    static Notice Notice(string text, string? no = null) => new()
    {
        HotlineCode = "jn12316",
        Audience = _county,
        TicketNo = no,
        Text = text,
        RuleId = "dispatched",
        At = Samples.Morning,
    };

    static ArchiveRecord Archived(string no) => new()
    {
        TicketNo = no,
        Seq = 1,
        ArchiveNo = "档1号",
        Category = "咨询",
        AcceptedDate = TicketSamples.Day,
        ClosedReportedDay = TicketSamples.Day,
        Sha256 = new string('0', 64),
        ArchivedAt = Samples.Morning,
        ArchivedBy = "li",
    };

    async Task<TicketFile> SaveAsync(TicketFile file, string act, ArchiveRecord archive)
    {
        var before = file.Ticket.State;
        file = file with
        {
            Ticket = file.Ticket with { Version = file.Ticket.Version + 1, State = TicketState.Archived },
            Archives = [archive],
            HistoryLength = file.HistoryLength + 1,
        };
        Assert.True(await _storage.Tickets.TrySaveAsync(
            new TicketChange(file, [TicketSamples.Entry(file.Ticket, file.HistoryLength, act, before)]), Cancel));
        return file;
    }

    Task<TicketFile> AddAsync(string text, Func<Notice, Notice>? with = null) =>
        _storage.Tickets.AddAsync(1, TicketSamples.Day, no => TicketSamples.Registered(no) with
        {
            Notices = [with is null ? Notice(text, no) : with(Notice(text, no))],
        }, Cancel);

    static Task<bool> KeepDailyAsync(StorageService storage, DateOnly day) =>
        storage.Notices.TryKeepDailyAsync("jn12316", "morning", day, [Notice("今日到期 0 件")], Cancel);

    async Task<IReadOnlyList<NoticeSeen>> ListAsync(NoticeQuery query) =>
        (await _storage.Notices.ListAsync(query, Cancel)).Items;

    Task<int> UnreadAsync(NoticeQuery query) => _storage.Notices.UnreadAsync(query, 100, Cancel);
}
