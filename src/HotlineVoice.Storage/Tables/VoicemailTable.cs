using System.Data;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Voicemails;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Voicemails as the day shift sees them. How they come to be is in the other part.</summary>
sealed partial class VoicemailTable(Database database) : IVoicemailStore
{
    const string NumberYear = "NumberYear";
    const string TakenAt = "TakenAt";

    /// <summary>When it became a ticket.</summary>
    public const string RegisteredAt = "RegisteredAt";

    public static void Map(EntityTypeBuilder<Voicemail> table)
    {
        table.ToTable("voicemails");
        table.HasKey(voicemail => voicemail.Id);
        table.Property(voicemail => voicemail.Number).IsRequired();
        table.Property<int>(NumberYear);
        table.Property<DateTimeOffset?>(TakenAt);
        table.Property<DateTimeOffset?>(RegisteredAt);
        // What a citizen reads back to us must name one message. Month and day are in the number, the year is not.
        table.HasIndex(nameof(Voicemail.Hotline), NumberYear, nameof(Voicemail.Number)).IsUnique();
        table.HasIndex(voicemail => new { voicemail.LeftAt, voicemail.Id });
        table.HasIndex(voicemail => new { voicemail.State, voicemail.RegisterDue });
        table.HasIndex(voicemail => voicemail.RecordingId);
    }

    public static void MapDrafts(EntityTypeBuilder<VoicemailDraft> table)
    {
        table.ToTable("voicemail_drafts");
        table.HasKey(draft => draft.RecordingId);
        table.Ignore(draft => draft.Voicemail);
    }

    public static void MapNumbers(EntityTypeBuilder<VoicemailNumber> table)
    {
        table.ToTable("voicemail_numbers");
        table.HasKey(number => new { number.Hotline, number.Day });
    }

    public Task<Voicemail?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Voicemails.FirstOrDefaultAsync(found => found.Id == id, cancel));

    public Task<Page<Voicemail>> ListAsync(VoicemailQuery query, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var found = await Matching(From(context, PageCursor.Start(query.Cursor)), query)
                .OrderBy(voicemail => voicemail.LeftAt).ThenBy(voicemail => voicemail.Id)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            return PageCursor.Cut(found, query.Limit, voicemail => new PageCursor(voicemail.LeftAt, voicemail.Id));
        });

    public Task<(Voicemail? Voicemail, bool Taken)> TakeAsync(
        string id, string user, DateTimeOffset at, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var changed = await context.Voicemails
                .Where(voicemail => voicemail.Id == id && voicemail.State == VoicemailState.New)
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(voicemail => voicemail.State, VoicemailState.Taken)
                        .SetProperty(voicemail => voicemail.TakenBy, user)
                        .SetProperty(voicemail => EF.Property<DateTimeOffset?>(voicemail, TakenAt), at),
                    cancel);
            var found = await context.Voicemails.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
            return (found, changed > 0);
        }, cancel, IsolationLevel.ReadCommitted);

    /// <summary>Messages that were being recorded when the process ended.</summary>
    public Task<List<VoicemailDraft>> DraftsAsync(CancellationToken cancel) =>
        database.ReadAsync(context => context.Drafts.OrderBy(draft => draft.RecordingId).ToListAsync(cancel));

    /// <summary>Every recording that a message names, also one that is only begun.</summary>
    public Task<HashSet<string>> RecordingIdsAsync(CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var left = context.Voicemails.Select(voicemail => voicemail.RecordingId);
            var begun = context.Drafts.Select(draft => draft.RecordingId);
            return await left.Concat(begun).ToHashSetAsync(StringComparer.Ordinal, cancel);
        });

    static IQueryable<Voicemail> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Voicemails
        : context.Voicemails.FromSql(
            $"SELECT * FROM voicemails WHERE (left_at, id) > ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<Voicemail> Matching(IQueryable<Voicemail> voicemails, VoicemailQuery query)
    {
        if (query.State is { } state)
            voicemails = voicemails.Where(voicemail => voicemail.State == state);
        if (query.Due is { } due)
            voicemails = voicemails.Where(voicemail => voicemail.RegisterDue <= due);
        if (query.Hotline is { } hotline)
            voicemails = voicemails.Where(voicemail => voicemail.Hotline == hotline);
        if (query.Hotlines is { } hotlines)
            voicemails = voicemails.Where(voicemail => hotlines.Contains(voicemail.Hotline));
        return voicemails;
    }
}
