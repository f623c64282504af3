using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Events;

/// <summary>One reader's stream: events as they come, a comment when there is nothing to say.</summary>
sealed class FeedReader(EventFeed feed, Identification identification, TimeProvider time)
{
    static readonly byte[] _comment = ": \n\n"u8.ToArray();

    /// <summary>Writes until the reader goes, the server stops or the reader may no longer read.</summary>
    public async Task WriteAsync(
        HttpContext context, Visitor visitor, FeedBatch first, long after, CancellationToken stop)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.Body.WriteAsync(_comment, stop);
        var batch = first;
        var known = time.GetTimestamp();
        while (true)
        {
            foreach (var one in batch.Events)
            {
                after = one.Seq;
                if (one.IsFor(visitor))
                    await response.Body.WriteAsync(one.Bytes, stop);
            }
            await response.Body.FlushAsync(stop);
            if (batch.Events.Count == 0 && !await HasMoreAsync(after, stop))
                await response.Body.WriteAsync(_comment, stop);
            if (time.GetElapsedTime(known) >= WebLimits.FeedComment)
            {
                // Who was removed, signed out or bound to fewer hotlines meanwhile must not go on reading.
                if (await identification.FindAsync(context, stop) is not { } still)
                    return;
                (visitor, known) = (still, time.GetTimestamp());
            }
            batch = await feed.ReadAsync(after, stop);
        }
    }

    /// <summary>False when it was silent for so long that a comment is due.</summary>
    async Task<bool> HasMoreAsync(long after, CancellationToken stop)
    {
        try
        {
            await feed.WaitAsync(after, stop).WaitAsync(WebLimits.FeedComment, time, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
