using System.Net;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>Signing in with a cookie: what it gives, how it ends, and how it cannot be abused.</summary>
public sealed class SessionApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Who_signs_in_is_known_until_he_signs_out()
    {
        await AddAsync("li", ["agent", "supervisor"], "jn12316");
        await server.Storage.Seats.PutAsync(new Seat("8201", "li", "", "", []), default);
        using var page = Page();

        using var answer = await SignInAsync(page, "li", ApiServer.Password);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        var session = await page.JsonAsync("session");
        Assert.Equal(["user", "name", "roles", "hotlines", "seatNo"],
            session.EnumerateObject().Select(property => property.Name));
        Assert.Equal("8201", session.Text("seatNo"));

        Assert.Equal(HttpStatusCode.NoContent, (await page.DeleteAsync("session")).StatusCode);
        await (await page.GetAsync("session")).ProblemAsync(401);
        using var thief = server.Nobody();
        thief.DefaultRequestHeaders.Add("Cookie", cookie[..cookie.IndexOf(';')]);
        await (await thief.GetAsync("session")).ProblemAsync(401);
    }

    [Fact]
    public async Task Every_wrong_sign_in_is_answered_alike()
    {
        await AddAsync("zhao", ["agent"]);
        using var page = Page();

        var wrongPassword = await (await SignInAsync(page, "zhao", "wrong horse")).ProblemAsync(401);
        var wrongUser = await (await SignInAsync(page, "nobody-of-this-name", "wrong horse")).ProblemAsync(401);

        Assert.Equal(wrongPassword.GetRawText(), wrongUser.GetRawText());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await AddAsync("sun", ["agent"]);
        using var page = Page();
        for (var i = 0; i < 5; i++)
            await (await SignInAsync(page, "sun", "wrong horse")).ProblemAsync(401);

        await (await SignInAsync(page, "sun", ApiServer.Password)).ProblemAsync(401);
    }

    [Fact]
    public async Task A_removed_person_is_out_at_once()
    {
        await AddAsync("qian", ["agent"]);
        using var page = Page();
        await SignInAsync(page, "qian", ApiServer.Password);
        await page.JsonAsync("session");

        await server.Storage.People.RemoveAsync("qian", default);

        await (await page.GetAsync("session")).ProblemAsync(401);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_use_the_cookie(string header, string value)
    {
        using var page = Page();
        await AddAsync("zhou", ["agent"]);
        await SignInAsync(page, "zhou", ApiServer.Password);

        var refused = await page.SendJsonAsync("POST", "voicemails/01JNOTHERE/take", "{}", (header, value));

        Assert.Equal("CrossSite", (await refused.ProblemAsync(403)).Text("code"));
    }

    [Fact]
    public async Task Our_own_pages_can()
    {
        using var page = Page();
        await AddAsync("wu", ["agent"]);
        await SignInAsync(page, "wu", ApiServer.Password);
        var origin = server.Address.GetLeftPart(UriPartial.Authority);

        var answer = await page.SendJsonAsync(
            "POST", "voicemails/01JNOTHERE/take", "{}", ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        await answer.ProblemAsync(404);
    }

    [Theory]
    [InlineData("Basic d2FuZzpwYXNz")]
    [InlineData("Bearer hv_doesnotexist")]
    [InlineData("Bearer ")]
    public async Task A_wrong_token_is_nobody(string authorization)
    {
        using var client = server.Nobody();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        await (await client.GetAsync("session")).ProblemAsync(401);
    }

    [Fact]
    public async Task The_bootstrap_token_acts_as_administrator()
    {
        using var client = server.With(ApiServer.BootstrapToken);
        var session = await client.JsonAsync("session");
        Assert.Equal("bootstrap", session.Text("user"));
        Assert.Equal("administrator", session.GetProperty("roles")[0].GetString());
    }

    [Fact]
    public void A_session_ends_when_it_is_not_used_and_at_the_end_of_a_shift()
    {
        var time = new TestTime();
        var sessions = new SessionBook(time);
        var idle = sessions.Open("li")!;
        var busy = sessions.Open("li")!;
        for (var passed = TimeSpan.Zero; passed < WebLimits.SessionLifetime; passed += WebLimits.SessionIdle / 2)
        {
            Assert.Equal("li", sessions.UserOf(busy));
            time.Advance(WebLimits.SessionIdle / 2);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(sessions.UserOf(busy));
        Assert.Null(sessions.UserOf(idle));
    }

    HttpClient Page() =>
        new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };

    static Task<HttpResponseMessage> SignInAsync(HttpClient page, string user, string password) =>
        page.SendJsonAsync("POST", "session", $$"""{"user":"{{user}}","password":"{{password}}"}""");

    Task AddAsync(string user, string[] roles, params string[] hotlines) => server.Storage.People.AddAsync(
        new Person(user, user, [.. roles], [.. hotlines], null), ApiServer.Password, default);
}

/// <summary>A clock that goes only when the test says so.</summary>
sealed class TestTime : TimeProvider
{
    DateTimeOffset _now = new(2026, 3, 25, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
