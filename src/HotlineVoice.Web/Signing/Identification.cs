using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.People;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// Finds out who is asking: a bearer token, or the cookie of a session. Asked anew for every request, so that a person
/// or token that was removed is out at once.
/// </summary>
sealed class Identification(WebOptions options, WebPorts ports, SessionBook sessions)
{
    public const string CookieName = "hotline";
    const string BearerPrefix = "Bearer ";
    const int SecretCharactersMax = 512;

    static readonly Person _bootstrap =
        new(PersonRules.Bootstrap, PersonRules.Bootstrap, [Role.Administrator.Name], [], null);

    readonly byte[]? _bootstrapHash = options.BootstrapToken is { } token ? Hash(token) : null;

    /// <summary>The visitor, or null. A token that is wrong is not made good by a cookie beside it.</summary>
    public async Task<Visitor?> FindAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.Request.Headers.Authorization is [{ } authorization])
            return await FindByTokenAsync(authorization, cancel);
        if (context.Request.Cookies[CookieName] is not { Length: > 0 and <= SecretCharactersMax } secret
            || await sessions.UserOfAsync(secret, cancel) is not { } user)
            return null;
        var person = await ports.People.FindAsync(user, cancel);
        return person is null or { Disabled: true } ? null : new Visitor(person, VisitorProof.Session);
    }

    async Task<Visitor?> FindByTokenAsync(string authorization, CancellationToken cancel)
    {
        if (!authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = authorization[BearerPrefix.Length..].Trim();
        if (token.Length is 0 or > SecretCharactersMax)
            return null;
        if (_bootstrapHash is not null && CryptographicOperations.FixedTimeEquals(_bootstrapHash, Hash(token)))
            return new Visitor(_bootstrap, VisitorProof.Token);
        var person = await ports.People.FindByTokenAsync(token, cancel);
        return person is null ? null : new Visitor(person, VisitorProof.Token);
    }

    static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
