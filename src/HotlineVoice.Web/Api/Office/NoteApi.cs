using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>Notes on tickets: the hotline's own, and those it shares with the unit. Only ever added.</summary>
static class NoteApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tickets/{no}/notes", ListAsync).For(RoleSets.TicketReaders).Produces<ListShape<NoteShape>>();
        api.MapPost("tickets/{no}/notes", AddAsync).For(RoleSets.TicketReaders).Produces<NoteShape>(201);
    }

    static async Task<IResult> ListAsync(string no, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        await Unmasking.AuditCallersAsync(ports, visitor, reason, [no], cancel);
        var seen = TicketSight.Of(visitor, file, ports.Clock.Now, reason is not null);
        return TypedResults.Ok(new ListShape<NoteShape>(
            [.. seen.File!.Notes.Select(note => NoteShape.Of(note, file.Caller, seen.Sight))]));
    }

    static async Task<IResult> AddAsync(
        string no, HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is null)
            return Problems.NotFound("该工单");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var act = new TicketAct.AddNote(
            body.Text("text", WebLimits.NoteTextCharactersMax, required: true) ?? "", TicketWords.Visibility(body));
        if (body.Refusal() is { } wrong)
            return wrong;
        var answer = await desk.AsideAsync(no, act, visitor.Actor, ports.Clock.Now, cancel);
        if (answer.Refusal(out var file) is { } refused)
            return refused;
        // His own, found from the end: others may have noted something since.
        var note = file!.Notes.Last(one => one.By == visitor.User);
        return TypedResults.Created($"/api/v1/tickets/{no}/notes",
            NoteShape.Of(note, file.Caller, TicketSight.Of(visitor, file, ports.Clock.Now, false).Sight));
    }
}
