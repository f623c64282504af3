using System.Data;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Callback tasks: made by facts, one for a call; taken and closed by whoever is first.</summary>
/// <param name="database">The way in.</param>
/// <param name="events">Woken when a task was taken or closed.</param>
/// <param name="time">Real time, for pruning the events.</param>
/// <param name="wall">Wall time of the domain.</param>
sealed class CallbackTable(Database database, EventTable events, TimeProvider time, Func<DateTimeOffset> wall)
    : ICallbackStore
{
    const string Insert =
        """
        INSERT INTO callback_tasks (id, hotline, queue, call_id, calling_number, since, reason, state, taken_by)
        VALUES (@id, @hotline, @queue, @call_id, @calling_number, @since, @reason, @state, @taken_by)
        ON CONFLICT (id) DO NOTHING
        """;

    public static void Map(EntityTypeBuilder<CallbackTask> table)
    {
        table.ToTable("callback_tasks");
        table.HasKey(task => task.Id);
        table.HasIndex(task => new { task.Since, task.Id });
        // What is still to be done is a handful among all that ever was.
        table.HasIndex(task => new { task.State, task.Since, task.Id });
    }

    /// <summary>False when there is a task for this call already; it stays as it is.</summary>
    public static bool TryAdd(WriteTurn turn, CallbackTask task) =>
        turn.Execute(Insert,
            ("@id", task.Id), ("@hotline", task.Hotline), ("@queue", task.Queue), ("@call_id", task.CallId.Value),
            ("@calling_number", task.CallingNumber), ("@since", task.Since), ("@reason", task.Reason),
            ("@state", task.State), ("@taken_by", task.TakenBy)) > 0;

    public Task<CallbackTask?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Callbacks.FirstOrDefaultAsync(task => task.Id == id, cancel));

    public Task<Page<CallbackTask>> ListAsync(CallbackQuery query, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var found = await Matching(From(context, PageCursor.Start(query.Cursor)), query)
                .OrderBy(task => task.Since).ThenBy(task => task.Id)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            return PageCursor.Cut(found, query.Limit, task => new PageCursor(task.Since, task.Id));
        });

    public Task<bool> TryTakeAsync(string id, string seatNo, CancellationToken cancel) =>
        TryChangeAsync(id, context => context.Callbacks
            .Where(task => task.Id == id && task.State == CallbackState.New)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(task => task.State, CallbackState.Taken)
                    .SetProperty(task => task.TakenBy, seatNo),
                cancel), cancel);

    public Task<bool> TryCloseAsync(string id, CancellationToken cancel) =>
        TryChangeAsync(id, context => context.Callbacks
            .Where(task => task.Id == id && task.State != CallbackState.Closed)
            .ExecuteUpdateAsync(row => row.SetProperty(task => task.State, CallbackState.Closed), cancel), cancel);

    /// <summary>The change compares and sets in one statement; its event is in the same transaction.</summary>
    async Task<bool> TryChangeAsync(string id, Func<HotlineContext, Task<int>> change, CancellationToken cancel)
    {
        var isChanged = await database.EditAsync(async context =>
        {
            if (await change(context) == 0)
                return false;
            var task = await context.Callbacks.AsNoTracking().FirstAsync(row => row.Id == id, cancel);
            context.Add(EventRow.Of(task, wall(), time.GetUtcNow()));
            return true;
        }, cancel, IsolationLevel.ReadCommitted);
        if (isChanged)
            events.Announce();
        return isChanged;
    }

    static IQueryable<CallbackTask> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Callbacks
        : context.Callbacks.FromSql(
            $"SELECT * FROM callback_tasks WHERE (since, id) > ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<CallbackTask> Matching(IQueryable<CallbackTask> tasks, CallbackQuery query)
    {
        if (query.State is { } state)
            tasks = tasks.Where(task => task.State == state);
        if (query.Hotline is { } hotline)
            tasks = tasks.Where(task => task.Hotline == hotline);
        if (query.Hotlines is { } hotlines)
            tasks = tasks.Where(task => hotlines.Contains(task.Hotline));
        return tasks;
    }
}
