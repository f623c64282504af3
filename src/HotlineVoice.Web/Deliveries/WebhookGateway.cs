using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Deliveries;

/// <summary>Programs of others, told by a signed request.</summary>
sealed class WebhookGateway : IGateway, IDisposable
{
    /// <summary>«t=seconds since 1970,v1=hex of HMAC-SHA256 of “t.body”».</summary>
    public const string SignatureHeader = "Hotline-Signature";
    /// <summary>The same message has the same, however often it comes.</summary>
    public const string IdHeader = "Hotline-Id";

    const int AtOnce = 8;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    readonly IWebhookStore _hooks;
    readonly TimeProvider _time;
    readonly bool _allowPrivate;
    readonly HttpClient _http;

    public WebhookGateway(IWebhookStore hooks, TimeProvider time, bool allowPrivate)
    {
        (_hooks, _time, _allowPrivate) = (hooks, time, allowPrivate);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = _patience,
        };
    }

    public MessageChannel Channel => MessageChannel.Webhook;

    public (int AtOnce, int? PerSecond) Pace => (AtOnce, null);

    public bool SparesCallers(TimeOnly at) => false;

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        if (await _hooks.FindAsync(message.Address, cancel) is not { } hook)
            return new DeliveryResult(AttemptResult.Refused, "该 Webhook 已删除");
        if (!hook.Enabled)
            return new DeliveryResult(AttemptResult.Refused, "该 Webhook 已停用");
        if (!MayLeadTo(hook.Url, _allowPrivate))
            return new DeliveryResult(AttemptResult.Refused, "地址须为 https");
        var body = BodyOf(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(IdHeader, message.Id.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SignatureHeader,
            Signature(_hooks.SecretOf(hook), _time.GetUtcNow().ToUnixTimeSeconds(), body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return HttpAnswers.Of(answer, _time.GetUtcNow());
        }
        catch (HttpRequestException error) when (error.InnerException is ForbiddenTargetException forbidden)
        {
            return new DeliveryResult(AttemptResult.Refused, forbidden.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Whether a hook may have this address at all; where its name leads is looked at when connecting.
    /// </summary>
    public static bool MayLeadTo(string text, bool allowPrivate) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || allowPrivate && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    internal static string Signature(string secret, long seconds, byte[] body)
    {
        var at = seconds.ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), signed))}";
    }

    /// <summary>Made from the message alone, so that it is the same at every try.</summary>
    internal static byte[] BodyOf(OutgoingMessage message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", message.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteString("at", message.At);
            json.WriteString("hotline", message.HotlineCode);
            json.WriteString("purpose", message.Purpose);
            if (message.TicketNo is { } no)
                json.WriteString("ticketNo", no);
            var isEvent = message.Purpose == Webhook.TicketChanged;
            if (message.Subject.Length > 0)
                json.WriteString(isEvent ? "event" : "subject", message.Subject);
            if (message.Text.Length > 0)
                json.WriteString(isEvent ? "state" : "text", message.Text);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The address that is connected to is the one that was looked at: a name cannot change in between.
    /// </summary>
    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var allowed = addresses.Where(one => _allowPrivate || Targets.IsPublic(one)).ToArray();
        if (allowed.Length == 0)
            throw new ForbiddenTargetException("地址指向本机或内网，未获准许");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    sealed class ForbiddenTargetException(string message) : IOException(message);
}
