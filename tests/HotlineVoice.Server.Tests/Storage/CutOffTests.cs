using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>The server is killed while people wait and talk: who is owed a call, and how do the seats stand?</summary>
public abstract class CutOffTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : CutOffTests(Product.Sqlite);

    public sealed class OnPostgreSql() : CutOffTests(Product.PostgreSql);

    const int Waiting = 20, Talking = 10;
    static readonly TimeSpan _min = TimeSpan.FromSeconds(3);
    static readonly DateTimeOffset _start = Samples.Morning.AddMinutes(30);

    readonly Shed _shed = new(product);
    readonly Shed _after = new(product);
    readonly Shed _afterThat = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _shed.DisposeAsync();
        await _after.DisposeAsync();
        await _afterThat.DisposeAsync();
    }

    [Fact]
    public async Task Of_twenty_who_waited_and_ten_who_talked_all_are_owed_a_call_in_their_order()
    {
        await KeepAsync(_storage, [.. Enumerable.Range(0, Waiting).Select(n => Samples.Begun(Waits($"W{n:D2}", n)))]);
        for (var n = 0; n < Talking; n++)
        {
            await _storage.Seats.PutAsync(Samples.Seat($"80{n:D2}"), Cancel);
            await KeepAsync(_storage, Samples.Begun(Talks($"T{n:D2}", n, $"80{n:D2}")),
                Samples.Changed(Samples.Standing($"80{n:D2}", SeatState.Talking) with
                {
                    Call = new CallId($"T{n:D2}"),
                }));
        }

        var restarted = await _shed.KillAndRestartAsync(_after);
        var report = await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal((Waiting + Talking, Waiting + Talking, Talking),
            (report.CallsClosed, report.CallbacksOwed, report.SeatsTurned));
        var tasks = await TasksAsync(restarted);
        // Those who talk had come to the queue before those who wait.
        Assert.Equal([.. Enumerable.Range(0, Talking).Select(n => $"T{n:D2}"),
            .. Enumerable.Range(0, Waiting).Select(n => $"W{n:D2}")], tasks.Select(task => task.Id));
        Assert.Equal(new CallbackTask
        {
            Id = "W00",
            Hotline = "jn12316",
            Queue = "jn12316/q_consult",
            CallId = new CallId("W00"),
            CallingNumber = "13800138001",
            Since = Samples.Morning.AddMinutes(10),
            Reason = CallbackReason.CutOff,
        }, tasks[Talking]);
        var standings = await restarted.Standings.StandingsAsync(Cancel);
        Assert.Equal(Talking, standings.Count);
        Assert.All(standings, standing => Assert.Equal(
            Samples.Standing(standing.No, SeatState.WrapUp) with
            {
                Since = _start,
                Until = _start.AddSeconds(30),
                Registered = false,
            }, standing));
        Assert.Equal(0L, _after.Ask("SELECT count(*) FROM calls WHERE end_reason IS DISTINCT FROM 'ServerLost'"));
    }

    /// <summary>His number is not to be known here, but his ticket may know one.</summary>
    [Fact]
    public async Task Who_shows_no_number_is_owed_a_call_when_a_ticket_came_of_his()
    {
        await KeepAsync(_storage,
            Samples.Begun(Waits("hidden", 1) with { PresentationRestricted = true }),
            Samples.Begun(Waits("sealed", 2) with
            {
                PresentationRestricted = true,
                CallingNumber = null,
                TicketNo = "12026032500001",
            }));

        var restarted = await _shed.KillAndRestartAsync(_after);
        await restarted.RecoverAsync(_start, _min, Cancel);

        var task = Assert.Single(await TasksAsync(restarted));
        Assert.Equal(("sealed", ""), (task.Id, task.CallingNumber));
    }

    [Fact]
    public async Task After_a_second_crash_the_first_ones_still_stand_before_the_later_ones_and_once()
    {
        await KeepAsync(_storage, Samples.Begun(Waits("B", 2)), Samples.Begun(Waits("A", 1)));
        var second = await _shed.KillAndRestartAsync(_after);
        await second.RecoverAsync(_start, _min, Cancel);
        await second.Callbacks.TryTakeAsync("A", "8001", Cancel);
        await KeepAsync(second, Samples.Begun(Waits("D", 4)), Samples.Begun(Waits("C", 3)));

        var third = await _after.KillAndRestartAsync(_afterThat);
        var report = await third.RecoverAsync(_start.AddMinutes(1), _min, Cancel);
        var again = await third.RecoverAsync(_start.AddMinutes(1), _min, Cancel);

        Assert.Equal((2, 2), (report.CallsClosed, report.CallbacksOwed));
        Assert.Equal((0, 0), (again.CallsClosed, again.CallbacksOwed));
        var tasks = await TasksAsync(third);
        Assert.Equal(["A", "B", "C", "D"], tasks.Select(task => task.Id));
        Assert.Equal([CallbackState.Taken, CallbackState.New, CallbackState.New, CallbackState.New],
            tasks.Select(task => task.State));
    }

    /// <summary>So many calls take several transactions, and the disk fails in the last of them.</summary>
    [Fact]
    public async Task A_start_that_is_cut_off_halfway_is_made_good_by_the_next_and_nobody_is_lost_or_doubled()
    {
        const int calls = 150;
        await KeepAsync(_storage, [.. Enumerable.Range(0, calls).Select(n => Samples.Begun(Waits($"W{n:D3}", n)))]);
        var second = await _shed.KillAndRestartAsync(_after);
        _after.Execute(DiskFails);
        await Assert.ThrowsAsync<StorageException>(() => second.RecoverAsync(_start, _min, Cancel));
        _after.Execute(product == Product.PostgreSql ? "DROP FUNCTION fail CASCADE" : "DROP TRIGGER disk_fails");

        var third = await _after.KillAndRestartAsync(_afterThat);
        var report = await third.RecoverAsync(_start.AddMinutes(1), _min, Cancel);

        // What a journal beside the database holds of the second start needs no third.
        Assert.InRange(report.CallsClosed, product == Product.PostgreSql ? 0 : 1, calls - 1);
        Assert.Equal((long)calls, _afterThat.Ask("SELECT count(*) FROM callback_tasks"));
        Assert.Equal((long)calls, _afterThat.Ask("SELECT count(*) FROM events WHERE name = 'callback.changed'"));
        Assert.Equal((long)calls, _afterThat.Ask("SELECT count(*) FROM calls WHERE end_reason = 'ServerLost'"));
    }

    string DiskFails => product == Product.PostgreSql
        ? """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'The disk fails.' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER disk_fails BEFORE UPDATE ON calls FOR EACH ROW WHEN (NEW.call_id = 'W149')
            EXECUTE FUNCTION fail();
            """
        : """
            CREATE TRIGGER disk_fails BEFORE UPDATE ON calls WHEN NEW.call_id = 'W149'
            BEGIN SELECT RAISE(ABORT, 'The disk fails.'); END
            """;

    [Fact]
    public async Task Who_had_chosen_to_be_called_back_is_owed_one_call_for_his_own_reason()
    {
        await KeepAsync(_storage, Samples.Begun(Waits("A", 1)), Samples.Owed(Samples.Callback("A", Samples.Morning)));

        var restarted = await _shed.KillAndRestartAsync(_after);
        await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal(CallbackReason.Chosen, Assert.Single(await TasksAsync(restarted)).Reason);
        Assert.Equal(1L, _after.Ask("SELECT count(*) FROM events WHERE name = 'callback.changed'"));
    }

    public static TheoryData<string, CallRecord, bool> Callers => new()
    {
        { "waits", Waits("A", 1), true },
        { "rings", Waits("A", 1) with { State = CallState.Offered }, true },
        { "talks without a queue", Plain() with { State = CallState.Talking }, true },
        { "is on hold", Plain() with { State = CallState.Held }, true },
        { "talks with a county office", Plain() with { State = CallState.Conference }, true },
        { "waited, now leaves a message", Waits("A", 1) with { State = CallState.Voicemail }, true },
        { "is in the menus", Plain(), false },
        { "leaves a message", Plain() with { State = CallState.Voicemail }, false },
        { "chose the anonymous way", Waits("A", 1) with { Anonymous = true }, false },
        { "withheld his number", Waits("A", 1) with { PresentationRestricted = true }, false },
        { "sent no number", Waits("A", 1) with { CallingNumber = null }, false },
        { "was called by us", Waits("A", 1) with { Direction = CallDirection.Out }, false },
        { "had hung up", Waits("A", 1).Ended(), false },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Who_went_further_than_the_menus_and_showed_his_number_is_owed_a_call(
        string who, CallRecord call, bool isOwed)
    {
        await KeepAsync(_storage, call.EndedAt is null ? Samples.Begun(call) : Samples.Finished(call));

        var restarted = await _shed.KillAndRestartAsync(_after);
        var report = await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.True((isOwed ? 1 : 0) == report.CallbacksOwed, who);
        Assert.Equal(isOwed ? ["A"] : [], (await TasksAsync(restarted)).Select(task => task.Id));
    }

    [Fact]
    public async Task The_place_is_from_the_queue_else_from_the_answer_else_from_the_beginning()
    {
        var talking = Plain() with { State = CallState.Talking };
        await KeepAsync(_storage,
            Samples.Begun(talking with { CallId = new CallId("begun") }),
            Samples.Begun(talking with { CallId = new CallId("answered"), AnsweredAt = Samples.Morning.AddMinutes(1) }),
            Samples.Begun(talking with
            {
                CallId = new CallId("queued"),
                QueuedAt = Samples.Morning.AddMinutes(2),
                AnsweredAt = Samples.Morning.AddMinutes(3),
            }));

        var restarted = await _shed.KillAndRestartAsync(_after);
        await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal(
            [("begun", Samples.Morning), ("answered", Samples.Morning.AddMinutes(1)),
                ("queued", Samples.Morning.AddMinutes(2))],
            (await TasksAsync(restarted)).Select(task => (task.Id, task.Since)));
    }

    [Theory]
    [InlineData(2, 44)]
    [InlineData(2, 0)]
    [InlineData(1, 44)]
    public async Task A_conversation_that_was_cut_off_is_measured_and_named_incomplete(int channels, int headBytes)
    {
        var talk = Talks("A", 0, "8001") with { Recordings = [new CallRecording("rec-talk", 0, Complete: false)] };
        await KeepAsync(_storage, Samples.Begun(talk));
        using (var sheet = _storage.Recordings.TryBegin("rec-talk", channels, 8000)!)
        {
            for (var block = 0; block < 42; block++)
                Assert.True(sheet.TryWrite(new short[800 * channels]));
        }
        Damage(_storage.Recordings.Find("rec-talk")!, headBytes);

        var restarted = await _shed.KillAndRestartAsync(_after);
        var report = await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Empty(report.Strays);
        var lost = await restarted.Calls.FindAsync(new CallId("A"), Cancel);
        Assert.Equal(new CallRecording("rec-talk", 4.2, Complete: false), Assert.Single(lost!.Recordings));
        var head = (await File.ReadAllBytesAsync(restarted.Recordings.Find("rec-talk")!, Cancel))[..44];
        Assert.Equal(channels, BitConverter.ToUInt16(head, 22));
        Assert.Equal(800 * 42 * 2 * channels, BitConverter.ToInt32(head, 40));
    }

    /// <summary>As a crash may leave it: sizes of before or a head that never arrived, half a frame at the end.
    /// </summary>
    static void Damage(string path, int headBytes)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = headBytes == 0 ? 0 : 40;
        file.Write(new byte[headBytes == 0 ? 44 : 4]);
        file.Position = file.Length;
        file.WriteByte(1);
    }

    /// <summary>Came to the queue ten minutes and some after nine.</summary>
    static CallRecord Waits(string id, int minute) => Samples.Call(id) with
    {
        State = CallState.Waiting,
        Queue = "jn12316/q_consult",
        QueuedAt = Samples.Morning.AddMinutes(10 + minute),
    };

    static CallRecord Talks(string id, int minute, string seat) => Waits(id, minute) with
    {
        State = CallState.Talking,
        SeatNo = seat,
        QueuedAt = Samples.Morning.AddSeconds(10 * minute),
        AnsweredAt = Samples.Morning.AddMinutes(20),
    };

    static CallRecord Plain() => Samples.Call("A");

    static async Task<IReadOnlyList<CallbackTask>> TasksAsync(StorageService storage) =>
        (await storage.Callbacks.ListAsync(new CallbackQuery(), Cancel)).Items;

    static Task<IReadOnlyList<FactReceipt>> KeepAsync(StorageService storage, params Fact[] facts) =>
        storage.KeepAsync(facts, Cancel);
}
