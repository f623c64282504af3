using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>Speaks the HTTP API as an integrator would, with a bearer token.</summary>
sealed class ApiClient : IDisposable
{
    readonly HttpClient _http;

    public ApiClient(Uri web, string token)
    {
        Web = web;
        _http = new HttpClient { BaseAddress = new Uri(web, "/"), Timeout = Waiting.Long };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Web { get; }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync("api/v1/" + path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The answer as it goes over the wire.</summary>
    public Task<string> TextAsync(string path) => _http.GetStringAsync("api/v1/" + path);

    public Task<byte[]> BytesAsync(string path) => _http.GetByteArrayAsync("api/v1/" + path);

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, "api/v1/" + path) { Content = JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>An order that must be taken: the changed resource.</summary>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync("api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"POST {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>An order that must be refused: the status and the code of the problem document.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync("api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.False(answer.IsSuccessStatusCode, $"POST {path}: {(int)answer.StatusCode} {text}");
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement.TextOf("code"));
    }

    /// <summary>A part of a file by octets, first and last included: its status, where it lies, its octets.</summary>
    public async Task<(HttpStatusCode Status, string? Range, byte[] Octets)> PartAsync(
        string path, long first, long last)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/" + path);
        request.Headers.Range = new RangeHeaderValue(first, last);
        using var answer = await _http.SendAsync(request);
        var octets = await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentRange?.ToString(), octets);
    }

    public async Task MoveClockAsync(string now)
    {
        var status = await SendAsync(HttpMethod.Put, "rehearsal/clock", new { now, running = false });
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"PUT rehearsal/clock: {status}");
    }

    public Task<string> MetricsAsync() => _http.GetStringAsync(new Uri(Web, "/metrics"));

    public async Task<bool> IsReadyAsync()
    {
        using var answer = await _http.GetAsync(new Uri(Web, "/health/ready"));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>The first event, past or to come, that matches: its resource.</summary>
    public async Task<JsonElement> EventAsync(Func<string, JsonElement, bool> match, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? Waiting.Long);
        var seen = new List<string>();
        try
        {
            await foreach (var (name, resource) in EventsAsync(patience.Token))
            {
                seen.Add($"{name} {resource}");
                if (match(name, resource))
                    return resource;
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No such event in time. Last seen:\n{string.Join('\n', seen.TakeLast(8))}");
        }

        throw new InvalidOperationException("The feed of events ended.");
    }

    /// <summary>A call from this number, once it is as wanted.</summary>
    public Task<JsonElement> CallAsync(string number, Func<JsonElement, bool> match, TimeSpan? limit = null) =>
        EventAsync((name, call) =>
            name.StartsWith("call.", StringComparison.Ordinal) && IsFrom(call, number) && match(call), limit);

    /// <summary>The record of a call from this number after its end.</summary>
    public Task<JsonElement> EndedCallAsync(string number, TimeSpan? limit = null) =>
        CallAsync(number, call => call.TextOf("state") == "Ended", limit);

    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Numbers are masked for everybody: 138****8001. Tests give each caller his own last four digits.
    /// </summary>
    public static bool IsFrom(JsonElement resource, string number) =>
        resource.TextOf("callingNumber") is { } shown
        && (shown == number || (shown.Contains('*') && shown[^4..] == number[^4..]));

    async IAsyncEnumerable<(string Name, JsonElement Resource)> EventsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var answer = await _http.GetAsync(
            "api/v1/events?after=0", HttpCompletionOption.ResponseHeadersRead, cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        var name = "";
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)
                && JsonDocument.Parse(line["data: ".Length..]).RootElement.TryGetProperty("resource", out var resource))
                yield return (name, resource);
        }
    }
}

/// <summary>Reading of JSON in which what is absent is left out.</summary>
static class JsonReading
{
    public static string? TextOf(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;

    /// <summary>The steps of a call: «welcome,menu:1,q_consult».</summary>
    public static string PathOf(this JsonElement call) => call.TextOf("ivrPath") ?? "";

    public static bool WentBy(this JsonElement call, string path) =>
        call.PathOf().StartsWith(path, StringComparison.Ordinal);
}
