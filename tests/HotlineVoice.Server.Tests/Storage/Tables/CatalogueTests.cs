using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Objections to rows of the 派单目录, and what came back of tickets that rows sent out.</summary>
public abstract class CatalogueTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : CatalogueTests(Product.Sqlite);

    public sealed class OnPostgreSql() : CatalogueTests(Product.PostgreSql);

    static readonly DateOnly _since = new(2016, 12, 31);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task An_objection_is_read_back_as_it_was_written()
    {
        var full = Objection("o1") with { DivisionCode = "440229100", SuggestedOrgId = "x", TicketNo = "320260325" };
        var brief = Objection("o2");

        Assert.True(await _storage.Catalogue.TryFileAsync(full, Cancel));
        Assert.True(await _storage.Catalogue.TryFileAsync(brief, Cancel));

        Assert.Equal(full, await _storage.Catalogue.FindAsync("o1", Cancel));
        Assert.Equal(brief, await _storage.Catalogue.FindAsync("o2", Cancel));
        Assert.Null(await _storage.Catalogue.FindAsync("o3", Cancel));
    }

    [Fact]
    public async Task A_unit_has_one_objection_to_a_row_waiting_and_may_come_again_when_it_was_decided()
    {
        Assert.True(await _storage.Catalogue.TryFileAsync(Objection("o1"), Cancel));

        Assert.False(await _storage.Catalogue.TryFileAsync(Objection("o2"), Cancel));
        Assert.True(await _storage.Catalogue.TryFileAsync(Objection("o3") with { OrgId = "440229-gq" }, Cancel));
        Assert.True(await _storage.Catalogue.TryFileAsync(Objection("o4") with { DivisionCode = "440229100" }, Cancel));
        Assert.True(await _storage.Catalogue.TryDecideAsync(Decision("o1", ObjectionState.Rejected), Cancel));
        Assert.True(await _storage.Catalogue.TryFileAsync(Objection("o5"), Cancel));
        Assert.Equal(4L, _shed.Ask("SELECT count(*) FROM catalogue_objections"));
    }

    [Fact]
    public async Task Of_several_in_two_processes_that_file_at_once_one_is_kept()
    {
        await using var other = await _shed.AnotherAsync();

        var kept = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            (n % 2 == 0 ? _storage : other).Catalogue.TryFileAsync(Objection($"o{n}"), Cancel))));

        Assert.Single(kept, one => one);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM catalogue_objections"));
    }

    [Fact]
    public async Task It_is_decided_once_whoever_asks_at_once()
    {
        await using var other = await _shed.AnotherAsync();
        await _storage.Catalogue.TryFileAsync(Objection("o1"), Cancel);

        var decided = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
            (State: n % 2 == 0 ? ObjectionState.Upheld : ObjectionState.Rejected, Done: await (n < 3 ? _storage : other)
                .Catalogue.TryDecideAsync(
                    Decision("o1", n % 2 == 0 ? ObjectionState.Upheld : ObjectionState.Rejected), Cancel)))));

        var winner = Assert.Single(decided, one => one.Done);
        var found = (await _storage.Catalogue.FindAsync("o1", Cancel))!;
        Assert.Equal((winner.State, "fenban", Samples.Morning.AddHours(1), "理由成立"),
            (found.State, found.DecidedBy, found.DecidedAt, found.Opinion));
        Assert.False(await _storage.Catalogue.TryDecideAsync(Decision("none", ObjectionState.Upheld), Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_newest_stands_first_and_pages_lose_and_repeat_nothing_at_equal_instants(int limit)
    {
        foreach (var n in new[] { 3, 0, 4, 1, 2 })
            await _storage.Catalogue.TryFileAsync(
                Objection($"o{n}") with { OrgId = $"unit{n}", FiledAt = Samples.Morning.AddMinutes(n / 2) }, Cancel);

        var seen = new List<string>();
        var query = new ObjectionQuery { Limit = limit };
        do
        {
            var (items, next) = await _storage.Catalogue.ListAsync(query, Cancel);
            seen.AddRange(items.Select(one => one.Id));
            query = query with { Cursor = next };
        }
        while (query.Cursor is not null);

        Assert.Equal(["o4", "o3", "o2", "o1", "o0"], seen);
    }

    [Fact]
    public async Task Lists_can_be_asked_by_hotline_state_and_unit()
    {
        await _storage.Catalogue.TryFileAsync(Objection("o1"), Cancel);
        await _storage.Catalogue.TryFileAsync(Objection("o2") with { OrgId = "440229-gq" }, Cancel);
        await _storage.Catalogue.TryFileAsync(Objection("o3") with { Hotline = "as12345" }, Cancel);
        await _storage.Catalogue.TryDecideAsync(Decision("o2", ObjectionState.Upheld), Cancel);

        Assert.Equal(["o2", "o1"], await IdsAsync(new ObjectionQuery("wy12345")));
        Assert.Equal(["o2"], await IdsAsync(new ObjectionQuery(State: ObjectionState.Upheld)));
        Assert.Equal(["o3", "o1"], await IdsAsync(new ObjectionQuery { OrgId = "440229-gs" }));
        Assert.Equal(["o3"], await IdsAsync(new ObjectionQuery { Hotlines = ["as12345"] }));
    }

    [Fact]
    public async Task Of_tickets_that_a_row_sent_out_the_allowed_returns_are_counted_beside_the_objections()
    {
        await ReturnedAsync(1, ReturnDecision.Approved);
        await ReturnedAsync(2, ReturnDecision.Approved);
        await ReturnedAsync(3, ReturnDecision.Rejected);
        await ReturnedAsync(4, ReturnDecision.Approved, isByRow: false);
        await _storage.Catalogue.TryFileAsync(Objection("o1"), Cancel);
        await _storage.Catalogue.TryFileAsync(Objection("o2") with { OrgId = "440229-swj" }, Cancel);
        await _storage.Catalogue.TryDecideAsync(Decision("o2", ObjectionState.Upheld), Cancel);

        var tallies = (await _storage.Catalogue.TallyAsync("wy12345", Cancel)).OrderBy(one => one.OrgId).ToList();

        Assert.Equal(
            [
                new RowTally("wy12345", "供水", null, _since, "440229-gs") { Returns = 2, Open = 1 },
                new RowTally("wy12345", "供水", null, _since, "440229-swj") { Upheld = 1 },
            ],
            tallies);
        Assert.Equal(2, (await _storage.Catalogue.TallyAsync(null, Cancel)).Count);
        Assert.Empty(await _storage.Catalogue.TallyAsync("as12345", Cancel));
    }

    async Task ReturnedAsync(int serial, ReturnDecision decision, bool isByRow = true)
    {
        var file = await _storage.Tickets.AddAsync(3, TicketSamples.Day,
            no => TicketSamples.Registered(no, ticket => ticket with { HotlineCode = "wy12345" }), Cancel);
        var sent = TicketSamples.Dispatched(file, "440229-gs");
        await _storage.Tickets.TrySaveAsync(sent with
        {
            File = sent.File with
            {
                Assignments =
                [
                    sent.File.Assignments[0] with
                    {
                        CatalogueSubject = isByRow ? "供水" : null,
                        CatalogueFrom = isByRow ? _since : null,
                    },
                ],
                Returns =
                [
                    new ReturnRequest
                    {
                        TicketNo = file.Ticket.TicketNo,
                        Seq = 1,
                        AssignmentSeq = 1,
                        OrgId = "440229-gs",
                        FiledAt = Samples.Morning.AddHours(serial),
                        FiledBy = "gs",
                        Reason = "不属本单位",
                        Decision = decision,
                    },
                ],
            },
        }, Cancel);
        var kept = (await _storage.Tickets.FindAsync(file.Ticket.TicketNo, Cancel))!.Assignments[0];
        Assert.Equal((isByRow ? "供水" : null, null, isByRow ? _since : null),
            (kept.CatalogueSubject, kept.CatalogueDivision, kept.CatalogueFrom));
    }

    static CatalogueObjection Objection(string id) => new()
    {
        Id = id,
        Hotline = "wy12345",
        Subject = "供水",
        RowFrom = _since,
        OrgId = "440229-gs",
        Reason = "管网归水务局",
        LegalBasis = "三定方案",
        FiledAt = Samples.Morning,
        FiledBy = "gs",
    };

    static ObjectionDecision Decision(string id, ObjectionState state) =>
        new(id, state, "fenban", Samples.Morning.AddHours(1), "理由成立");

    async Task<IEnumerable<string>> IdsAsync(ObjectionQuery query) =>
        (await _storage.Catalogue.ListAsync(query, Cancel)).Items.Select(one => one.Id);
}
