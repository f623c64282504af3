using System.Net;
using System.Text.Json;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>One reader of the stream; a bound of wall time may only end a failure.</summary>
sealed class Feed : IDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    readonly HttpResponseMessage _answer;
    readonly StreamReader _lines;

    Feed(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new StreamReader(stream));

    public static async Task<Feed> OpenAsync(
        HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Feed(answer, await answer.Content.ReadAsStreamAsync());
    }

    public async Task<(long Id, string Name, JsonElement Data)> NextAsync()
    {
        using var limit = new CancellationTokenSource(_patience);
        (long id, string name) = (0, "");
        while (await _lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("id: "))
                id = long.Parse(line[4..]);
            else if (line.StartsWith("event: "))
                name = line[7..];
            else if (line.StartsWith("data: "))
                return (id, name, JsonDocument.Parse(line[6..]).RootElement);
        }
        throw new InvalidOperationException("The feed ended.");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
