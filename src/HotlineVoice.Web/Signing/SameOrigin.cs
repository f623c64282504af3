using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// Keeps other sites from using a clerk's cookie. Browsers say where a request comes from: Sec-Fetch-Site (W3C Fetch
/// Metadata) and Origin (RFC 6454); one that says neither is no browser and has no stolen cookie. The cookie is
/// SameSite=Strict besides.
/// </summary>
static class SameOrigin
{
    public static bool Holds(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";
        if (request.Headers.Origin is not [{ } origin])
            return request.Headers.Origin.Count == 0;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
