using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Facts about seats, queues, callbacks, attempts and supervisors.</summary>
public abstract class FloorFactTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : FloorFactTests(Product.Sqlite)
    {
        [Fact]
        public async Task A_batch_that_cannot_be_kept_whole_leaves_neither_row_nor_event()
        {
            await KeepAsync(Samples.Left(Samples.Voicemail("vm1") with { Number = "03250007" }));
            var twice = Samples.Left(Samples.Voicemail("vm2") with { Number = "03250007" });

            await Assert.ThrowsAsync<StorageException>(() => KeepAsync(
                Samples.Changed(Samples.Standing("8001", SeatState.Ready)),
                Samples.Owed(Samples.Callback("01CALL", Samples.Morning)),
                new Fact.Supervised("s1", Samples.Morning, new CallId("01CALL"), "8009", "li", "Listen"),
                twice));

            Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM seat_standings"));
            Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM callback_tasks"));
            Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM audit"));
            Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM events"));
        }
    }

    public sealed class OnPostgreSql() : FloorFactTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Each_is_an_event_with_its_number_its_subject_and_its_whole_resource()
    {
        var seat = Samples.Standing("8001", SeatState.Talking) with
        {
            Call = new CallId("01CALL"),
            Next = SeatState.Away,
            Until = Samples.Morning.AddMinutes(7),
        };
        var task = Samples.Callback("01CALL", Samples.Morning);
        var attempt = Samples.Attempt("at1", Samples.Morning);

        await KeepAsync(Samples.Changed(seat), new Fact.QueueChanged("q1", Samples.Morning, Samples.Queue()),
            Samples.Owed(task), Samples.Made(attempt));

        var events = await _storage.Events.ReadUntilAsync(4);
        Assert.Equal(
            [
                (1, "seat.changed", null, "8001"),
                (2, "queue.changed", "jn12316", "jn12316/q_consult"),
                (3, "callback.changed", "jn12316", "01CALL"),
                (4, "attempt.made", "jn12316", "at1"),
            ],
            events.Select(told => (told.Seq, told.Name, told.Hotline, told.Subject)));
        Assert.Equal([seat.Since, Samples.Morning, Samples.Morning.AddMinutes(1), Samples.Morning.AddSeconds(31)],
            events.Select(told => told.At));
        Assert.Equal(seat, events[0].Seat);
        Assert.Equal(Samples.Queue() with { Waiting = [] }, events[1].Queue! with { Waiting = [] });
        Assert.Equal(Samples.Queue().Waiting, events[1].Queue!.Waiting);
        Assert.Equal(task, events[2].Callback);
        Assert.Equal(attempt, events[3].Attempt);
        Assert.All(events, told => Assert.Equal((null, null, null), (told.Call, told.Voicemail, told.Text)));
    }

    [Fact]
    public async Task Each_counts_once_however_often_it_is_kept()
    {
        Fact[] facts =
        [
            Samples.Changed(Samples.Standing("8001", SeatState.Ready)),
            new Fact.QueueChanged("q1", Samples.Morning, Samples.Queue()),
            Samples.Owed(Samples.Callback("01CALL", Samples.Morning)),
            Samples.Made(Samples.Attempt("at1", Samples.Morning)),
            new Fact.Supervised("s1", Samples.Morning, new CallId("01CALL"), "8009", "li", "Listen"),
        ];

        await KeepAsync(facts);
        await KeepAsync(facts);

        Assert.Equal(4L, _shed.Ask("SELECT count(*) FROM events"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM seat_standings"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM callback_tasks"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM contact_attempts"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM audit"));
    }

    [Fact]
    public async Task One_call_never_makes_two_tasks_and_the_second_is_told_to_nobody()
    {
        var chosen = Samples.Callback("01CALL", Samples.Morning);
        await KeepAsync(Samples.Owed(chosen));
        await _storage.Callbacks.TryTakeAsync("01CALL", "8001", Cancel);

        await KeepAsync(new Fact.CallbackOwed("another", Samples.Morning, chosen with { CallingNumber = "110" }));

        var kept = await _storage.Callbacks.FindAsync("01CALL", Cancel);
        Assert.Equal(("13800138001", "8001"), (kept!.CallingNumber, kept.TakenBy));
        Assert.Equal(2L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Theory]
    [InlineData("Listen", "call.listened")]
    [InlineData("Whisper", "call.whispered")]
    [InlineData("Barge", "call.barged")]
    [InlineData("TakeOver", "call.tookOver")]
    [InlineData("takeOver", "call.tookOver")]
    [InlineData("coach", "call.coach")]
    public async Task A_supervisor_on_a_call_stands_in_the_audit_in_his_own_way(string mode, string act)
    {
        await KeepAsync(new Fact.Supervised("s1", Samples.Morning, new CallId("01CALL"), "8009", "li", mode));

        Assert.Equal(new AuditRow(Samples.Morning, "li", act, "01CALL", null),
            Assert.Single(await _storage.Audit.ListAsync(10, Cancel)));
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_supervisors_telephone_without_a_person_stands_there_by_its_number()
    {
        await KeepAsync(new Fact.Supervised("s1", Samples.Morning, new CallId("01CALL"), "8009", null, "Barge"));

        Assert.Equal("8009", Assert.Single(await _storage.Audit.ListAsync(10, Cancel)).Who);
    }

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
