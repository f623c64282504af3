using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class FactTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : FactTests(Product.Sqlite)
    {
        [Fact]
        public async Task A_batch_that_cannot_be_kept_whole_is_not_kept_at_all()
        {
            await KeepAsync(Samples.Left(Samples.Voicemail("vm1") with { Number = "03250007" }));
            var twice = Samples.Left(Samples.Voicemail("vm2") with { Number = "03250007" });

            await Assert.ThrowsAsync<StorageException>(() => KeepAsync(Samples.Begun(Samples.Call("01CALL")), twice));

            Assert.Null(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
            Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM facts"));
            Assert.Single(await KeepAsync(Samples.Begun(Samples.Call("01CALL"))));
        }

        [Fact]
        public async Task After_the_9999th_message_of_a_day_the_number_grows_by_a_digit()
        {
            await KeepAsync(Samples.Left(Samples.Voicemail("vm1")));
            _shed.Execute("UPDATE voicemail_numbers SET last = 9998");

            var receipts = await KeepAsync(
                Samples.Left(Samples.Voicemail("vm2")), Samples.Left(Samples.Voicemail("vm3")));

            Assert.Equal(["03259999", "032510000"], receipts.Select(receipt => receipt.Number));
        }
    }

    public sealed class OnPostgreSql() : FactTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_call_is_read_back_as_it_was_written()
    {
        var call = Samples.Call("01CALL").Ended();

        await KeepAsync(Samples.Finished(call));
        var found = await _storage.Calls.FindAsync(call.CallId, Cancel);

        Assert.Equal(call with { Legs = [], Recordings = [] }, found! with { Legs = [], Recordings = [] });
        Assert.Equal(call.Legs, found.Legs);
        Assert.Equal(call.Recordings, found.Recordings);
        Assert.Equal(TimeSpan.FromHours(8), found.StartedAt.Offset);
    }

    [Fact]
    public async Task A_later_fact_about_a_call_replaces_the_record()
    {
        var call = Samples.Call("01CALL");

        await KeepAsync(Samples.Begun(call));
        await KeepAsync(new Fact.CallChanged("f2", Samples.Morning, call with { IvrPath = "welcome,menu:1" }));

        Assert.Equal("welcome,menu:1", (await _storage.Calls.FindAsync(call.CallId, Cancel))!.IvrPath);
    }

    [Fact]
    public async Task A_call_that_has_ended_is_not_opened_again_by_older_news()
    {
        var call = Samples.Call("01CALL");

        await KeepAsync(Samples.Finished(call.Ended()), new Fact.CallChanged("late", Samples.Morning, call));

        Assert.Equal(CallState.Ended, (await _storage.Calls.FindAsync(call.CallId, Cancel))!.State);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_fact_that_is_kept_twice_counts_once_and_answers_the_same()
    {
        var left = Samples.Left(Samples.Voicemail("vm1"));

        var first = await KeepAsync(left);
        var second = await KeepAsync(left);

        Assert.Equal(first, second);
        Assert.Equal("03250001", first[0].Number);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM voicemails"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task Numbers_run_by_hotline_and_day_and_are_never_given_again()
    {
        var nextDay = Samples.Voicemail("vm3") with { LeftAt = Samples.Morning.AddDays(1) };

        var receipts = await KeepAsync(
            Samples.Left(Samples.Voicemail("vm1")),
            Samples.Left(Samples.Voicemail("vm2", hotline: "wy12345")),
            Samples.Left(nextDay),
            new Fact.VoicemailDropped("drop", Samples.Morning, "vm1", "rec-vm1"),
            Samples.Left(Samples.Voicemail("vm4")));

        Assert.Equal(
            ["03250001", "03250001", "03260001", null, "03250002"], receipts.Select(receipt => receipt.Number));
    }

    [Fact]
    public async Task The_day_of_a_number_is_the_hotlines_day_whatever_the_offset_of_the_instant()
    {
        var justAfterMidnight = new DateTimeOffset(2026, 3, 25, 16, 0, 1, TimeSpan.Zero);

        var receipts = await KeepAsync(Samples.Left(Samples.Voicemail("vm1") with { LeftAt = justAfterMidnight }));

        Assert.Equal("03260001", receipts[0].Number);
    }

    [Fact]
    public async Task A_voicemail_is_not_listed_before_it_is_left()
    {
        var voicemail = Samples.Voicemail("vm1");

        await KeepAsync(Samples.Begun(voicemail));
        Assert.Empty((await _storage.Voicemails.ListAsync(new VoicemailQuery(), Cancel)).Items);

        await KeepAsync(Samples.Left(voicemail));
        var listed = Assert.Single((await _storage.Voicemails.ListAsync(new VoicemailQuery(), Cancel)).Items);
        Assert.Equal(voicemail with { Number = "03250001" }, listed);
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM voicemail_drafts"));
    }

    [Fact]
    public async Task A_message_that_came_to_nothing_leaves_no_row()
    {
        await KeepAsync(
            Samples.Begun(Samples.Voicemail("vm1")),
            new Fact.VoicemailDropped("d", Samples.Morning, "vm1", "rec-vm1"));

        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM voicemail_drafts"));
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM voicemails"));
    }

    [Fact]
    public async Task A_message_recorded_anew_keeps_its_number_and_stays_while_it_is_recorded()
    {
        var first = Samples.Voicemail("vm1");
        var anew = first with { RecordingId = "rec-anew", DurationSeconds = 30 };

        await KeepAsync(Samples.Begun(first), Samples.Left(first), Samples.Begun(anew));
        Assert.Equal("rec-vm1", (await _storage.Voicemails.FindAsync("vm1", Cancel))!.RecordingId);

        var receipts = await KeepAsync(
            Samples.Left(anew), new Fact.VoicemailDropped("d", Samples.Morning, "vm1", "rec-vm1"));

        Assert.Equal("03250001", receipts[0].Number);
        Assert.Equal("rec-anew", (await _storage.Voicemails.FindAsync("vm1", Cancel))!.RecordingId);
    }

    [Fact]
    public async Task A_message_that_somebody_has_taken_stays_taken_when_its_fact_comes_again()
    {
        var voicemail = Samples.Voicemail("vm1");
        await KeepAsync(Samples.Left(voicemail));
        await _storage.Voicemails.TakeAsync("vm1", "li", Samples.Morning, Cancel);

        await KeepAsync(Samples.Left(voicemail) with { Id = "another" });

        Assert.Equal("li", (await _storage.Voicemails.FindAsync("vm1", Cancel))!.TakenBy);
    }

    [Fact]
    public async Task No_facts_are_no_transaction()
    {
        Assert.Empty(await KeepAsync());
    }

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
