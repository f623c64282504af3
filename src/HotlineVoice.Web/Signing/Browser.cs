using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HotlineVoice.Hotline.People;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// What is written into a browser: the session, and what the browser is known by when somebody signs in with it again.
/// No script can read either, and no other site can send them.
/// </summary>
static class Browser
{
    public const string DeviceCookie = "hotline-device";
    const string DevicePath = "/api/v1/session";
    const int DeviceBytes = 32;

    static readonly int _deviceCharacters = Base64Url.GetEncodedLength(DeviceBytes);

    /// <summary>From where a request comes, as tries to sign in are counted.</summary>
    public static SignInPlace PlaceOf(HttpContext context) =>
        new(Network(context.Connection.RemoteIpAddress), DeviceOf(context));

    public static void GiveSession(HttpContext context, string secret) =>
        context.Response.Cookies.Append(Identification.CookieName, secret, Cookie(context, "/"));

    public static void TakeSession(HttpContext context) =>
        context.Response.Cookies.Delete(Identification.CookieName, Cookie(context, "/"));

    /// <summary>Makes the browser known to us as one that he uses; it may be known for others too.</summary>
    public static async Task RememberAsync(HttpContext context, string user, WebPorts ports, CancellationToken cancel)
    {
        var device = DeviceOf(context) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DeviceBytes));
        await ports.People.RememberDeviceAsync(user, device, cancel);
        var cookie = Cookie(context, DevicePath);
        cookie.MaxAge = WebLimits.DeviceLifetime;
        context.Response.Cookies.Append(DeviceCookie, device, cookie);
    }

    static string? DeviceOf(HttpContext context) =>
        context.Request.Cookies[DeviceCookie] is { } device && device.Length == _deviceCharacters
            && Base64Url.IsValid(device) ? device : null;

    /// <summary>Who has one IPv6 address has 2^64 of them (RFC 6177): they are one place.</summary>
    static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }

    static CookieOptions Cookie(HttpContext context, string path) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = path,
    };
}
