using HotlineVoice.Hotline.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>A recording whose ticket was destroyed, until its file is gone.</summary>
sealed class DoomedRecording
{
    public required string RecordingId { get; init; }
    public required DateTimeOffset Since { get; init; }
}

/// <summary>
/// Sound lies outside the database: what a destruction dooms is written down in its transaction, removed from the shelf
/// after the commit, and tried again at every start until it is gone.
/// </summary>
sealed class DoomedRecordings(Database database, IRecordingShelf shelf)
{
    public static void Map(EntityTypeBuilder<DoomedRecording> table)
    {
        table.ToTable("doomed_recordings");
        table.HasKey(row => row.RecordingId);
    }

    public static async Task AddAsync(
        HotlineContext context, IEnumerable<string> recordings, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var id in recordings.Distinct(StringComparer.Ordinal))
            if (!await context.Set<DoomedRecording>().AnyAsync(row => row.RecordingId == id, cancel))
                context.Add(new DoomedRecording { RecordingId = id, Since = now });
    }

    /// <summary>Removes what can be removed; how many are left.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancel)
    {
        var doomed = await database.ReadAsync(context =>
            context.Set<DoomedRecording>().Select(row => row.RecordingId).ToListAsync(cancel));
        foreach (var id in doomed)
            shelf.Drop(id);
        var gone = doomed.Where(id => shelf.Find(id) is null).ToList();
        if (gone.Count > 0)
            await database.EditAsync(context => context.Set<DoomedRecording>()
                .Where(row => gone.Contains(row.RecordingId)).ExecuteDeleteAsync(cancel), cancel);
        return doomed.Count - gone.Count;
    }
}
