using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Events;

/// <summary>
/// One reader's stream: events as they come, and a comment every so often, also while events come that are not for this
/// reader: a proxy in between ends what is silent.
/// </summary>
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
        var commented = time.GetTimestamp();
        while (true)
        {
            foreach (var one in batch.Events)
            {
                after = one.Seq;
                if (one.IsFor(visitor))
                    await response.Body.WriteAsync(one.BytesFor(visitor), stop);
            }
            await response.Body.FlushAsync(stop);
            if (batch.Events.Count == 0)
                await WaitAsync(after, WebLimits.FeedComment - time.GetElapsedTime(commented), stop);
            if (time.GetElapsedTime(commented) >= WebLimits.FeedComment)
            {
                // Who was removed, signed out or bound to fewer hotlines meanwhile must not go on reading.
                if (await identification.FindAsync(context, stop) is not { } still)
                    return;
                await response.Body.WriteAsync(_comment, stop);
                (visitor, commented) = (still, time.GetTimestamp());
            }
            batch = await feed.ReadAsync(after, stop);
        }
    }

    /// <summary>Until there may be something, or a comment is due.</summary>
    async Task WaitAsync(long after, TimeSpan longest, CancellationToken stop)
    {
        if (longest <= TimeSpan.Zero)
            return;
        try
        {
            await feed.WaitAsync(after, stop).WaitAsync(longest, time, stop);
        }
        catch (TimeoutException)
        {
            // Nothing to say for so long.
        }
    }
}
