using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Hotline.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>A recording, or a file of a ticket, whose ticket was destroyed, until it is gone from its shelf.</summary>
sealed class DoomedRecording
{
    public required string RecordingId { get; init; }
    public required DateTimeOffset Since { get; init; }
}

/// <summary>
/// Sound and files lie outside the database: what a destruction dooms is written down in its transaction, removed from
/// its shelf after the commit, and tried again at every start until it is gone.
/// </summary>
sealed class DoomedRecordings(Database database, IRecordingShelf shelf, IEnclosureShelf enclosures)
{
    /// <summary>Before the id of a file of a ticket; no recording's id has a slash.</summary>
    const string OfTicket = "enclosures/";

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

    /// <summary>The same for files of tickets.</summary>
    public static Task AddFilesAsync(
        HotlineContext context, IEnumerable<string> enclosures, DateTimeOffset now, CancellationToken cancel) =>
        AddAsync(context, enclosures.Select(id => OfTicket + id), now, cancel);

    /// <summary>Removes what can be removed; how many are left.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancel)
    {
        var doomed = await database.ReadAsync(context =>
            context.Set<DoomedRecording>().Select(row => row.RecordingId).ToListAsync(cancel));
        var gone = new List<string>();
        foreach (var id in doomed)
            if (await IsGoneAsync(id))
                gone.Add(id);
        if (gone.Count > 0)
            await database.EditAsync(context => context.Set<DoomedRecording>()
                .Where(row => gone.Contains(row.RecordingId)).ExecuteDeleteAsync(cancel), cancel);
        return doomed.Count - gone.Count;
    }

    async Task<bool> IsGoneAsync(string id)
    {
        if (!id.StartsWith(OfTicket, StringComparison.Ordinal))
        {
            shelf.Drop(id);
            return shelf.Find(id) is null;
        }

        enclosures.Remove(id[OfTicket.Length..]);
        await using var left = enclosures.Open(id[OfTicket.Length..]);
        return left is null;
    }
}
