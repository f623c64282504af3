using System.Threading.Channels;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Journals;

/// <summary>What the outbox needs of the rest of storage.</summary>
/// <param name="Path">Its file.</param>
/// <param name="BusyTimeout">How long another process may keep the file locked.</param>
/// <param name="Place">Where the database is, for sentences.</param>
/// <param name="LaneOf">The lane of voicemail numbers of a journal; asked once in its life.</param>
/// <param name="Wall">Wall time of the domain.</param>
sealed record OutboxOptions(
    string Path, TimeSpan BusyTimeout, string Place, Func<string, CancellationToken, Task<int>> LaneOf,
    Func<DateTimeOffset> Wall);

/// <summary>
/// Facts on their way to a database that may be dead: committed in the node's journal, which is what «kept» means, and
/// carried from there in their order, each once. The file is opened by the first who keeps or carries: a command that
/// does neither leaves it alone.
/// </summary>
sealed class Outbox(OutboxOptions options, FactTable database, ILogger log, TimeProvider time)
    : IFactStore, IAsyncDisposable
{
    const string Alarm = "database.gone";
    const string RefusedAlarm = "database.refused";

    /// <summary>Some hundred kilobytes in one transaction.</summary>
    const int CarriedAtOnceMax = 500;

    static readonly TimeSpan _firstBackOff = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _longestBackOff = TimeSpan.FromSeconds(5);

    /// <summary>At the end of the program; what remains goes at the next start.</summary>
    static readonly TimeSpan _lastCarrying = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim _opening = new(1, 1);
    readonly SemaphoreSlim _carrying = new(1, 1);
    readonly CancellationTokenSource _closing = new();
    readonly Channel<bool> _waiting = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    JournalFile? _file;
    Task _carrier = Task.CompletedTask;
    bool _isGone;

    /// <inheritdoc/>
    public long Uncarried => _file?.Waiting ?? 0;

    public async Task<IReadOnlyList<FactReceipt>> KeepAsync(IReadOnlyList<Fact> facts, CancellationToken cancel)
    {
        if (facts.Count == 0)
            return [];
        var file = await FileAsync(cancel);
        var receipts = file.Keep(facts, time.GetUtcNow());
        _waiting.Writer.TryWrite(true);
        return receipts;
    }

    /// <summary>Carries all that waits, now.</summary>
    /// <exception cref="StorageException">The database takes none; what is kept stays kept.</exception>
    public async Task CarryAsync(CancellationToken cancel)
    {
        var file = await FileAsync(cancel);
        await _carrying.WaitAsync(cancel);
        try
        {
            while (await CarryOnceAsync(file, cancel))
            {
            }
        }
        finally
        {
            _carrying.Release();
        }
    }

    public void Prune(DateTimeOffset keptBefore) => _file?.Prune(keptBefore);

    /// <summary>What was carried is no longer to be found in the journal's files.</summary>
    public void Forget() => _file?.Forget();

    public async ValueTask DisposeAsync()
    {
        if (_file is { Waiting: > 0 } && !_isGone)
            await LastCarryingAsync();
        await _closing.CancelAsync();
        await _carrier;
        _file?.Dispose();
        _closing.Dispose();
        _opening.Dispose();
        _carrying.Dispose();
    }

    async Task LastCarryingAsync()
    {
        using var limit = new CancellationTokenSource(_lastCarrying, time);
        try
        {
            await CarryAsync(limit.Token);
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            StorageLog.CarriedAtNextStart(log, Uncarried);
        }
    }

    async Task<JournalFile> FileAsync(CancellationToken cancel)
    {
        if (_file is { } open)
            return open;
        await _opening.WaitAsync(cancel);
        try
        {
            if (_file is { } opened)
                return opened;
            var file = new JournalFile(options.Path, options.BusyTimeout);
            try
            {
                if (file.Lane is null)
                    file.TakeLane(await options.LaneOf(file.NodeId, cancel));
                file.TryAgain();
            }
            catch
            {
                file.Dispose();
                throw;
            }
            _waiting.Writer.TryWrite(true);
            _carrier = Task.Run(RunAsync, CancellationToken.None);
            return _file = file;
        }
        finally
        {
            _opening.Release();
        }
    }

    async Task RunAsync()
    {
        var failures = 0;
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(_closing.Token))
            {
                _waiting.Reader.TryRead(out _);
                try
                {
                    await CarryAsync(_closing.Token);
                    failures = 0;
                    await IsBackAsync();
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Whatever it is: a carrier that gave up would leave everything in the journal without a word.
                    await IsGoneAsync(e.Message);
                    await Task.Delay(BackOff(failures++), time, _closing.Token);
                    _waiting.Writer.TryWrite(true);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // How a carrier ends.
        }
    }

    static TimeSpan BackOff(int failures)
    {
        var backOff = _firstBackOff * Math.Pow(2, Math.Min(failures, 10));
        return backOff < _longestBackOff ? backOff : _longestBackOff;
    }

    /// <summary>False when nothing waits any more.</summary>
    async Task<bool> CarryOnceAsync(JournalFile file, CancellationToken cancel)
    {
        var found = file.First(CarriedAtOnceMax);
        if (found.Count == 0)
            return false;
        foreach (var unread in found.Where(waiting => waiting.Fact is null))
            SetAside(file, unread, "This program cannot read it.");
        var batch = found.FindAll(waiting => waiting.Fact is not null);
        try
        {
            await database.KeepAsync(batch.ConvertAll(waiting => waiting.Fact!), cancel);
            file.Remove(batch);
        }
        catch (Exception e) when (IsItsOwnFault(e))
        {
            await OneByOneAsync(file, batch, cancel);
        }
        return true;
    }

    /// <summary>One fact that the database will never take must not hold up the others.</summary>
    async Task OneByOneAsync(JournalFile file, List<WaitingFact> batch, CancellationToken cancel)
    {
        foreach (var waiting in batch)
        {
            try
            {
                await database.KeepAsync([waiting.Fact!], cancel);
                file.Remove([waiting]);
            }
            catch (Exception e) when (IsItsOwnFault(e))
            {
                SetAside(file, waiting, e.Message);
            }
        }
    }

    void SetAside(JournalFile file, WaitingFact waiting, string why)
    {
        file.SetAside(waiting, why);
        var kind = waiting.Fact?.GetType().Name ?? "unknown";
        StorageLog.FactRefused(log, kind, waiting.Place, why);
        var now = options.Wall();
        // The same refusal at every start is one alarm.
        file.Keep([new Fact.AlarmRaised($"{file.NodeId}-{waiting.Place}-refused", now, RefusedAlarm,
            $"数据库拒绝了一条记录（{kind}，本机日志第 {waiting.Place} 条），已留在本机日志中，下次启动时重试。")], time.GetUtcNow());
    }

    static bool IsItsOwnFault(Exception thrown) =>
        thrown is not (StorageException { IsOutage: true } or OperationCanceledException or ObjectDisposedException);

    async Task IsGoneAsync(string why)
    {
        if (_isGone)
            return;
        _isGone = true;
        StorageLog.DatabaseGone(log, options.Place, why);
        await NoteAsync(now => new Fact.AlarmRaised(NewId(), now, Alarm,
            "数据库无法使用：通话照常，话单与留言暂存在本机日志中，恢复后自动写入。"));
    }

    async Task IsBackAsync()
    {
        if (!_isGone)
            return;
        _isGone = false;
        StorageLog.DatabaseBack(log, options.Place);
        await NoteAsync(now => new Fact.AlarmEnded(NewId(), now, Alarm));
    }

    async Task NoteAsync(Func<DateTimeOffset, Fact> note)
    {
        try
        {
            await KeepAsync([note(options.Wall())], _closing.Token);
        }
        catch (StorageException e)
        {
            StorageLog.NoteLost(log, e.Message);
        }
    }

    static string NewId() => Guid.CreateVersion7().ToString("N");
}
