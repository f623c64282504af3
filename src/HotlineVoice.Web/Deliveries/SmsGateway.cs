using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Deliveries;

/// <summary>短信: one request to the provider for each message, made from a template.</summary>
sealed class SmsGateway : IGateway, IDisposable
{
    const int AtOnce = 4;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan _expressionPatience = TimeSpan.FromSeconds(1);

    readonly SmsOptions _options;
    readonly TimeProvider _time;
    readonly QuietHours? _quiet;
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = _patience,
    };

    public SmsGateway(SmsOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _quiet = options.QuietHours is { } quiet ? QuietHours.Read(quiet) : null;
    }

    public MessageChannel Channel => MessageChannel.Sms;

    public (int AtOnce, int? PerSecond) Pace => (AtOnce, _options.PerSecond);

    public bool SparesCallers(TimeOnly at) => _quiet?.Hold(at) == true;

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(_options.Method), Fill(_options.Url, message, Uri.EscapeDataString));
        if (_options.Method is not ("GET" or "DELETE"))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Fill(_options.Body, message, Escape)));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(_options.ContentType);
        }

        foreach (var header in _options.Headers)
        {
            var colon = header.IndexOf(':');
            request.Headers.TryAddWithoutValidation(header[..colon].Trim(), header[(colon + 1)..].Trim());
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var result = HttpAnswers.Of(answer, _time.GetUtcNow());
        if (result.Result != AttemptResult.Sent)
            return result;
        var body = await HttpAnswers.BeginningAsync(answer, cancel);
        if (_options.Success is { } success && !Regex.IsMatch(body, success, RegexOptions.None, _expressionPatience))
            return new DeliveryResult(AttemptResult.Failed, "短信网关未受理：" + body);
        return result with { ProviderId = ProviderIdIn(body) };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>In one pass: what stands in a text is never taken for a place to fill.</summary>
    internal static string Fill(string template, OutgoingMessage message, Func<string, string> escape) =>
        Regex.Replace(template, @"\{(number|text|id)\}", place => escape(place.Groups[1].Value switch
        {
            "number" => message.Address,
            "text" => message.Text,
            _ => message.Id.ToString(CultureInfo.InvariantCulture),
        }), RegexOptions.None, _expressionPatience);

    string Escape(string text) => _options.ContentType switch
    {
        var type when type.Contains("json", StringComparison.OrdinalIgnoreCase) =>
            JavaScriptEncoder.Default.Encode(text),
        var type when type.Contains("form-urlencoded", StringComparison.OrdinalIgnoreCase) =>
            Uri.EscapeDataString(text),
        var type when type.Contains("xml", StringComparison.OrdinalIgnoreCase) =>
            System.Security.SecurityElement.Escape(text),
        _ => text,
    };

    string? ProviderIdIn(string body) =>
        _options.ProviderId is { } pattern
        && Regex.Match(body, pattern, RegexOptions.None, _expressionPatience) is { Success: true } found
            ? found.Groups[^1].Value
            : null;
}
