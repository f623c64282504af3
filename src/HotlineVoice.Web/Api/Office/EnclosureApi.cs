using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Files;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>Files of tickets. One comes as the body of its request, so that nothing of it is held in memory; what it is
/// called and for stands in the address.</summary>
static class EnclosureApi
{
    const int NameCharactersMax = 120;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tickets/{no}/attachments", ListAsync).For(RoleSets.TicketReaders)
            .Produces<ListShape<EnclosureShape>>();
        api.MapPost("tickets/{no}/attachments", AddAsync).For(RoleSets.TicketReaders)
            .Produces<EnclosureShape>(201).WithMetadata(new LargeBody());
        api.MapGet("tickets/{no}/attachments/{id}", OpenAsync).For(RoleSets.TicketReaders);
    }

    static async Task<IResult> ListAsync(string no, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        await TicketSight.FindAsync(no, visitor, ports, cancel) is { } file
            ? TypedResults.Ok(new ListShape<EnclosureShape>(
                [.. Seen(file, visitor, ports).Select(EnclosureShape.Of)]))
            : Problems.NotFound("该工单");

    static async Task<IResult> AddAsync(
        string no, HttpRequest request, Visitor visitor, WebPorts ports, EnclosureDesk desk)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var said = new EnclosureSaid(
            read.Text("name", NameCharactersMax) ?? "", TicketWords.EnclosureKind(read) ?? EnclosureKind.Other,
            read.Choice("shared", "true", "false") == "true", read.Number("assignmentSeq", 1, int.MaxValue));
        if (read.Refusal() is { } refusal)
            return refusal;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        var (put, refused) = await desk.PutAsync(file, said, request, visitor);
        return put is null
            ? refused!
            : TypedResults.Created($"/api/v1/tickets/{no}/attachments/{put.Id}", EnclosureShape.Of(put));
    }

    static async Task<IResult> OpenAsync(
        string no, string id, HttpContext context, Visitor visitor, WebPorts ports)
    {
        var cancel = context.RequestAborted;
        var read = new QueryReader(context.Request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file
            || Seen(file, visitor, ports).FirstOrDefault(one => one.Id == id) is not { } enclosure)
            return Problems.NotFound("该附件");
        if (enclosure.Check == EnclosureCheck.Waiting)
            return Problems.Conflict("NotChecked", "附件正在等待病毒检查，检查后才能打开");
        if (enclosure.Check == EnclosureCheck.Lost)
            return Problems.Conflict("Lost", "附件的文件已丢失，不能打开");
        if (!enclosure.IsOpen)
            return Problems.Conflict("Removed", "附件未通过病毒检查，已移除");
        // Of a protected caller an approval has opened it already, and that has its reason.
        if (enclosure.Kind == EnclosureKind.Identity && file.Sealed is null && reason is null)
            return Problems.NotAllowed("ReasonNeeded", "打开身份证明须说明理由（unmask）");
        if (ports.Enclosures.Open(id) is not { } stream)
            return Problems.NotFound("该附件的文件");
        await ports.Audit.AddAsync(
            new(ports.Clock.Now, visitor.User, "attachment.opened", no, id) { Reason = reason },
            CancellationToken.None);
        SecurityHeaders.Sandbox(context);
        return TypedResults.Stream(stream, enclosure.MediaType, enclosure.Name, enableRangeProcessing: true);
    }

    static IEnumerable<Enclosure> Seen(TicketFile file, Visitor visitor, WebPorts ports) =>
        TicketSight.Of(visitor, file, ports.Clock.Now, isUnmasked: false).File!.Enclosures;
}
