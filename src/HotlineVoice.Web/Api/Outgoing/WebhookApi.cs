using System.Security.Cryptography;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Deliveries;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Outgoing;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Outgoing;

/// <summary>Programs of others that are told what happens to tickets; the administrator's.</summary>
static class WebhookApi
{
    const int UrlCharactersMax = 500;
    const int EntriesMax = 50;
    const int IdDigits = 12;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("webhooks", ListAsync).For(Role.Administrator).Produces<ListShape<WebhookShape>>();
        api.MapPost("webhooks", AddAsync).For(Role.Administrator).Produces<WebhookShape>(201)
            .WithMetadata(new NotRemembered());
        api.MapPatch("webhooks/{id}", ChangeAsync).For(Role.Administrator).Produces<WebhookShape>();
        api.MapDelete("webhooks/{id}", RemoveAsync).For(Role.Administrator).Produces(204);
        api.MapPost("webhooks/{id}/rotate", RotateAsync).For(Role.Administrator).Produces<WebhookShape>()
            .WithMetadata(new NotRemembered());
        api.MapPost("webhooks/{id}/test", TestAsync).For(Role.Administrator).Produces(202);
    }

    static async Task<IResult> ListAsync(WebPorts ports, CancellationToken cancel) => TypedResults.Ok(
        new ListShape<WebhookShape>([.. (await ports.Webhooks.ListAsync(cancel)).Select(one => WebhookShape.Of(one))]));

    static async Task<IResult> AddAsync(HttpRequest request, Visitor visitor, WebPorts ports, WebOptions options)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, request.HttpContext.RequestAborted);
        if (body is null)
            return unreadable!;
        var title = body.Text("title", WebLimits.NameCharactersMax, required: true);
        var url = body.Text("url", UrlCharactersMax, required: true);
        var hotlines = body.Words("hotlines", EntriesMax, 40);
        var events = body.Words("events", EntriesMax, 40);
        if (url is not null && !WebhookGateway.MayLeadTo(url, options.Deliveries.WebhooksAllowPrivate))
            body.Reject("url", "应为 https 地址");
        if (hotlines.Any(code => ports.Plans().Hotlines.All(one => one.Code != code)))
            body.Reject("hotlines", "没有这条热线");
        if (body.Refusal() is { } wrong)
            return wrong;
        var hook = new Webhook
        {
            Id = "wh-" + RandomNumberGenerator.GetHexString(IdDigits, lowercase: true),
            Title = title!,
            Url = url!,
            Hotlines = hotlines,
            Events = events,
            CreatedAt = ports.Clock.Now,
        };
        await ports.Webhooks.PutAsync(hook, CancellationToken.None);
        await AuditAsync(ports, visitor, "webhook.added", hook.Id);
        return TypedResults.Json(
            WebhookShape.Of(hook, ports.Webhooks.SecretOf(hook)), HotlineJson.Options, statusCode: 201);
    }

    static async Task<IResult> ChangeAsync(string id, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, request.HttpContext.RequestAborted);
        if (body is null)
            return unreadable!;
        var enabled = body.Flag("enabled", required: true);
        if (body.Refusal() is { } wrong)
            return wrong;
        if (await ports.Webhooks.FindAsync(id, CancellationToken.None) is not { } hook)
            return Problems.NotFound("该 Webhook");
        hook = hook with { Enabled = enabled!.Value };
        await ports.Webhooks.PutAsync(hook, CancellationToken.None);
        await AuditAsync(ports, visitor, hook.Enabled ? "webhook.enabled" : "webhook.disabled", id);
        return TypedResults.Ok(WebhookShape.Of(hook));
    }

    static async Task<IResult> RemoveAsync(string id, Visitor visitor, WebPorts ports)
    {
        if (!await ports.Webhooks.RemoveAsync(id, CancellationToken.None))
            return Problems.NotFound("该 Webhook");
        await AuditAsync(ports, visitor, "webhook.removed", id);
        return TypedResults.NoContent();
    }

    static async Task<IResult> RotateAsync(string id, Visitor visitor, WebPorts ports)
    {
        if (await ports.Webhooks.FindAsync(id, CancellationToken.None) is not { } hook)
            return Problems.NotFound("该 Webhook");
        hook = hook with { SecretSerial = hook.SecretSerial + 1 };
        await ports.Webhooks.PutAsync(hook, CancellationToken.None);
        await AuditAsync(ports, visitor, "webhook.rotated", id);
        return TypedResults.Ok(WebhookShape.Of(hook, ports.Webhooks.SecretOf(hook)));
    }

    static async Task<IResult> TestAsync(string id, Visitor visitor, WebPorts ports)
    {
        if (await ports.Webhooks.FindAsync(id, CancellationToken.None) is not { } hook)
            return Problems.NotFound("该 Webhook");
        if (!hook.Enabled)
            return Problems.Conflict("Disabled", "该 Webhook 已停用");
        await ports.Outgoing.AddAsync(new OutgoingMessage
        {
            Channel = MessageChannel.Webhook,
            HotlineCode = hook.Hotlines is [var first, ..] ? first : ports.Plans().Hotlines[0].Code,
            Address = hook.Id,
            Text = "测试消息",
            Purpose = "test",
            At = ports.Clock.Now,
        }, CancellationToken.None);
        await AuditAsync(ports, visitor, "webhook.tested", id);
        return TypedResults.StatusCode(202);
    }

    static Task AuditAsync(WebPorts ports, Visitor visitor, string what, string id) =>
        ports.Audit.AddAsync(new(ports.Clock.Now, visitor.User, what, id, null), CancellationToken.None);
}
