using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Remarks;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Words that hotlines have put on tickets.</summary>
sealed class TagTable(Database database) : ITagBook
{
    public Task<IReadOnlyList<TagUse>> ListAsync(
        string hotline, string? beginning, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<TagUse>>(async context =>
        {
            var rows = context.Tags.Where(row => row.HotlineCode == hotline && row.RemovedAt == null
                && row.Word != Destruction.Gone);
            if (beginning is { Length: > 0 })
                rows = rows.Where(row => row.Word.StartsWith(beginning));
            return await rows.GroupBy(row => row.Word)
                .Select(group => new { Word = group.Key, Count = group.Count() })
                .OrderByDescending(row => row.Count).ThenBy(row => row.Word).Take(limit)
                .Select(row => new TagUse(row.Word, row.Count)).ToListAsync(cancel);
        });
}
