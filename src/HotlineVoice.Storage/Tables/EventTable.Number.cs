using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Tables;

/// <summary>The numberer, and how readers are woken.</summary>
/// <remarks>
/// Numbers are given in the order of the rows, from a counter in the database. If power fails before a numbering is on
/// the disk, the same rows get the same numbers again. Two processes may number at once, on two machines too: the
/// counter's row makes them pass in turn, and the second finds nothing left.
/// </remarks>
sealed partial class EventTable
{
    /// <summary>Keeps a numbering short, so that the next promise does not wait behind it.</summary>
    const int NumberedAtOnceMax = 500;

    const string GiveNumbers =
        """
        UPDATE events SET seq = @last + fresh.place
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM events WHERE seq IS NULL ORDER BY id LIMIT @max)
            AS fresh
        WHERE events.id = fresh.id
        """;

    /// <summary>What follows within a fiftieth of a second is numbered together with it: a numbering and a reading cost
    /// as much for fifty events as for one, and nobody at a page sees the difference.</summary>
    static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(20);

    static readonly TimeSpan _tryAgainAfter = TimeSpan.FromSeconds(1);

    readonly Channel<bool> _unnumbered = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    TaskCompletionSource _news = NewSource();
    long _last;

    /// <summary>Rows have been committed: the numberer is woken. Costs nothing when it is awake.</summary>
    public void Announce() => _unnumbered.Writer.TryWrite(true);

    public Task WaitAsync(long after, CancellationToken cancel)
    {
        // The source first: a number given between the two lines completes this very one.
        var news = Volatile.Read(ref _news);
        return Volatile.Read(ref _last) > after ? Task.CompletedTask : news.Task.WaitAsync(cancel);
    }

    /// <summary>Numbers what is there and then whatever is announced, until it is cancelled.</summary>
    public async Task NumberAsync(ILogger log, TimeProvider time, CancellationToken cancel)
    {
        Announce();
        await foreach (var _ in _unnumbered.Reader.ReadAllAsync(cancel))
        {
            try
            {
                while (await NumberOnceAsync(cancel) == NumberedAtOnceMax)
                {
                }

                await Task.Delay(_gather, time, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is: a numberer that gave up would stop the feed without a word.
                StorageLog.NumberingWaits(log, e.Message);
                await Task.Delay(_tryAgainAfter, time, cancel);
                Announce();
            }
        }
    }

    async Task<int> NumberOnceAsync(CancellationToken cancel)
    {
        var (last, given) = await database.WriteAsync(turn =>
        {
            // Nobody else waits for a counter that is only looked at.
            if (turn.Ask("SELECT 1 FROM events WHERE seq IS NULL LIMIT 1") is null)
                return (CounterTable.Read(turn, CounterTable.Events), 0);
            var before = CounterTable.Take(turn, CounterTable.Events);
            var count = turn.Execute(GiveNumbers, ("@last", before), ("@max", NumberedAtOnceMax));
            if (count > 0)
                CounterTable.Set(turn, CounterTable.Events, before + count);
            return (before + count, count);
        }, promised: false, cancel);
        // Also when another machine has given them.
        if (Interlocked.Exchange(ref _last, last) < last)
            Interlocked.Exchange(ref _news, NewSource()).SetResult();
        return given;
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
