using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Journals;

/// <summary>Facts beside a database on a server: kept on this machine first, and carried once and in order.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    static readonly TimeSpan _min = TimeSpan.FromSeconds(3);

    readonly Shed _shed = new(Product.PostgreSql);
    readonly Shed _after = new(Product.PostgreSql);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _shed.DisposeAsync();
        await _after.DisposeAsync();
    }

    [Fact]
    public async Task What_was_kept_and_not_carried_when_the_node_was_killed_is_carried_by_its_next_start_first()
    {
        await _storage.CarryAsync(Cancel);
        StorageService restarted;
        using (_shed.Hold())
        {
            await _storage.Facts.KeepAsync(
                [Samples.Begun(Samples.Call("01A")), Samples.Finished(Samples.Call("01A").Ended())], Cancel);
            await _storage.Facts.KeepAsync([Samples.Begun(Samples.Call("01B"))], Cancel);
            // And, once it was tried, the alarm that says so.
            Assert.InRange(_storage.Facts.Uncarried, 3, 4);
            restarted = await _shed.KillAndRestartAsync(_after);
            await Assert.ThrowsAsync<StorageException>(() => restarted.RecoverAsync(Samples.Morning, _min, Cancel));
        }

        var report = await restarted.RecoverAsync(Samples.Morning, _min, Cancel);
        await _storage.CarryAsync(Cancel);

        // Only the call of whose end nobody knew is closed; and what both processes carried stands once.
        Assert.Equal(1, report.CallsClosed);
        var first = await restarted.Calls.FindAsync(new CallId("01A"), Cancel);
        Assert.Equal(CallEndReason.CitizenHungUp, first!.EndReason);
        var second = await restarted.Calls.FindAsync(new CallId("01B"), Cancel);
        Assert.Equal(CallEndReason.ServerLost, second!.EndReason);
        Assert.Equal(4L, _shed.Ask("SELECT count(*) FROM events WHERE name LIKE 'call.%'"));
        Assert.Equal(0, restarted.Facts.Uncarried);
    }

    [Fact]
    public async Task A_fact_that_the_database_refuses_lets_the_others_pass_and_is_tried_again_at_the_next_start()
    {
        _shed.Spoil();
        _shed.Execute("ALTER TABLE calls ADD CONSTRAINT odd CHECK (call_id <> '01ODD')");

        await _storage.KeepAsync([Samples.Begun(Samples.Call("01A")), Samples.Begun(Samples.Call("01ODD")),
            Samples.Begun(Samples.Call("01B"))], Cancel);

        Assert.Equal(["01A", "01B"], (await _storage.Calls.ListAsync(new CallQuery(), Cancel)).Items
            .Select(call => call.CallId.Value).Order(StringComparer.Ordinal));
        var alarm = (await _storage.Events.ReadUntilAsync(3)).Single(told => told.Name == "alarm.raised");
        Assert.Equal("database.refused", alarm.Subject);
        Assert.Contains("CallBegun", alarm.Text);
        _shed.Execute("ALTER TABLE calls DROP CONSTRAINT odd");
        var restarted = await _shed.KillAndRestartAsync(_after);
        await restarted.CarryAsync(Cancel);
        Assert.NotNull(await restarted.Calls.FindAsync(new CallId("01ODD"), Cancel));
    }

    [Fact]
    public async Task Keeping_again_answers_as_before_whether_it_was_carried_or_not()
    {
        var left = Samples.Left(Samples.Voicemail("vm1"));
        await _storage.CarryAsync(Cancel);
        IReadOnlyList<FactReceipt> first, second;
        using (_shed.Hold())
        {
            first = await _storage.Facts.KeepAsync([left], Cancel);
            second = await _storage.Facts.KeepAsync([left], Cancel);
        }
        var third = await _storage.KeepAsync([left], Cancel);

        Assert.Equal("03250001", first[0].Number);
        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM voicemails"));
    }

    [Fact]
    public async Task Two_machines_never_give_the_same_number_though_neither_asks_the_other()
    {
        await using var neighbour = _shed.Neighbour();
        var other = await neighbour.OpenAsync();

        for (var n = 0; n < 3; n++)
        {
            await _storage.KeepAsync([Samples.Left(Samples.Voicemail($"own{n}"))], Cancel);
            await other.KeepAsync([Samples.Left(Samples.Voicemail($"other{n}"))], Cancel);
        }

        var numbers = (await _storage.Voicemails.ListAsync(new VoicemailQuery(), Cancel)).Items
            .Select(voicemail => voicemail.Number);
        Assert.Equal(["032510001", "032510002", "032510003", "03250001", "03250002", "03250003"],
            numbers.OrderByDescending(number => number!.Length).ThenBy(number => number));
    }

    [Fact]
    public async Task Events_of_two_machines_are_numbered_once_and_each_sees_the_others()
    {
        const int each = 40;
        await using var neighbour = _shed.Neighbour();
        var other = await neighbour.OpenAsync();
        var writing = new[] { (_storage, "A"), (other, "B") }.Select(node => Task.Run(async () =>
        {
            for (var n = 0; n < each; n++)
                await node.Item1.Facts.KeepAsync([Samples.Begun(Samples.Call($"{node.Item2}{n:D2}"))], Cancel);
        })).ToArray();

        var seen = await Task.WhenAll(
            _storage.Events.ReadUntilAsync(2 * each), other.Events.ReadUntilAsync(2 * each));
        await Task.WhenAll(writing);

        Assert.Equal(Enumerable.Range(1, 2 * each).Select(seq => (long)seq), seen[0].Select(told => told.Seq));
        Assert.Equal(
            seen[0].Select(told => (told.Seq, told.Subject)), seen[1].Select(told => (told.Seq, told.Subject)));
    }

    [Fact]
    public async Task A_second_server_is_kept_off_the_database_of_the_first()
    {
        await using var neighbour = _shed.Neighbour();
        var other = await neighbour.OpenAsync();
        await _storage.RecoverAsync(Samples.Morning, _min, Cancel);

        var refused = await Assert.ThrowsAsync<StorageException>(
            () => other.RecoverAsync(Samples.Morning, _min, Cancel));

        Assert.Contains("Another server works on PostgreSQL 127.0.0.1", refused.Message);
    }

    [Fact]
    public async Task Text_that_postgresql_cannot_hold_is_mended_and_holds_nothing_up()
    {
        var call = Samples.Call("01A") with { CallingNumber = "138\0\uD800", SipCallId = "😀\uDC00" };

        await _storage.KeepAsync([Samples.Begun(call)], Cancel);

        var kept = await _storage.Calls.FindAsync(call.CallId, Cancel);
        Assert.Equal(("138\uFFFD\uFFFD", "😀\uFFFD"), (kept!.CallingNumber, kept.SipCallId));
    }

    [Fact]
    public async Task A_command_beside_the_server_leaves_the_journal_alone()
    {
        await _storage.Seats.PutAsync(Samples.Seat("8001"), Cancel);

        Assert.False(File.Exists(Path.Combine(_shed.Folder, StorageService.JournalFileName)));
    }
}
