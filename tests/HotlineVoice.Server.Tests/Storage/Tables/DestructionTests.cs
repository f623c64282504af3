using System.Data.Common;
using System.Globalization;
using System.Text;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tests.Closing;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>档案销毁: after it nothing of what was said, and nothing of who said it, is to be found anywhere.</summary>
public abstract class DestructionTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : DestructionTests(Product.Sqlite)
    {
        [Fact]
        public async Task The_files_hold_nothing_of_it_either()
        {
            var words = await DestroyedAsync();

            Assert.Empty(Found(words, Search.Files(Folder)));
        }
    }

    public sealed class OnPostgreSql() : DestructionTests(Product.PostgreSql)
    {
        [Fact]
        public async Task The_journal_beside_the_database_holds_nothing_of_it_either()
        {
            var words = await DestroyedAsync();

            Assert.Empty(Found(words, Search.Files(Folder)));
        }
    }

    const string Number = "12026032500001";
    const string Phone = "13800138001";
    const string Said = "WORD.said";
    const string Noted = "WORD.noted";
    const string Answered = "WORD.answered";

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected string Folder => _shed.Folder;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task No_table_holds_a_word_or_the_number_and_the_skeleton_stands()
    {
        var words = await DestroyedAsync();

        Assert.Empty(Found(words, Search.Rows(_shed, product)));
        var left = (await _storage.Tickets.FindAsync(Number, Cancel))!;
        Assert.Equal((Planting.Word("ArchiveRecord.Sha256"), "批1号"),
            (left.Archives[0].Sha256, left.Archives[0].DestroyApproval));
        var history = await _storage.Tickets.HistoryAsync(Number, Cancel);
        Assert.Equal(["register", "closeByGround", "destroy"], history.Select(entry => entry.Event));
        Assert.Equal(["li", "li", "li"], history.Select(entry => entry.Actor));
        Assert.Equal([0, 0, 1], history.Select(entry => entry.Fields.Count));
        var call = (await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel))!;
        Assert.Equal((null, "12316", CallState.Ended, 4.25),
            (call.CallingNumber, call.CalledNumber, call.State, call.WaitSeconds));
        Assert.Empty(call.Recordings);
    }

    [Fact]
    public async Task The_feed_has_every_event_in_its_place_without_what_it_told()
    {
        await DestroyedAsync();

        var all = Convert.ToInt32(_shed.Ask("SELECT count(*) FROM events"), CultureInfo.InvariantCulture);
        var told = await _storage.Events.ReadUntilAsync(all);
        Assert.Equal(Enumerable.Range(1, told.Count).Select(seq => (long)seq), told.Select(one => one.Seq));
        Assert.All(told.SkipLast(1), one => Assert.True(one.Call is null && one.Ticket is null
            && one.Voicemail is null && one.Callback is null && one.Attempt is null));
        Assert.Equal(Destruction.Gone, told[^1].Ticket!.Ticket.Content);
    }

    [Fact]
    public async Task Sound_and_files_are_gone_from_their_shelves_and_what_could_not_go_goes_at_the_next_start()
    {
        await PutAsync("scan1");
        await DestroyedAsync();
        Assert.Null(_storage.Enclosures.Open("scan1"));
        Assert.Null(_storage.Recordings.Find("rec-01CALL"));
        Assert.Null(_storage.Recordings.Find("rec-vm1"));
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM doomed_files"));
        Record("rec-late");
        await PutAsync("scan2");
        foreach (var (shelf, late) in new[] { ("Recordings", "rec-late"), ("Enclosures", "scan2") })
            _shed.Execute($"""
                INSERT INTO doomed_files (shelf, id, since) SELECT '{shelf}', '{late}', kept_at FROM facts LIMIT 1
                """);

        await _storage.RecoverAsync(Samples.Morning, TimeSpan.FromSeconds(2), Cancel);

        Assert.Null(_storage.Recordings.Find("rec-late"));
        Assert.Null(_storage.Enclosures.Open("scan2"));
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM doomed_files"));
    }

    [Fact]
    public async Task A_call_that_another_ticket_needs_keeps_its_number_and_its_sound()
    {
        var file = await KeptAsync();
        await _storage.Tickets.AddAsync(1, TicketSamples.Day,
            no => TicketSamples.Registered(no, ticket => ticket with { CallId = "01CALL" }, "13900139002"), Cancel);

        Assert.True(await _storage.Tickets.TrySaveAsync(Destroying(file), Cancel));

        var call = (await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel))!;
        Assert.Equal((Phone, 1), (call.CallingNumber, call.Recordings.Length));
        Assert.NotNull(_storage.Recordings.Find("rec-01CALL"));
        Assert.Null(_storage.Recordings.Find("rec-vm1"));
    }

    [Theory]
    [InlineData("UPDATE ticket_history SET actor = 'nobody'")]
    [InlineData("UPDATE ticket_history SET fields = '{\"a\":\"b\"}'")]
    [InlineData("UPDATE ticket_history SET fields = '{}' WHERE event = 'destroy'")]
    [InlineData("UPDATE ticket_history SET fields = '{}', clause = 'x' WHERE event = 'register'")]
    [InlineData("DELETE FROM ticket_history")]
    public async Task The_history_of_what_was_destroyed_cannot_be_written_anew(string sql)
    {
        await DestroyedAsync();

        var refused = Assert.ThrowsAny<DbException>(() => _shed.Execute(sql));

        Assert.Contains("What happened to a ticket", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_destroyed_lets_go_of_nothing()
    {
        await KeptAsync();

        Assert.ThrowsAny<DbException>(() => _shed.Execute("UPDATE ticket_history SET fields = '{}'"));
    }

    /// <summary>Every word that may no longer be found after the destruction.</summary>
    protected async Task<IReadOnlyList<string>> DestroyedAsync()
    {
        var file = await KeptAsync();
        var change = Destroying(file);
        Assert.True(await _storage.Tickets.TrySaveAsync(change, Cancel));
        string[] gone =
        [
            .. Planting.WordsOf(file).Except(Planting.WordsOf(change.File)).Select(Planting.Word),
            Said, Noted, Answered, Phone, "a84b4c76e66710",
        ];
        // A word within another would be found in what stays.
        var stays = Planting.WordsOf(change.File).Select(Planting.Word).ToList();
        return [.. gone.Where(word => !stays.Exists(one => one.Contains(word, StringComparison.Ordinal)))];
    }

    protected static IEnumerable<string> Found(IEnumerable<string> words, string where) =>
        words.Where(word => where.Contains(word, StringComparison.Ordinal));

    async Task<TicketFile> KeptAsync()
    {
        Record("rec-01CALL");
        Record("rec-vm1");
        var call = Samples.Call("01CALL");
        await _storage.KeepAsync(
            [
                Samples.Begun(call), Samples.Finished(call.Ended()),
                Samples.Left(Samples.Voicemail("vm1", "01CALL")),
                Samples.Owed(Samples.Callback("01CALL", Samples.Morning)),
                Samples.Made(Samples.Attempt("at1", Samples.Morning) with
                {
                    TicketNo = Number, Party = ContactParty.Caller, OrgId = null, Phone = Phone, Note = Noted,
                }),
            ], Cancel);
        await _storage.Answers.KeepAsync(new KeptAnswer("key", "hash", 200,
            Encoding.UTF8.GetBytes($"{{\"ticketNo\":\"{Number}\",\"content\":\"{Answered}\"}}"),
            _shed.Time.GetUtcNow().AddDays(1)), Cancel);
        var added = await _storage.Tickets.AddAsync(1, TicketSamples.Day, Planted, Cancel);
        // Written over once, so that an older copy may lie about.
        var closed = added with
        {
            Ticket = added.Ticket with { Version = 2, State = TicketState.Archived },
            HistoryLength = 2,
        };
        Assert.True(await _storage.Tickets.TrySaveAsync(new TicketChange(closed,
            [TicketSamples.Entry(closed.Ticket, 2, "closeByGround", TicketState.Registered, ("evidence", Said))]),
            Cancel));
        return closed;
    }

    async Task PutAsync(string id)
    {
        using var scan = new MemoryStream("%PDF-1.4 scanned"u8.ToArray());
        Assert.IsType<Shelving.Put>(await _storage.Enclosures.PutAsync(id, scan, 1_000, Cancel));
    }

    static TicketChange Planted(string no)
    {
        var file = Planting.File(no);
        var ticket = file.Ticket with
        {
            Version = 1,
            State = TicketState.Registered,
            CallId = "01CALL",
            VoicemailId = "vm1",
            CallerId = Planting.Word("Caller.CallerId"),
        };
        file = file with
        {
            Ticket = ticket,
            Caller = file.Caller! with { CallerId = ticket.CallerId, Phone = Phone },
            Sealed = null,
            Archives =
            [
                file.Archives[0] with { DestroyApproval = null, DestroyApprovedBy = null, DestroyedAt = null },
            ],
            Contacts = [file.Contacts[0] with { CallId = null }],
            Enclosures = [file.Enclosures[0] with { Id = "scan1" }],
            HistoryLength = 1,
        };
        return new TicketChange(file, [TicketSamples.Entry(ticket, 1, "register", null, ("note", Said))]);
    }

    static TicketChange Destroying(TicketFile file)
    {
        var left = Destruction.Of(file);
        left = left with
        {
            Ticket = left.Ticket with { Version = left.Ticket.Version + 1 },
            Archives =
            [
                left.Archives[0] with
                {
                    DestroyApproval = "批1号", DestroyApprovedBy = "zhuren", DestroyedAt = Samples.Morning.AddYears(2),
                },
            ],
            HistoryLength = file.HistoryLength + 1,
        };
        return new TicketChange(left,
        [
            TicketSamples.Entry(
                left.Ticket, left.HistoryLength, Destruction.Act, TicketState.Archived, ("approval", "批1号")),
        ]);
    }

    void Record(string id)
    {
        using var sheet = _storage.Recordings.TryBegin(id, 1, 8000)!;
        Assert.True(sheet.TryWrite(new short[800]) && sheet.TryFinish());
    }
}
