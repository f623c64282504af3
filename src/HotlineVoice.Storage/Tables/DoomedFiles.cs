using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Hotline.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>On which shelf a file lies. On disk by name: the list may only grow.</summary>
enum Shelf
{
    Recordings = 1,
    Enclosures = 2,
}

/// <summary>A recording, or a file of a ticket, whose ticket was destroyed, until it is gone from its shelf.</summary>
sealed class DoomedFile
{
    public required string Id { get; init; }
    public required Shelf Shelf { get; init; }
    public required DateTimeOffset Since { get; init; }
}

/// <summary>
/// Sound and files lie outside the database: what a destruction dooms is written down in its transaction, removed from
/// its shelf after the commit, and tried again at every start until it is gone.
/// </summary>
sealed class DoomedFiles(Database database, IRecordingShelf recordings, IEnclosureShelf enclosures)
{
    public static void Map(EntityTypeBuilder<DoomedFile> table)
    {
        table.ToTable("doomed_files");
        table.Property(row => row.Shelf).HasConversion<string>();
        table.HasKey(row => new { row.Shelf, row.Id });
    }

    public static async Task AddAsync(
        HotlineContext context, Shelf shelf, IEnumerable<string> files, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var id in files.Distinct(StringComparer.Ordinal))
            if (!await context.Set<DoomedFile>().AnyAsync(row => row.Shelf == shelf && row.Id == id, cancel))
                context.Add(new DoomedFile { Id = id, Shelf = shelf, Since = now });
    }

    /// <summary>Removes what can be removed; how many are left.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancel)
    {
        var doomed = await database.ReadAsync(context =>
            context.Set<DoomedFile>().AsNoTracking().ToListAsync(cancel));
        var gone = new List<DoomedFile>();
        foreach (var file in doomed)
            if (await IsGoneAsync(file))
                gone.Add(file);
        foreach (var shelf in gone.GroupBy(file => file.Shelf, file => file.Id))
        {
            var (name, ids) = (shelf.Key, shelf.ToList());
            await database.EditAsync(context => context.Set<DoomedFile>()
                .Where(row => row.Shelf == name && ids.Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);
        }

        return doomed.Count - gone.Count;
    }

    async Task<bool> IsGoneAsync(DoomedFile file)
    {
        if (file.Shelf == Shelf.Recordings)
        {
            recordings.Drop(file.Id);
            return recordings.Find(file.Id) is null;
        }

        enclosures.Remove(file.Id);
        await using var left = enclosures.Open(file.Id);
        return left is null;
    }
}
