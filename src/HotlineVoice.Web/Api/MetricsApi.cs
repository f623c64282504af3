using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>The figures of the switch for Prometheus.</summary>
static class MetricsApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", (WebPorts ports) =>
                TypedResults.Text(Exposition.Write(ports.Meters.Read()), Exposition.ContentType))
            .ForAnyone("Prometheus scrapes it; figures only, never people").ExcludeFromDescription();
}
