using System.Collections.Immutable;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>常用语, views, and tickets counted for them.</summary>
public abstract class WorkbenchTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : WorkbenchTests(Product.Sqlite);

    public sealed class OnPostgreSql() : WorkbenchTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_canned_reply_is_read_back_as_it_was_written_and_stays_as_a_row_when_it_is_gone()
    {
        var reply = Reply("r1") with { Places = [CannedPlace.Note, CannedPlace.Result], Classes = [TicketClass.Help] };
        Assert.True(await _storage.CannedReplies.TryAddAsync(reply, 9, Cancel));

        var read = (await _storage.CannedReplies.FindAsync("r1", Cancel))!;
        var removed = read with { Version = 2, RemovedAt = Samples.Morning, ChangedBy = "wang" };

        Assert.Equal(reply with { Places = [], Classes = [] }, read with { Places = [], Classes = [] });
        Assert.Equal([CannedPlace.Note, CannedPlace.Result], read.Places.AsEnumerable());
        Assert.Equal([TicketClass.Help], read.Classes.AsEnumerable());
        Assert.True(await _storage.CannedReplies.TryChangeAsync(removed, Cancel));
        Assert.False(await _storage.CannedReplies.TryChangeAsync(removed with { Version = 3 }, Cancel));
        Assert.Null(await _storage.CannedReplies.FindAsync("r1", Cancel));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM canned_replies"));
    }

    [Fact]
    public async Task Of_several_in_two_processes_no_more_are_kept_than_there_may_be_and_each_use_is_counted()
    {
        await using var other = await _shed.AnotherAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            (n % 2 == 0 ? _storage : other).CannedReplies.TryAddAsync(Reply($"r{n}"), 2, Cancel))));
        var id = (await _storage.CannedReplies.ListAsync("li", "jn12316", Cancel))[^1].Reply.Id;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            (n % 2 == 0 ? _storage : other).CannedReplies.CountAsync(id, "li", Samples.Morning, Cancel))));

        Assert.Equal(2, kept.Count(one => one));
        Assert.True(await _storage.CannedReplies.TryAddAsync(Reply("own") with { Owner = "li" }, 2, Cancel));
        var first = (await _storage.CannedReplies.ListAsync("li", "jn12316", Cancel))[0];
        Assert.Equal((id, 6), (first.Reply.Id, first.Uses));
        Assert.Equal(2, (await _storage.CannedReplies.ListAsync("wang", null, Cancel)).Count);
        Assert.Empty(await _storage.CannedReplies.ListAsync("wang", "wy12345", Cancel));
    }

    [Fact]
    public async Task A_view_is_changed_by_one_at_a_time_and_leaves_everybodys_list_with_its_row()
    {
        var view = new SavedView
        {
            Id = "v1",
            Owner = "li",
            Name = "待办",
            Filter = ImmutableSortedDictionary<string, string>.Empty.Add("state", "Registered").Add("from", "today-7"),
            SharedRole = "agent",
            SharedHotline = "jn12316",
            Version = 1,
            ChangedAt = Samples.Morning,
        };
        Assert.True(await _storage.Views.TryAddAsync(view, 1, Cancel));
        Assert.False(await _storage.Views.TryAddAsync(view with { Id = "v2" }, 1, Cancel));
        await _storage.Views.ArrangeAsync("wang", [Place("wang")], Cancel);
        await _storage.Views.ArrangeAsync("wang", [Place("wang") with { Position = 0, IsDefault = true }], Cancel);

        var changed = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
            _storage.Views.TryChangeAsync(view with { Version = 2, Name = $"第{n}" }, Cancel))));

        Assert.Equal(1, changed.Count(one => one));
        var seen = Assert.Single(await _storage.Views.ListAsync("wang", ["agent"], Cancel));
        Assert.Equal(view.Filter, seen.Filter);
        Assert.Equal("jn12316", seen.SharedHotline);
        Assert.Empty(await _storage.Views.ListAsync("wang", ["dispatcher"], Cancel));
        Assert.True(Assert.Single(await _storage.Views.PlacesAsync("wang", Cancel)).IsDefault);
        Assert.False(await _storage.Views.TryRemoveAsync("v1", 1, Cancel));
        Assert.True(await _storage.Views.TryRemoveAsync("v1", 2, Cancel));
        Assert.Empty(await _storage.Views.PlacesAsync("wang", Cancel));
    }

    [Fact]
    public async Task Each_question_is_counted_as_the_list_finds_it_and_a_full_window_is_said()
    {
        for (var n = 0; n < 4; n++)
            await _storage.Tickets.AddAsync(1, TicketSamples.Day, no => TicketSamples.Registered(no, one => one with
            {
                Title = n % 2 == 0 ? "补贴" : "维修",
            }), Cancel);
        var any = (await _storage.Tickets.ListAsync(new TicketQuery(), Cancel)).Items[0].Ticket;
        TicketQuery[] questions =
        [
            new(), new() { Text = "补贴" }, new() { Hotline = any.HotlineCode }, new() { States = [any.State] },
            new() { Hotline = any.HotlineCode, States = [any.State], Text = "维修" },
            new() { OwnerAgent = any.OwnerAgent }, new() { DivisionCode = any.DivisionCode, Text = "补贴" },
            new() { DivisionCode = any.DivisionCode[..2] }, new() { DueBy = DateOnly.MaxValue },
            new() { CallerPhone = "13800138001" }, new() { OrgId = "211224" }, new() { SeenByOrg = "211224" },
            new() { Tag = "春耕" }, new() { Hotlines = ["wy12345"] }, new() { To = TicketSamples.Day.AddDays(-1) },
        ];
        foreach (var question in questions)
            Assert.Equal(
                new TicketCount((await _storage.Tickets.ListAsync(question, Cancel)).Items.Count, false),
                await _storage.Tickets.CountAsync(question, 100, 100, Cancel));

        Assert.Equal(new TicketCount(3, true), await _storage.Tickets.CountAsync(new(), 3, 100, Cancel));
        Assert.Equal(new TicketCount(1, true),
            await _storage.Tickets.CountAsync(new() { Text = "维修" }, 100, 2, Cancel));
    }

    static ViewPlace Place(string user) => new() { User = user, ViewId = "v1", Position = 3 };

    static CannedReply Reply(string id) => new()
    {
        Id = id,
        HotlineCode = "jn12316",
        Title = $"题{id}",
        Text = "您好",
        Version = 1,
        ChangedBy = "li",
        ChangedAt = Samples.Morning,
    };
}
