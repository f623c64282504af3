using HotlineVoice.Hotline.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Seats, and the registrations that facts have kept. Passwords are here only as digest hashes.</summary>
sealed class SeatTable(Database database) : ISeatStore
{
    public static void Map(EntityTypeBuilder<Seat> table)
    {
        table.ToTable("seats");
        table.HasKey(seat => seat.No);
        table.Property(seat => seat.Queues).InJson();
        table.Property(seat => seat.Skills).InJson();
        table.HasIndex(seat => seat.User);
    }

    public Task<IReadOnlyList<Seat>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Seat>>(async context =>
            await context.Seats.OrderBy(seat => seat.No).ToListAsync(cancel));

    public Task PutAsync(Seat seat, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var known = await context.Seats.FindAsync([seat.No], cancel);
            if (known is null)
                context.Add(seat);
            else
                context.Entry(known).CurrentValues.SetValues(seat);
            await CounterTable.ReviseAsync(context, cancel);
            return known is null;
        }, cancel);

    public Task<bool> RemoveAsync(string no, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var removed = await context.Seats.Where(seat => seat.No == no).ExecuteDeleteAsync(cancel);
            // Its telephone is no longer ours to call, whatever it had registered.
            await context.Bindings.Where(binding => binding.SeatNo == no).ExecuteDeleteAsync(cancel);
            // Whoever gets this number later begins anew.
            await context.Standings.Where(standing => standing.No == no).ExecuteDeleteAsync(cancel);
            if (removed > 0)
                await CounterTable.ReviseAsync(context, cancel);
            return removed > 0;
        }, cancel);

    public Task<IReadOnlyList<SeatBinding>> BindingsAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SeatBinding>>(async context =>
            await context.Bindings.Where(binding => binding.Until > now)
                .OrderBy(binding => binding.SeatNo).ThenBy(binding => binding.Contact)
                .ToListAsync(cancel));

    public Task<long> RevisionAsync(CancellationToken cancel) =>
        database.ReadAsync(context => CounterTable.ReadAsync(context, CounterTable.Revision, cancel));
}
