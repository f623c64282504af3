using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>Marks a POST whose answer must not be remembered because it holds a secret: its route, or the answer itself
/// among the features of its request.</summary>
sealed class NotRemembered;

/// <summary>
/// Marks a POST in which a secret comes or goes: its answer is remembered in memory only, and nothing that could be
/// tried against the secret is written down.
/// </summary>
sealed class HoldsSecret;

/// <summary>Honours Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header) for every POST, by user.</summary>
sealed class Remembering(RequestDelegate next, AnswerBook book, IAnswerStore store, TimeProvider time)
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
        var isSecret = context.GetEndpoint()?.Metadata.GetMetadata<HoldsSecret>() is not null;
        if (!isSecret && await BeforeAsync(key, hash, context.RequestAborted) is { } before)
        {
            await AgainAsync(context, before, other: before.BodyHash != hash);
            return;
        }
        var wire = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        var kept = false;
        try
        {
            await next(context);
            var response = context.Response;
            // What failed by our fault may be tried again with the same key.
            if (response.StatusCode < 500 && copy.Length <= WebLimits.RememberedAnswerBytesMax
                && context.Features.Get<NotRemembered>() is null)
            {
                var answer = new RememberedAnswer(
                    hash, response.StatusCode, response.ContentType, response.Headers.Location, copy.ToArray());
                book.Keep(key, answer);
                kept = true;
                if (!isSecret)
                    await KeepAsync(key, answer);
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

    /// <summary>What this key was answered before the last start; the key is given back when nobody can say.</summary>
    async Task<RememberedAnswer?> BeforeAsync(string key, string hash, CancellationToken cancel)
    {
        try
        {
            if (await store.FindAsync(Name(key), time.GetUtcNow(), cancel) is not { } found)
                return null;
            var answer = new RememberedAnswer(
                found.BodyHash, found.Status, found.ContentType, found.Location, found.Body);
            // Another body under the same key is refused without being what the key stands for.
            if (found.BodyHash == hash)
                book.Keep(key, answer);
            else
                book.Release(key);
            return answer;
        }
        catch
        {
            book.Release(key);
            throw;
        }
    }

    /// <summary>The thing is done; that it cannot be remembered over a restart must not make it look undone.</summary>
    async Task KeepAsync(string key, RememberedAnswer answer)
    {
        var until = time.GetUtcNow() + WebLimits.IdempotencyLifetime;
        var kept = new KeptAnswer(Name(key), answer.BodyHash, answer.Status, answer.Body, until)
        {
            ContentType = answer.ContentType,
            Location = answer.Location,
        };
        try
        {
            await store.KeepAsync(kept, CancellationToken.None);
        }
        catch (DbException)
        {
            // Memory has it until the next start.
        }
    }

    static string Name(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

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
