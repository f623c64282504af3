using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotlineVoice.Benchmarks.Crowds;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>What a server needs to have a hall of seats: its plans, and over its API the seats themselves.</summary>
sealed class TalkHall : IDisposable
{
    /// <summary>Acts as administrator.</summary>
    public const string Token = "benchmarks-token-for-a-server-that-is-thrown-away";

    /// <summary>The number of the hotline that records its calls, as every hotline does unless it is told.</summary>
    public const string Recorded = "12316";

    /// <summary>The number of the hotline that does not.</summary>
    public const string Unrecorded = "12317";

    const string Clerk = "clerk";

    readonly HttpClient _http;
    readonly string _clerksToken;

    public TalkHall(ServerUnderTest server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server.Web, "/api/v1/") };
        server.Command(
            "loads-of-talk-17", "user", "add", Clerk, "--name", "受理员", "--roles", "agent", "--password-stdin");
        _clerksToken = server.Command("", "token", "add", "--user", Clerk).Trim();
    }

    /// <summary>Two hotlines that put every caller into a queue at once.</summary>
    public static void WritePlans(string folder)
    {
        WritePlan(Path.Combine(folder, "recorded"), "kept", 1, Recorded, "yes");
        WritePlan(Path.Combine(folder, "unrecorded"), "free", 2, Unrecorded, "no");
    }

    public Task AddSeatsAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(number => PostAsync(
        Token, "seats", new
        {
            no = TalkSeat.NoOf(number),
            user = Clerk,
            queues = (string[])["kept/q", "free/q"],
            sipPassword = TalkSeat.Password,
        })));

    public Task SignInAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(number => PostAsync(
        _clerksToken, $"seats/{TalkSeat.NoOf(number)}/state", new { state = "Ready" })));

    public void Dispose() => _http.Dispose();

    async Task PostAsync(string token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"POST {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    static void WritePlan(string folder, string code, int digit, string number, string record)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "hotline.yaml"), $$"""
            name: 话务压测
            code: {{code}}
            digit: {{digit}}
            numbers: [{{number}}]
            hours: { day: always }
            staffed: day
            """);
        File.WriteAllText(Path.Combine(folder, "flow.yaml"), """
            start: q
            steps:
              q: { queue: q, otherwise: end }
              end: { hang up: goodbye }
            """);
        File.WriteAllText(Path.Combine(folder, "queues.yaml"), $$"""
            q: { title: 综合, record: {{record}}, wrap-up: { for: 0s } }
            """);
    }
}
