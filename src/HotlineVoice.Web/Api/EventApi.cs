using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Events;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace HotlineVoice.Web.Api;

/// <summary>
/// The numbered feed of what happens, for pages and integrators alike: no event lost, resumable by number.
/// </summary>
static class EventApi
{
    static int _open;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("events", FollowAsync).For(RoleSets.CallReaders).Produces(200, null, "text/event-stream");

    static async Task<IResult> FollowAsync(
        HttpContext context, Visitor visitor, EventFeed feed, FeedReader reader, IHostApplicationLifetime life)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, life.ApplicationStopping);
        var read = new QueryReader(context.Request.Query);
        var asked = read.Sequence("after");
        if (context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } header])
        {
            if (!long.TryParse(header, System.Globalization.NumberStyles.None, null, out var seen))
                read.Reject<string>("Last-Event-ID", "应为事件序号");
            else
                // A browser that reconnects repeats its first address and adds the header: the header is newer.
                asked = seen;
        }
        if (read.Refusal() is { } refusal)
            return refusal;
        if (Interlocked.Increment(ref _open) > WebLimits.FeedsMax)
        {
            Interlocked.Decrement(ref _open);
            return Problems.Busy(WebLimits.FeedComment);
        }
        try
        {
            var last = await feed.LastAsync(stop.Token);
            var after = asked ?? last;
            var batch = await feed.ReadAsync(after, stop.Token);
            // Ahead of the store: its database was restored from a copy; what the reader has seen is no longer so.
            if (batch.Gone || after > last)
                return Problems.Gone(batch.Oldest);
            await reader.WriteAsync(context, visitor, batch, after, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The reader went, or the server stops: the stream simply ends.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
        return TypedResults.Empty;
    }
}
