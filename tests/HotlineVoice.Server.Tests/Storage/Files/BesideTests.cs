using System.Security.Cryptography;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Server.Tests.Storage.Tables;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Files;

/// <summary>Notes, words and files of tickets as they are kept on both products and on the shelf.</summary>
public abstract class BesideTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : BesideTests(Product.Sqlite);

    public sealed class OnPostgreSql() : BesideTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task They_are_read_back_as_they_were_kept_and_found_across_tickets()
    {
        var file = await AddAsync("春耕", "大户");
        var other = await AddAsync("春耕");

        var found = await _storage.Tickets.FindAsync(file.Ticket.TicketNo, Cancel);
        Assert.Equal(TicketSamples.Text(file), TicketSamples.Text(found!));
        Assert.Equal([new TagUse("春耕", 2), new TagUse("大户", 1)],
            await _storage.Tags.ListAsync("jn12316", null, 9, Cancel));
        Assert.Equal([new TagUse("大户", 1)], await _storage.Tags.ListAsync("jn12316", "大", 9, Cancel));
        Assert.Empty(await _storage.Tags.ListAsync("wy12345", null, 9, Cancel));
        Assert.Equal([file.Ticket.TicketNo],
            (await _storage.Tickets.ListAsync(new TicketQuery { Tag = "大户" }, Cancel)).Items
                .Select(one => one.Ticket.TicketNo));
        Assert.Equal([file.Enclosures[0].Id, other.Enclosures[0].Id],
            (await _storage.EnclosureBook.WaitingAsync(9, Cancel)).Select(one => one.Id));

        Assert.True(await _storage.Tickets.TrySaveAsync(Next(file with
        {
            Enclosures = [file.Enclosures[0] with { Check = EnclosureCheck.Clean, CheckedAt = Samples.Morning }],
            Tags = [file.Tags[0], file.Tags[1] with { RemovedAt = Samples.Morning, RemovedBy = "li" }],
        }), Cancel));
        Assert.Single(await _storage.EnclosureBook.WaitingAsync(9, Cancel));
        Assert.Empty((await _storage.Tickets.ListAsync(new TicketQuery { Tag = "大户" }, Cancel)).Items);
    }

    [Fact]
    public async Task A_file_lies_on_the_shelf_whole_or_not_at_all()
    {
        byte[] pdf = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(300_000)];

        var put = Assert.IsType<Shelving.Put>(
            await _storage.Enclosures.PutAsync("abc1", new MemoryStream(pdf), pdf.Length, Cancel));
        Assert.Equal(new ShelvedFile("application/pdf", pdf.Length, Convert.ToHexStringLower(SHA256.HashData(pdf))),
            put.File);
        await using (var lying = _storage.Enclosures.Open("abc1")!)
            Assert.Equal(put.File.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(lying, Cancel)));
        Assert.IsType<Shelving.TooLong>(
            await _storage.Enclosures.PutAsync("abc2", new MemoryStream(pdf), pdf.Length - 1, Cancel));
        await Assert.ThrowsAsync<IOException>(
            () => _storage.Enclosures.PutAsync("abc3", new CutOff(pdf), pdf.Length, Cancel));
        Assert.Null(_storage.Enclosures.Open("abc2"));
        Assert.Null(_storage.Enclosures.Open("abc3"));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _storage.Enclosures.PutAsync("../abc", new MemoryStream(pdf), pdf.Length, Cancel));

        _storage.Enclosures.Remove("abc1");
        Assert.Null(_storage.Enclosures.Open("abc1"));
    }

    Task<TicketFile> AddAsync(params string[] words) => _storage.Tickets.AddAsync(1, TicketSamples.Day, no =>
    {
        var change = TicketSamples.Registered(no);
        return change with
        {
            File = change.File with
            {
                Notes =
                [
                    new Note { TicketNo = no, Seq = 1, Text = "备注", Visibility = NoteVisibility.Unit, By = "li",
                        At = Samples.Morning },
                ],
                Tags =
                [
                    .. words.Select((word, at) => new TicketTag { TicketNo = no, Seq = at + 1,
                        HotlineCode = "jn12316", Word = word, By = "li", At = Samples.Morning }),
                ],
                Enclosures =
                [
                    new Enclosure { TicketNo = no, Seq = 1, Id = $"f{no}", Name = "发票.pdf",
                        Kind = EnclosureKind.Material, MediaType = "application/pdf", Length = 5_000_000_000,
                        Sha256 = new string('0', 64), By = "li", At = Samples.Morning, Check = EnclosureCheck.Waiting },
                ],
            },
        };
    }, Cancel);

    static TicketChange Next(TicketFile file) =>
        new(file with { Ticket = file.Ticket with { Version = file.Ticket.Version + 1 } }, []);

    /// <summary>Somebody whose connection breaks in the middle.</summary>
    sealed class CutOff(byte[] octets) : MemoryStream(octets)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > Length / 2
                ? throw new IOException("the connection is gone")
                : base.ReadAsync(buffer, cancellationToken);
    }
}
