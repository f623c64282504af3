using System.Data.Common;
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
        api.MapGet("events", FollowAsync).For(RoleSets.FeedReaders).Produces(200, null, "text/event-stream");

    static async Task<IResult> FollowAsync(
        HttpContext context, Visitor visitor, EventFeed feed, FeedReader reader, IHostApplicationLifetime life)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, life.ApplicationStopping);
        var read = new QueryReader(context.Request.Query);
        var name = "after";
        var asked = read.Sequence(name);
        if (context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } header])
        {
            name = "Last-Event-ID";
            if (!long.TryParse(header, System.Globalization.NumberStyles.None, null, out var seen))
                read.Reject<string>(name, "应为事件序号");
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
            // Ahead of the store: its database was restored from a copy, and what the reader has seen is no longer so.
            // To wait for the numbers to come round would hide everything until then.
            if (after > last)
                return Problems.Wrong(name, $"还没有这个序号，最新的是{last}");
            if (batch.Gone)
                return Problems.Gone(batch.Oldest);
            await reader.WriteAsync(context, visitor, batch, after, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The reader went, or the server stops: the stream simply ends.
        }
        catch (DbException) when (context.Response.HasStarted)
        {
            // No problem document fits into a stream; the reader comes again with the last number it saw.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
        return TypedResults.Empty;
    }
}
