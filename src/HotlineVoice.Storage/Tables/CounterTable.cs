using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>A number that only grows.</summary>
sealed class CounterRow
{
    public required string Name { get; init; }
    public required long Value { get; init; }
}

/// <summary>The two numbers everybody agrees on: the last event shown, and the revision of people and seats.</summary>
static class CounterTable
{
    public const string Events = "events";
    public const string Revision = "revision";

    public static void Map(EntityTypeBuilder<CounterRow> table)
    {
        table.ToTable("counters");
        table.HasKey(counter => counter.Name);
        table.HasData(
            new CounterRow { Name = Events, Value = 0 },
            new CounterRow { Name = Revision, Value = 0 });
    }

    public static async Task<long> ReadAsync(HotlineContext context, string name, CancellationToken cancel) =>
        await context.Counters.Where(counter => counter.Name == name).Select(counter => counter.Value)
            .FirstAsync(cancel);

    /// <summary>Says in the same transaction that people, tokens or seats have changed.</summary>
    public static Task ReviseAsync(HotlineContext context, CancellationToken cancel) =>
        context.Counters.Where(counter => counter.Name == Revision)
            .ExecuteUpdateAsync(row => row.SetProperty(counter => counter.Value, counter => counter.Value + 1), cancel);

    public static long Read(WriteTurn turn, string name) => Convert.ToInt64(
        turn.Ask("SELECT value FROM counters WHERE name = @name", ("@name", name)), CultureInfo.InvariantCulture);

    /// <summary>Until this transaction ends nobody else reads it so, whichever machine he is on.</summary>
    public static long Take(WriteTurn turn, string name) => Convert.ToInt64(
        turn.Ask("SELECT value FROM counters WHERE name = @name" + turn.ForUpdate, ("@name", name)),
        CultureInfo.InvariantCulture);

    public static void Set(WriteTurn turn, string name, long value) =>
        turn.Execute("UPDATE counters SET value = @value WHERE name = @name", ("@value", value), ("@name", name));
}
