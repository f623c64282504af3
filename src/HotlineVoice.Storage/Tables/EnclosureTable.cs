using HotlineVoice.Cases.Enclosures;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Files of tickets, found across tickets.</summary>
sealed class EnclosureTable(Database database) : IEnclosureBook
{
    public Task<IReadOnlyList<Enclosure>> WaitingAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Enclosure>>(async context =>
            await context.Enclosures.Where(row => row.Check == EnclosureCheck.Waiting)
                .OrderBy(row => row.At).ThenBy(row => row.Id).Take(limit).ToListAsync(cancel));
}
