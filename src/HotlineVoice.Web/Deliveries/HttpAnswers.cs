using System.Globalization;
using System.Text;
using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Deliveries;

/// <summary>What an answer by HTTP means for a message.</summary>
static class HttpAnswers
{
    const int BodyOctetsMax = 16 << 10;

    /// <summary>Taken by 2xx; to be tried again by 408, 429 and 5xx (RFC 9110 §15); else refused.</summary>
    public static DeliveryResult Of(HttpResponseMessage answer, DateTimeOffset now)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 200 and < 300)
            return new DeliveryResult(AttemptResult.Sent);
        var error = status is >= 300 and < 400
            ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}，不跟随跳转")
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
        var retry = answer.Headers.RetryAfter;
        return new DeliveryResult(status is 408 or 429 or >= 500 ? AttemptResult.Failed : AttemptResult.Refused, error)
        {
            RetryAfter = retry?.Delta ?? (retry?.Date is { } date ? date - now : null),
        };
    }

    /// <summary>The beginning of the answer, however much comes.</summary>
    public static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var octets = new byte[BodyOctetsMax];
        var read = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(octets, 0, read);
    }
}
