using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>For whoever restarts a process that is dead or sends calls elsewhere while it is not ready.</summary>
static class HealthApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "ok" }))
            .ForAnyone("a supervisor process asks it before anybody can sign in");
        app.MapGet("/health/ready", ReadyAsync).Produces<ReadinessShape>()
            .ForAnyone("a load balancer asks it; it names parts, never people");
    }

    static async Task<IResult> ReadyAsync(WebPorts ports, CancellationToken cancel)
    {
        var checks = await ports.Readiness(cancel);
        var ready = checks.Values.All(check => check == "ok");
        return TypedResults.Json(new ReadinessShape(checks), statusCode: ready ? 200 : 503);
    }
}
