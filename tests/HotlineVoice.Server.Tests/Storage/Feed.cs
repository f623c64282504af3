using HotlineVoice.Hotline.Events;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>Reads the feed as a reader does: from its beginning, waiting for what is not yet numbered.</summary>
static class Feed
{
    public static async Task<List<HotlineEvent>> ReadUntilAsync(this IEventStore events, int count, int limit = 100)
    {
        var cancel = TestContext.Current.CancellationToken;
        var seen = new List<HotlineEvent>();
        while (seen.Count < count)
        {
            var after = seen.Count == 0 ? 0 : seen[^1].Seq;
            await events.WaitAsync(after, cancel).WaitAsync(TimeSpan.FromSeconds(1), cancel)
                .ContinueWith(_ => { }, cancel, TaskContinuationOptions.None, TaskScheduler.Default);
            seen.AddRange((await events.ReadAsync(after, limit, cancel)).Events);
        }
        return seen;
    }
}
