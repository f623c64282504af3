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
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["hotline", "hotline-device"], cookies.Select(one => one[..one.IndexOf('=')]));
        Assert.All(cookies, one => Assert.Contains("httponly", one));
        Assert.All(cookies, one => Assert.Contains("samesite=strict", one));
        var cookie = cookies[0];
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
    public async Task A_session_ends_when_it_is_not_used_and_at_the_end_of_a_shift()
    {
        var time = new TestTime();
        var sessions = new SessionBook(server.Storage.Sessions, time);
        await AddAsync("zheng", ["agent"]);
        var idle = (await sessions.OpenAsync("zheng", default))!;
        var busy = (await sessions.OpenAsync("zheng", default))!;
        for (var passed = TimeSpan.Zero; passed < WebLimits.SessionLifetime; passed += WebLimits.SessionIdle / 2)
        {
            Assert.Equal("zheng", await sessions.UserOfAsync(busy, default));
            time.Advance(WebLimits.SessionIdle / 2);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await sessions.UserOfAsync(busy, default));
        Assert.Null(await sessions.UserOfAsync(idle, default));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Cookies_that_came_by_https_never_go_by_http(string scheme, bool isSecure)
    {
        await AddAsync($"feng-{scheme}", ["agent"]);
        using var page = Page();
        page.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);

        using var answer = await SignInAsync(page, $"feng-{scheme}", ApiServer.Password);

        Assert.All(answer.Headers.GetValues("Set-Cookie"),
            cookie => Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stranger_cannot_lock_a_clerk_out_of_the_machine_he_works_at()
    {
        await AddAsync("chen", ["agent"]);
        using var page = Page();
        await SignInAsync(page, "chen", ApiServer.Password);
        await page.DeleteAsync("session");
        for (var place = 1; place <= 5; place++)
        {
            using var stranger = Page();
            stranger.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{place}");
            for (var i = 0; i < 5; i++)
                await (await SignInAsync(stranger, "chen", "wrong horse")).ProblemAsync(401);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await SignInAsync(page, "chen", ApiServer.Password)).StatusCode);
        using var elsewhere = Page();
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        await (await SignInAsync(elsewhere, "chen", ApiServer.Password)).ProblemAsync(401);
    }

    [Fact]
    public async Task A_whole_network_of_ipv6_is_one_place()
    {
        await AddAsync("wei", ["agent"]);
        for (var i = 1; i <= 5; i++)
            await (await FromAsync($"2001:db8:1:2::{i}", "wrong horse")).ProblemAsync(401);

        await (await FromAsync("2001:db8:1:2:ffff::9", ApiServer.Password)).ProblemAsync(401);
        Assert.Equal(HttpStatusCode.NoContent,
            (await FromAsync("2001:db8:1:3::1", ApiServer.Password)).StatusCode);

        async Task<HttpResponseMessage> FromAsync(string address, string password)
        {
            using var page = Page();
            page.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return await SignInAsync(page, "wei", password);
        }
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
