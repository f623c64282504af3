using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HotlineVoice.Web.Pages;

/// <summary>
/// Gives out one file in the smallest version that the browser takes. What has its hash in its name is kept for a year;
/// all else is asked for again each time and answered 304 while it is the same.
/// </summary>
sealed class PageAnswer(PageFile file) : IResult
{
    const string Lasting = "public, max-age=31536000, immutable";
    const string AskAgain = "no-cache";

    public Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        SecurityHeaders.Keep(context, file.IsLasting ? Lasting : AskAgain);
        var (body, encoding) = Choose(context.Request.Headers.AcceptEncoding);
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        // A version in another encoding is another representation: its tag differs (RFC 9110 §8.8.3.3).
        response.Headers.ETag = encoding is null ? file.Tag : $"{file.Tag[..^1]}-{encoding}\"";
        if (Matches(context.Request.Headers.IfNoneMatch, response.Headers.ETag!))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = file.ContentType;
        response.ContentLength = body.Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    (byte[] Body, string? Encoding) Choose(StringValues accepted)
    {
        if (file.Brotli is { } brotli && Accepts(accepted, "br"))
            return (brotli, "br");
        if (file.Gzip is { } gzip && Accepts(accepted, "gzip"))
            return (gzip, "gzip");
        return (file.Plain, null);
    }

    static bool Accepts(StringValues accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var values)
        && values.Any(value => value.Quality is not 0
            && value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));

    static bool Matches(StringValues asked, string tag) =>
        asked.Any(one => one is not null && one.Split(',', StringSplitOptions.TrimEntries).Contains(tag));
}
