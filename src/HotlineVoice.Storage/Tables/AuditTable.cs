using System.Data;
using HotlineVoice.Hotline.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The audit. Triggers in the database refuse to change or remove a line, whoever asks.</summary>
sealed class AuditTable(Database database) : IAuditLog
{
    const int LinesMax = 1000;
    const string Id = "Id";

    const string Insert =
        """
        INSERT INTO audit (at, who, what, subject, fields_read, reason)
        VALUES (@at, @who, @what, @subject, @fields_read, @reason)
        """;

    public static void Map(EntityTypeBuilder<AuditRow> table)
    {
        table.ToTable("audit", audit =>
        {
            audit.HasTrigger("audit_is_not_changed");
            audit.HasTrigger("audit_is_not_removed");
            audit.HasTrigger("audit_is_not_replaced");
        });
        table.Property<long>(Id).ValueGeneratedOnAdd();
        table.HasKey(Id);
    }

    /// <summary>A line in the transaction of its fact.</summary>
    public static void Append(WriteTurn turn, AuditRow row) =>
        turn.Execute(Insert, ("@at", row.At), ("@who", row.Who), ("@what", row.What), ("@subject", row.Subject),
            ("@fields_read", row.FieldsRead), ("@reason", row.Reason));

    public Task AddAsync(AuditRow row, CancellationToken cancel) =>
        database.EditAsync(context =>
        {
            context.Add(row);
            return Task.FromResult(true);
        }, cancel, IsolationLevel.ReadCommitted);

    public Task<IReadOnlyList<AuditRow>> ListAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<AuditRow>>(async context =>
            await context.Audit.OrderByDescending(row => EF.Property<long>(row, Id))
                .Take(Math.Clamp(limit, 1, LinesMax)).ToListAsync(cancel));
}
