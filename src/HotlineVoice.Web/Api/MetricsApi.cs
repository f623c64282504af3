using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Deliveries;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>The figures of switch and floor for Prometheus.</summary>
static class MetricsApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", WriteAsync)
            .ForAnyone("Prometheus scrapes it; figures only, never people").ExcludeFromDescription();

    static async Task<IResult> WriteAsync(
        WebPorts ports, SeatBook book, GatewayBook gateways, CancellationToken cancel) =>
        TypedResults.Text(
            Exposition.Write(
            [
                .. ports.Meters.Read(), .. await FloorFigures.ReadAsync(ports, book, cancel),
                .. await gateways.ReadAsync(ports.Outgoing, cancel),
            ]),
            Exposition.ContentType);
}
