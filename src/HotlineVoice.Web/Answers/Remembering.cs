using System.Security.Cryptography;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>Marks a POST whose answer must not be remembered because it holds a secret.</summary>
sealed class NotRemembered;

/// <summary>Honours Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header) for every POST, by user.</summary>
sealed class Remembering(RequestDelegate next, AnswerBook book)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers["Idempotency-Key"];
        if (!HttpMethods.IsPost(context.Request.Method) || header.Count == 0
            || context.Features.Get<Visitor>() is not { } visitor
            || context.GetEndpoint()?.Metadata.GetMetadata<NotRemembered>() is not null)
        {
            await next(context);
            return;
        }
        if (header is not [{ Length: > 0 and <= WebLimits.IdempotencyKeyCharactersMax } text])
        {
            await Problems.Wrong("Idempotency-Key", $"应为1到{WebLimits.IdempotencyKeyCharactersMax}个字符")
                .ExecuteAsync(context);
            return;
        }
        context.Request.EnableBuffering(WebLimits.BodyBytesMax);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));
        context.Request.Body.Position = 0;
        var key = $"{visitor.User}\n{context.Request.Path}\n{text}";
        if (book.TryReserve(key, hash, out var known, out var other))
            await FirstAsync(context, key, hash);
        else
            await AgainAsync(context, known, other);
    }

    async Task FirstAsync(HttpContext context, string key, string hash)
    {
        var wire = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        var kept = false;
        try
        {
            await next(context);
            var response = context.Response;
            // What failed by our fault may be tried again with the same key.
            if (response.StatusCode < 500 && copy.Length <= WebLimits.RememberedAnswerBytesMax)
            {
                book.Keep(key, new RememberedAnswer(
                    hash, response.StatusCode, response.ContentType, response.Headers.Location, copy.ToArray()));
                kept = true;
            }
        }
        finally
        {
            if (!kept)
                book.Release(key);
            context.Response.Body = wire;
        }
        copy.Position = 0;
        await copy.CopyToAsync(wire, context.RequestAborted);
    }

    static async Task AgainAsync(HttpContext context, RememberedAnswer? known, bool other)
    {
        if (other)
        {
            await Problems.Wrong("Idempotency-Key", "此键已用于内容不同的请求").ExecuteAsync(context);
            return;
        }
        if (known is null)
        {
            await Problems.Conflict("StillRunning", "使用此键的请求仍在处理").ExecuteAsync(context);
            return;
        }
        context.Response.StatusCode = known.Status;
        context.Response.ContentType = known.ContentType;
        if (known.Location is not null)
            context.Response.Headers.Location = known.Location;
        await context.Response.Body.WriteAsync(known.Body, context.RequestAborted);
    }
}
