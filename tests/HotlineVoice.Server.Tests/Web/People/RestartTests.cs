using System.Net;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Tests.Web.People;

/// <summary>The server starts anew in the middle of a shift.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    readonly ApiServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_was_signed_in_still_is_and_who_signed_out_is_out()
    {
        await _server.Storage.People.AddAsync(new("li", "李", ["agent"], [], null), ApiServer.Password, default);
        var (living, closed) = (await CookieAsync(), await CookieAsync());
        using (var page = With(closed))
            await page.DeleteAsync("session");

        await _server.RestartAsync();

        using var still = With(living);
        using var gone = With(closed);
        Assert.Equal("li", (await still.JsonAsync("session")).Text("user"));
        await (await gone.GetAsync("session")).ProblemAsync(401);
    }

    [Fact]
    public async Task The_database_holds_nothing_that_could_be_used_as_a_cookie()
    {
        await _server.Storage.People.AddAsync(new("li", "李", ["agent"], [], null), ApiServer.Password, default);

        var secret = (await CookieAsync())["hotline=".Length..];

        Assert.Null(await _server.Storage.Sessions.FindAsync(secret, default));
        var files = Directory.GetFiles(Path.GetDirectoryName(_server.DatabasePath)!, "hotline.db*");
        Assert.All(files, file => Assert.DoesNotContain(secret, Read(file), StringComparison.Ordinal));

        static string Read(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public async Task A_request_that_is_sent_again_gets_its_first_answer()
    {
        var voicemail = await _server.KeepAsync(Samples.Voicemail());
        using var before = await _server.AsAsync("agent");
        var first = await TakeAsync(before, "{}");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        await _server.RestartAsync();

        using var after = await _server.AsAsync("agent");
        var again = await TakeAsync(after, "{}");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("application/json", again.Content.Headers.ContentType!.MediaType);
        await (await TakeAsync(after, """{"x":1}""")).ProblemAsync(422);
        Assert.Equal(HttpStatusCode.OK, (await TakeAsync(after, "{}")).StatusCode);

        Task<HttpResponseMessage> TakeAsync(HttpClient client, string body) =>
            client.SendJsonAsync("POST", $"voicemails/{voicemail.Id}/take", body, ("Idempotency-Key", "key-1"));
    }

    [Fact]
    public async Task Nothing_is_written_down_of_a_request_that_holds_a_password()
    {
        const string body = """{"user":"new","name":"新","roles":["agent"],"password":"six456"}""";
        using var admin = _server.With(ApiServer.BootstrapToken);
        Assert.Equal(HttpStatusCode.Created, (await AddAsync(admin)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await AddAsync(admin)).StatusCode);

        await _server.RestartAsync();

        using var after = _server.With(ApiServer.BootstrapToken);
        Assert.Equal("Exists", (await (await AddAsync(after)).ProblemAsync(409)).Text("code"));

        static Task<HttpResponseMessage> AddAsync(HttpClient client) =>
            client.SendJsonAsync("POST", "people", body, ("Idempotency-Key", "key-1"));
    }

    async Task<string> CookieAsync()
    {
        using var page = _server.Nobody();
        using var answer = await page.SendJsonAsync(
            "POST", "session", $$"""{"user":"li","password":"{{ApiServer.Password}}"}""");
        var cookie = answer.Headers.GetValues("Set-Cookie").First();
        return cookie[..cookie.IndexOf(';')];
    }

    HttpClient With(string cookie)
    {
        var page = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = _server.Address };
        page.DefaultRequestHeaders.Add("Cookie", cookie);
        return page;
    }
}
