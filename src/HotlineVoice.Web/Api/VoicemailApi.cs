using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Voicemails: the morning's list, hearing one, taking one so that no two clerks work on it.</summary>
static class VoicemailApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("voicemails", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<VoicemailShape>>();
        api.MapGet("voicemails/{id}", FindAsync).For(RoleSets.CallReaders).Produces<VoicemailShape>();
        api.MapGet("voicemails/{id}/recording", RecordingAsync).For(RoleSets.Listeners)
            .Produces(200, null, "audio/wav");
        api.MapPost("voicemails/{id}/take", TakeAsync).For(RoleSets.Clerks).Produces<VoicemailShape>();
        api.MapPost("voicemails/{id}/register", RegisterAsync).For(RoleSets.Clerks).Produces<TicketShape>(201);
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var reason = Unmasking.Reason(read);
        var query = new VoicemailQuery(
            read.Choice<VoicemailState>("state"), read.Day("due"), read.Text("hotline", 40))
        {
            Hotlines = visitor.Hotlines,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (query.Hotline is not null && !visitor.MaySee(query.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var page = await ports.Voicemails.ListAsync(query, cancel);
        await Unmasking.AuditAsync(ports, visitor, reason, page.Items.Select(one => one.Id), cancel);
        var shown = page.Items.Select(one => VoicemailShape.Of(one, reason is not null)).ToList();
        return TypedResults.Ok(new ListShape<VoicemailShape>(shown, page.Next));
    }

    static async Task<IResult> FindAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } voicemail)
            return Problems.NotFound("该留言");
        await Unmasking.AuditAsync(ports, visitor, reason, [id], cancel);
        return TypedResults.Ok(VoicemailShape.Of(voicemail, reason is not null));
    }

    static async Task<IResult> RecordingAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await SeenAsync(id, visitor, ports, cancel) is not { } voicemail)
            return Problems.NotFound("该留言");
        if (!visitor.IsAny(RoleSets.ListenersToAll) && voicemail.TakenBy is { } clerk && clerk != visitor.User)
            return Problems.NotAllowed("TakenByAnother", "该留言正由其他受理员处理");
        return await ProtectedSound.RefusalAsync(voicemail.RegisteredTicketNo, visitor, ports, cancel)
            ?? await RecordingAnswer.OfAsync(voicemail.RecordingId, "voicemail.heard", id, visitor, ports);
    }

    static async Task<IResult> TakeAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if ((unreadable ?? body?.Refusal()) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is null)
            return Problems.NotFound("该留言");
        var (voicemail, taken) = await ports.Voicemails.TakeAsync(id, visitor.User, ports.Clock.Now, cancel);
        if (voicemail is null)
            return Problems.NotFound("该留言");
        if (!taken)
            return Problems.Conflict(voicemail.State.ToString(), "该留言已被受理");
        // Also for who went away meanwhile: it is his now.
        await ports.Audit.AddAsync(
            new(ports.Clock.Now, visitor.User, "voicemail.taken", id, null), CancellationToken.None);
        return TypedResults.Ok(VoicemailShape.Of(voicemail, unmasked: false));
    }

    static async Task<IResult> RegisterAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, Registering registering)
    {
        var cancel = request.HttpContext.RequestAborted;
        return await SeenAsync(id, visitor, ports, cancel) is { } voicemail
            ? await registering.RegisterAsync(voicemail, request, visitor, cancel)
            : Problems.NotFound("该留言");
    }

    static async Task<Voicemail?> SeenAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var voicemail = await ports.Voicemails.FindAsync(id, cancel);
        return voicemail is not null && visitor.MaySee(voicemail.Hotline) ? voicemail : null;
    }
}
