using HotlineVoice.Hotline.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// The event feed. An event is a row in its fact's transaction; its number is given afterwards, by one numberer, in the
/// order of the rows: so a reader who has seen a number has seen every smaller one, in whatever order commits came.
/// </summary>
sealed partial class EventTable(Database database) : IEventStore
{
    /// <summary>An event with a call's record is about a kilobyte: a batch is about half a megabyte. A queue in which
    /// two hundred wait is twenty kilobytes: a batch of nothing else would be ten megabytes.</summary>
    const int EventsReadMax = 500;

    const string Insert =
        """
        INSERT INTO events (kept_at, at, name, hotline, subject, json)
        VALUES (@kept_at, @at, @name, @hotline, @subject, @json)
        """;

    public static void Map(EntityTypeBuilder<EventRow> table)
    {
        table.ToTable("events");
        table.HasKey(row => row.Id);
        table.HasIndex(row => row.Seq).IsUnique();
        table.HasIndex(row => row.KeptAt);
        // What was told of somebody who is to be found no more.
        table.HasIndex(row => row.Subject);
    }

    public static void Append(WriteTurn turn, EventRow row) =>
        turn.Execute(Insert, ("@kept_at", row.KeptAt), ("@at", row.At), ("@name", row.Name),
            ("@hotline", row.Hotline), ("@subject", row.Subject), ("@json", row.Json));

    /// <summary>What has no number yet is never pruned: nobody has seen it.</summary>
    public static void Prune(WriteTurn turn, DateTimeOffset keptBefore) =>
        turn.Execute("DELETE FROM events WHERE kept_at < @before AND seq IS NOT NULL", ("@before", keptBefore));

    public Task<long> LastAsync(CancellationToken cancel) =>
        database.ReadAsync(context => CounterTable.ReadAsync(context, CounterTable.Events, cancel));

    public Task<EventBatch> ReadAsync(long after, int limit, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            // Before the rows: what is numbered meanwhile must not look like something pruned.
            var last = await CounterTable.ReadAsync(context, CounterTable.Events, cancel);
            var rows = await context.Events.Where(row => row.Seq > after).OrderBy(row => row.Seq)
                .Take(Math.Clamp(limit, 1, EventsReadMax)).ToListAsync(cancel);
            var first = rows.Count > 0 ? rows[0].Seq!.Value : last + 1;
            if (first > after + 1)
                return new EventBatch([], Gone: true, Oldest: first);
            var oldest = await OldestAsync(context, cancel);
            return new EventBatch(rows.ConvertAll(row => row.ToEvent()), Gone: false, oldest);
        });

    static Task<long> OldestAsync(HotlineContext context, CancellationToken cancel) =>
        context.Events.Where(row => row.Seq != null).Select(row => row.Seq!.Value)
            .OrderBy(seq => seq).FirstOrDefaultAsync(cancel);
}
