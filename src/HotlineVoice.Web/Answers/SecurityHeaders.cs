using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// What every answer tells the browser: run no script but ours, sit in nobody's frame, keep nothing of people in a
/// cache (OWASP secure headers). A name from SIP that looks like a tag stays text.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    const string Policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'; img-src 'self' data:";

    /// <summary>For what comes from outside and is nobody's page: nothing in it runs or loads (CSP3 §6.3.2).</summary>
    const string Sandboxed = "sandbox; default-src 'none'; frame-ancestors 'none'";

    static readonly object _kept = new();
    static readonly object _sandboxed = new();

    /// <summary>
    /// How long a browser may keep this answer. Only for what holds nothing of people: all else is never kept.
    /// </summary>
    public static void Keep(HttpContext context, string cacheControl) => context.Items[_kept] = cacheControl;

    /// <summary>This answer is somebody's file.</summary>
    public static void Sandbox(HttpContext context) => context.Items[_sandboxed] = _sandboxed;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items.ContainsKey(_sandboxed) ? Sandboxed : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), payment=()";
        headers.CacheControl = context.Items[_kept] as string ?? "no-store";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }
}
