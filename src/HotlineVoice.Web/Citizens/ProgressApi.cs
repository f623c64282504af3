using HotlineVoice.Cases.Progress;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Citizens;

/// <summary>办理进度查询: a citizen asks with the number of his matter and his telephone number or its code.</summary>
static class ProgressApi
{
    const int PhoneCharactersMax = 32;
    const int TicketNoCharactersMax = 32;

    public static void Map(IEndpointRouteBuilder api) =>
        // Posted, so that no number stands in an address, which logs and histories keep.
        api.MapPost("progress", AskAsync)
            .ForAnyone("a citizen asks after his own matter; he shows what only he should know")
            .WithMetadata(new NotRemembered()).Produces<ProgressShape>().ProducesProblem(404).ProducesProblem(429);

    static async Task<IResult> AskAsync(
        HttpContext context, ProgressDesk desk, WebPorts ports, WebOptions options, CancellationToken cancel)
    {
        if (!options.CitizenProgress)
            return Problems.Of(404, "NotOpen", "本热线未开放网上查询", "请拨打热线查询办理进度");
        var (body, unreadable) = await BodyReader.ReadAsync(context.Request, cancel);
        if (body is null)
            return unreadable!;
        var no = body.Text("ticketNo", TicketNoCharactersMax, required: true)?.Trim();
        var phone = Given(body.Text("phone", PhoneCharactersMax));
        var code = Given(body.Text("code", IProgressCodes.Digits));
        if ((phone is null) == (code is null))
            body.Reject("phone", "请填写联系电话或查询码中的一项");
        if (body.Refusal() is { } refusal)
            return refusal;
        return await desk.AskAsync(
            new ProgressQuestion(no!, phone, code), Browser.PlaceOf(context).Address, cancel) switch
        {
            ProgressAnswer.TooMany many => Problems.TooMany(many.After),
            ProgressAnswer.Found found => TypedResults.Ok(ProgressShape.Of(found.Progress,
                ports.Plans().Hotlines.First(one => one.Code == found.Progress.Ticket.HotlineCode).Name)),
            _ => Problems.Of(404, "NotFound", "没有查到该工单",
                "没有查到该工单。请核对工单编号、联系电话或查询码；保密工单只能凭查询码查询，申请身份保护的请拨打热线"),
        };
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
