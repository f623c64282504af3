using System.Net;
using System.Text;
using HotlineVoice.Web;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>What every answer has in common: problem documents, headers, repeated requests.</summary>
public sealed class AnswerTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        using var agent = await server.AsAsync("agent");

        var problem = await (await agent.GetAsync(
            "calls?state=flow&from=yesterday&to=2026-03-25T10:00:00&limit=0&colour=red&hotline=")).ProblemAsync(422);

        Assert.Equal(["colour", "from", "hotline", "limit", "state", "to"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("{\"user\":\"\\ud800\",\"password\":\"p\"}", 400)]
    [InlineData("{\"\\udfff\":1}", 400)]
    [InlineData("{\"user\":[{\"a\":\"\\ud800x\"}]}", 400)]
    [InlineData("{\"colour\":\"red\"}", 422)]
    [InlineData("{\"user\":1,\"password\":null}", 422)]
    [InlineData("{}", 422)]
    public async Task A_wrong_body_is_refused_with_what_is_wrong(string body, int status)
    {
        using var nobody = server.Nobody();
        await (await nobody.SendJsonAsync("POST", "session", body)).ProblemAsync(status);
    }

    [Theory]
    [InlineData("{\"user\":\"?\",\"password\":\"p\"}")]
    [InlineData("{\"?\":1}")]
    [InlineData("?")]
    public async Task Bytes_that_are_no_text_are_unreadable(string body)
    {
        using var nobody = server.Nobody();
        var bytes = Encoding.UTF8.GetBytes(body);
        bytes[bytes.IndexOf((byte)'?')] = 0xFF;
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");

        await (await nobody.PostAsync("session", content)).ProblemAsync(400);
    }

    [Theory]
    [InlineData("calls?cursor=nonsense")]
    [InlineData("voicemails?cursor=-5.C1")]
    [InlineData("calls?cursor=9223372036854775807.C1")]
    public async Task A_cursor_that_no_list_gave_is_named(string path)
    {
        using var agent = await server.AsAsync("agent");
        Assert.True((await (await agent.GetAsync(path)).ProblemAsync(422)).GetProperty("errors").Has("cursor"));
    }

    [Fact]
    public async Task A_body_that_is_not_json_or_too_large_is_refused()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        var form = new StringContent("now=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        await (await admin.PutAsync("rehearsal/clock", form)).ProblemAsync(415);
        var large = new StringContent($"{{\"now\":\"{new string('x', WebLimits.BodyBytesMax)}\"}}", Encoding.UTF8,
            "application/json");
        // Asks before it sends so much: a server that has answered need not read the rest.
        admin.DefaultRequestHeaders.ExpectContinue = true;
        await (await admin.PutAsync("rehearsal/clock", large)).ProblemAsync(413);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("DELETE", "/api/v1/calls", 405)]
    [InlineData("GET", "/nothing", 404)]
    public async Task An_unknown_route_or_method_is_a_problem_document(string method, string path, int status)
    {
        using var agent = await server.AsAsync("agent");
        await (await agent.SendJsonAsync(method, path, null)).ProblemAsync(status);
    }

    [Theory]
    [InlineData("GET", "articles")]
    [InlineData("GET", "reports/onTime")]
    public async Task What_is_not_built_says_so(string method, string path)
    {
        using var agent = await server.AsAsync("agent");
        var problem = await (await agent.SendJsonAsync(method, path, null)).ProblemAsync(501);
        Assert.Equal("NotBuilt", problem.Text("code"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/calls")]
    [InlineData("/nothing")]
    [InlineData("/metrics")]
    public async Task Every_answer_tells_the_browser_to_be_careful(string path)
    {
        using var agent = await server.AsAsync("agent");
        using var answer = await agent.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_post_that_is_sent_twice_with_its_key_happens_once()
    {
        var voicemail = await server.KeepAsync(Samples.Voicemail());
        using var agent = await server.AsAsync("agent");
        var path = $"voicemails/{voicemail.Id}/take";

        var first = await agent.SendJsonAsync("POST", path, "{}", ("Idempotency-Key", "key-1"));
        var again = await agent.SendJsonAsync("POST", path, "{}", ("Idempotency-Key", "key-1"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await (await agent.SendJsonAsync("POST", path, "{}", ("Idempotency-Key", "key-2"))).ProblemAsync(409);
        await (await agent.SendJsonAsync("POST", path, "{ }", ("Idempotency-Key", "key-1"))).ProblemAsync(422);
        var endless = new string('k', 500);
        await (await agent.SendJsonAsync("POST", path, "{}", ("Idempotency-Key", endless))).ProblemAsync(422);
        using var other = await server.AsAsync("supervisor");
        await (await other.SendJsonAsync("POST", path, "{}", ("Idempotency-Key", "key-1"))).ProblemAsync(409);
    }

    [Fact]
    public void A_remembered_answer_is_forgotten_after_a_day()
    {
        var time = new TestTime();
        var book = new AnswerBook(time);
        Assert.True(book.TryReserve("key", "hash", out _, out _));
        Assert.False(book.TryReserve("key", "hash", out var running, out _));
        Assert.Null(running);
        book.Keep("key", new RememberedAnswer("hash", 200, null, null, []));
        time.Advance(WebLimits.IdempotencyLifetime - TimeSpan.FromSeconds(1));
        Assert.False(book.TryReserve("key", "hash", out var known, out var other));
        Assert.True(known is { Status: 200 } && !other);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(book.TryReserve("key", "hash", out _, out _));
    }

    [Fact]
    public void The_book_of_answers_has_a_last_page()
    {
        var book = new AnswerBook(new TestTime());
        for (var i = 0; i <= WebLimits.RememberedAnswersMax + 1; i++)
            Assert.True(book.TryReserve($"key-{i}", "hash", out _, out _));

        Assert.True(book.TryReserve("key-0", "hash", out _, out _));
    }
}
