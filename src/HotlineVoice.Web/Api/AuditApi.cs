using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>The audit, for the auditor alone: who keeps the machine must not be the one who checks on it.</summary>
static class AuditApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("audit", ListAsync).For(Role.Auditor).Produces<ListShape<AuditShape>>();

    static async Task<IResult> ListAsync(HttpRequest request, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var limit = read.Number("limit", 1, WebLimits.PageEntriesMax) ?? WebLimits.PageEntries;
        if (read.Refusal() is { } refusal)
            return refusal;
        var rows = await ports.Audit.ListAsync(limit, cancel);
        return TypedResults.Ok(new ListShape<AuditShape>([.. rows.Select(row =>
            new AuditShape(row.At, row.Who, row.What, row.Subject, row.FieldsRead) { Reason = row.Reason })]));
    }
}
