using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>自定义字段 as they are kept and found on both products.</summary>
public abstract class TicketFieldTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : TicketFieldTests(Product.Sqlite);

    public sealed class OnPostgreSql() : TicketFieldTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task They_are_read_back_as_they_were_kept_and_found_by_what_stands()
    {
        var file = await AddAsync(Value(1, "crop", "玉米") with { EndedAt = Samples.Morning }, Value(2, "crop", "水稻"),
            Value(3, "batch", new string('长', FieldForm.CharactersMax)) with { ForUnits = false });
        var other = await AddAsync(Value(1, "crop", "玉米"), Value(2, "batch", "秋") with { ForUnits = false });

        Assert.Equal(TicketSamples.Text(file),
            TicketSamples.Text((await _storage.Tickets.FindAsync(file.Ticket.TicketNo, Cancel))!));
        Assert.Equal([file.Ticket.TicketNo], await FoundAsync(("crop", "水稻")));
        Assert.Equal([other.Ticket.TicketNo], await FoundAsync(("crop", "玉米")));
        Assert.Equal([other.Ticket.TicketNo], await FoundAsync(("crop", "玉米"), ("batch", "秋")));
        Assert.Empty(await FoundAsync(("crop", "水稻"), ("batch", "秋")));
        Assert.Empty(await FoundAsync("wy12345", null, ("crop", "玉米")));
        // A unit finds by what it sees alone.
        Assert.Empty(await FoundAsync("jn12316", "211224", ("batch", "秋")));
    }

    Task<IReadOnlyList<string>> FoundAsync(params (string Id, string Value)[] asked) =>
        FoundAsync("jn12316", null, asked);

    async Task<IReadOnlyList<string>> FoundAsync(
        string hotline, string? unit, params (string Id, string Value)[] asked) =>
        [.. (await _storage.Tickets.ListAsync(new TicketQuery
        {
            Hotline = hotline,
            SeenByOrg = unit,
            Fields = asked.ToDictionary(one => one.Id, one => one.Value),
        }, Cancel)).Items.Select(one => one.Ticket.TicketNo)];

    Task<TicketFile> AddAsync(params TicketField[] fields) => _storage.Tickets.AddAsync(1, TicketSamples.Day, no =>
    {
        var change = TicketSamples.Registered(no);
        return change with
        {
            File = change.File with { Fields = [.. fields.Select(one => one with { TicketNo = no })] },
        };
    }, Cancel);

    static TicketField Value(int seq, string id, string value) => new()
    {
        TicketNo = "",
        Seq = seq,
        HotlineCode = "jn12316",
        FieldId = id,
        Label = id,
        Value = value,
        ForUnits = true,
        By = "li",
        At = Samples.Morning,
    };
}
