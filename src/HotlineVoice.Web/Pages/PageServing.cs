using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Pages;

/// <summary>
/// What no route answers may be a file of the pages, or an address that the pages themselves understand, such as /desk:
/// then they get the front page. Everybody may have them; they hold nothing of anybody.
/// </summary>
sealed class PageServing(RequestDelegate next, PageFolder pages)
{
    /// <summary>What programs ask for: an unknown address there is 404, not a page.</summary>
    static readonly PathString[] _notPages = ["/api", "/openapi", "/health", "/metrics", "/assets"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null || !IsReading(context.Request))
            return next(context);
        var file = pages.Find(context.Request.Path.Value ?? "") ?? (IsPage(context.Request) ? pages.Front : null);
        return file is null ? next(context) : new PageAnswer(file).ExecuteAsync(context);
    }

    static bool IsReading(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    static bool IsPage(HttpRequest request) =>
        !_notPages.Any(prefix => request.Path.StartsWithSegments(prefix))
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true);
}
