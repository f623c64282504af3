using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;
using HotlineVoice.Storage.Recoveries;

namespace HotlineVoice.Server.Tests.Storage;

public abstract class RecoveryTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : RecoveryTests(Product.Sqlite);

    public sealed class OnPostgreSql() : RecoveryTests(Product.PostgreSql);

    static readonly TimeSpan _min = TimeSpan.FromSeconds(3);
    static readonly DateTimeOffset _nextMorning = Samples.Morning.AddDays(1);

    readonly Shed _shed = new(product);
    readonly Shed _after = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _shed.DisposeAsync();
        await _after.DisposeAsync();
    }

    [Fact]
    public async Task Messages_cut_off_while_they_were_spoken_are_saved_to_their_last_block()
    {
        var call = Samples.Call("01CALL", Samples.Morning.AddHours(12));
        var voicemail = Samples.Voicemail("vm1", "01CALL");
        await KeepAsync(Samples.Begun(call), Samples.Begun(voicemail));
        using var sheet = Record("rec-vm1", seconds: 5.2);

        await using var restarted = await KillAndRestartAsync();
        var report = await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        Assert.Equal((1, 1, 0), (report.CallsClosed, report.VoicemailsSaved, report.VoicemailsDropped));
        Assert.Empty(report.Strays);
        var saved = await restarted.Voicemails.FindAsync("vm1", Cancel);
        Assert.Equal((false, 5.2, "03250001"), (saved!.Complete, saved.DurationSeconds, saved.Number));
        Assert.Equal(44 + 5.2 * 16_000, new FileInfo(restarted.Recordings.Find("rec-vm1")!).Length);
        var lost = await restarted.Calls.FindAsync(call.CallId, Cancel);
        Assert.Equal((CallState.Ended, CallEndReason.ServerLost, HangupSide.Server),
            (lost!.State, lost.EndReason!.Value, lost.HangupSide!.Value));
        Assert.Equal(voicemail.LeftAt.AddSeconds(5.2), lost.EndedAt);
        Assert.Equal(new CallRecording("rec-vm1", 5.2, false), Assert.Single(lost.Recordings));
        Assert.All(lost.Legs, leg => Assert.Equal("Ended", leg.State));
    }

    [Fact]
    public async Task What_is_saved_at_the_start_is_told_in_the_feed()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01CALL")), Samples.Begun(Samples.Voicemail("vm1", "01CALL")));
        using var sheet = Record("rec-vm1", seconds: 4);

        await using var restarted = await KillAndRestartAsync();
        await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        await restarted.Events.WaitAsync(2, Cancel);
        var told = await restarted.Events.ReadAsync(1, 10, Cancel);
        Assert.Equal(["voicemail.left", "call.ended"], told.Events.Select(found => found.Name));
    }

    [Fact]
    public async Task A_message_too_short_or_without_sound_is_dropped_with_its_file()
    {
        await KeepAsync(Samples.Begun(Samples.Voicemail("short")), Samples.Begun(Samples.Voicemail("none")));
        using var sheet = Record("rec-short", seconds: 2.9);

        await using var restarted = await KillAndRestartAsync();
        var report = await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        Assert.Equal((0, 2), (report.VoicemailsSaved, report.VoicemailsDropped));
        Assert.Null(restarted.Recordings.Find("rec-short"));
        Assert.Empty((await restarted.Voicemails.ListAsync(new VoicemailQuery(), Cancel)).Items);
        Assert.Equal(0L, _after.Ask("SELECT count(*) FROM voicemail_drafts"));
    }

    [Fact]
    public async Task Who_was_recording_anew_keeps_the_old_message_and_the_beginning_of_the_new_one()
    {
        var old = Samples.Voicemail("vm1");
        await KeepAsync(Samples.Begun(old), Samples.Left(old), Samples.Begun(old with { RecordingId = "rec-anew" }));
        using var first = Record("rec-vm1", seconds: 12.5);
        using var second = Record("rec-anew", seconds: 6);

        await using var restarted = await KillAndRestartAsync();
        await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        var listed = (await restarted.Voicemails.ListAsync(new VoicemailQuery(), Cancel)).Items;
        Assert.Equal([("vm1", "rec-vm1", true, "03250001"), ("rec-anew", "rec-anew", false, "03250002")],
            listed.OrderByDescending(found => found.Id)
                .Select(found => (found.Id, found.RecordingId, found.Complete, found.Number!)));
    }

    [Fact]
    public async Task A_second_start_finds_nothing_left_to_do()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01CALL")), Samples.Begun(Samples.Voicemail("vm1", "01CALL")));
        using var sheet = Record("rec-vm1", seconds: 4);
        await using var restarted = await KillAndRestartAsync();
        await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        var again = await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        Assert.Equal(new RecoveryReport(0, 0, 0, []) { Strays = again.Strays }, again);
        Assert.Empty(again.Strays);
    }

    [Fact]
    public async Task Calls_that_had_ended_and_messages_that_were_left_are_not_touched()
    {
        var call = Samples.Call("01CALL").Ended();
        await KeepAsync(Samples.Finished(call), Samples.Left(Samples.Voicemail("vm1")));

        await using var restarted = await KillAndRestartAsync();
        var report = await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        Assert.Equal((0, 0, 0), (report.CallsClosed, report.VoicemailsSaved, report.VoicemailsDropped));
        Assert.Equal(CallEndReason.CitizenHungUp, (await restarted.Calls.FindAsync(call.CallId, Cancel))!.EndReason);
    }

    [Fact]
    public async Task Recordings_that_no_record_names_are_reported_once_and_left_where_they_are()
    {
        using var sheet = Record("stray-1", seconds: 1);
        await using var restarted = await KillAndRestartAsync();

        var report = await restarted.RecoverAsync(_nextMorning, _min, Cancel);
        var again = await restarted.RecoverAsync(_nextMorning, _min, Cancel);

        Assert.Equal(["stray-1"], report.Strays);
        Assert.Equal(["stray-1"], again.Strays);
        Assert.NotNull(restarted.Recordings.Find("stray-1"));
        await restarted.Events.WaitAsync(0, Cancel);
        var alarm = Assert.Single((await restarted.Events.ReadAsync(0, 10, Cancel)).Events);
        Assert.Equal(("alarm.raised", "recordings.stray"), (alarm.Name, alarm.Subject));
        Assert.Contains("stray-1", alarm.Text);
    }

    Task<StorageService> KillAndRestartAsync() => _shed.KillAndRestartAsync(_after);

    /// <summary>Writes in blocks of 100 ms and does not finish.</summary>
    IRecordingSheet Record(string id, double seconds)
    {
        var sheet = _storage.Recordings.TryBegin(id, 1, 8000)!;
        for (var block = 0; block < (int)Math.Round(seconds * 10); block++)
            Assert.True(sheet.TryWrite(new short[800]));
        return sheet;
    }

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
