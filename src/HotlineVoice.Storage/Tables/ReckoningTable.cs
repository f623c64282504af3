using HotlineVoice.Cases.Desks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The calendar by which the clocks were last reckoned: one row.</summary>
sealed class ReckoningRow
{
    public required int Id { get; init; }
    public required string Fingerprint { get; set; }
}

/// <inheritdoc/>
sealed class ReckoningTable(Database database) : IReckoningStore
{
    const int Only = 1;

    public static void Map(EntityTypeBuilder<ReckoningRow> table)
    {
        table.ToTable("reckonings");
        table.HasKey(row => row.Id);
        table.Property(row => row.Id).ValueGeneratedNever();
    }

    public Task<string?> ReadAsync(CancellationToken cancel) => database.ReadAsync(context =>
        context.Set<ReckoningRow>().Where(row => row.Id == Only).Select(row => row.Fingerprint)
            .FirstOrDefaultAsync(cancel));

    public Task NoteAsync(string fingerprint, CancellationToken cancel) => database.EditAsync(async context =>
    {
        if (await context.Set<ReckoningRow>().FindAsync([Only], cancel) is { } row)
            row.Fingerprint = fingerprint;
        else
            context.Add(new ReckoningRow { Id = Only, Fingerprint = fingerprint });
        return true;
    }, cancel);
}
