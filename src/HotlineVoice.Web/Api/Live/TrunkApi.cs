using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>Trunks: names and figures only; they belong to no hotline and everybody on the floor sees them.</summary>
static class TrunkApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("trunks", List).For(RoleSets.CallReaders).Produces<ListShape<TrunkShape>>();

    static IResult List(HttpRequest request, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        var shown = ports.Trunks.Now.OrderBy(trunk => trunk.Name, StringComparer.Ordinal).Select(TrunkShape.Of);
        return TypedResults.Ok(paging.Cut(shown, trunk => trunk.Name));
    }
}
