using HotlineVoice.Hotline;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>Queues: who waits, who could serve them, how long it takes.</summary>
static class QueueApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("queues", List).For(RoleSets.CallReaders).Produces<ListShape<QueueShape>>();

    static IResult List(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var hotline = read.Text("hotline", 40);
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var now = ports.Clock.Now;
        var shown = Queues(ports)
            .Where(queue => visitor.MaySeeQueue(queue.Id))
            .Where(queue => hotline is null || Visitor.HotlineOf(queue.Id) == hotline)
            .OrderBy(queue => queue.Id, StringComparer.Ordinal)
            .Select(queue => QueueShape.Of(queue, now));
        return TypedResults.Ok(paging.Cut(shown, queue => queue.Id));
    }

    /// <summary>
    /// Those that the floor speaks of, and those of the plans of which it has not: nobody waits there.
    /// </summary>
    static IEnumerable<QueueStanding> Queues(WebPorts ports)
    {
        var standings = ports.View.Now.Queues.ToDictionary(queue => queue.Id);
        foreach (var plan in ports.Plans().Queues)
            standings.TryAdd(plan.Id, new QueueStanding(plan.Id, plan.Title, []));
        return standings.Values;
    }
}
