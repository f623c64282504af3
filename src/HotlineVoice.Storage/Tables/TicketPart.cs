using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// One of the lists that belong to tickets, a table of its own. Most tickets have none of most of them, so the ticket's
/// row remembers, one bit a list, which there are to read.
/// </summary>
abstract class TicketPart
{
    public required int Bit { get; init; }

    public required string Table { get; init; }

    public int Mask => 1 << Bit;

    public abstract bool IsIn(TicketFile file);

    public abstract void Map(ModelBuilder model);

    /// <summary>Reads this list of several tickets; what it gives puts into each file what is its own.</summary>
    public abstract Task<Func<TicketFile, TicketFile>> ReadAsync(
        HotlineContext context, IReadOnlyCollection<string> numbers, CancellationToken cancel);

    /// <summary>Keeps the list as it is to be from now on. Rows are added and changed, never taken away.</summary>
    public abstract Task KeepAsync(HotlineContext context, TicketFile file, bool isThere, CancellationToken cancel);
}

/// <inheritdoc/>
sealed class TicketPart<T> : TicketPart where T : class
{
    const string No = nameof(Ticket.TicketNo);
    const string Seq = "Seq";

    public required Func<TicketFile, ImmutableArray<T>> Of { get; init; }

    public required Func<TicketFile, ImmutableArray<T>, TicketFile> With { get; init; }

    public required Func<T, string> NoOf { get; init; }

    public required Func<T, int> SeqOf { get; init; }

    public Action<EntityTypeBuilder<T>>? Indexed { get; init; }

    /// <summary>Fills columns that a row repeats of its ticket.</summary>
    public Action<EntityEntry<T>, Ticket>? Repeats { get; init; }

    public override bool IsIn(TicketFile file) => !Of(file).IsEmpty;

    public override void Map(ModelBuilder model)
    {
        var table = model.Entity<T>();
        table.ToTable(Table);
        table.HasKey(No, Seq);
        Indexed?.Invoke(table);
    }

    public override async Task<Func<TicketFile, TicketFile>> ReadAsync(
        HotlineContext context, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var rows = await context.Set<T>().Where(row => numbers.Contains(EF.Property<string>(row, No)))
            .ToListAsync(cancel);
        var lists = rows.OrderBy(SeqOf).ToLookup(NoOf);
        return file => lists.Contains(file.Ticket.TicketNo)
            ? With(file, [.. lists[file.Ticket.TicketNo]])
            : file;
    }

    public override async Task KeepAsync(
        HotlineContext context, TicketFile file, bool isThere, CancellationToken cancel)
    {
        var no = file.Ticket.TicketNo;
        List<int> known = isThere
            ? await context.Set<T>().Where(row => EF.Property<string>(row, No) == no)
                .Select(row => EF.Property<int>(row, Seq)).ToListAsync(cancel)
            : [];
        foreach (var row in Of(file))
        {
            var kept = known.Contains(SeqOf(row)) ? context.Update(row) : context.Add(row);
            Repeats?.Invoke(kept, file.Ticket);
        }
    }
}
