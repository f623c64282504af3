using System.Net;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Tests.Web.People;

/// <summary>Everybody changes his own password, by knowing the old one.</summary>
public sealed class OwnPasswordTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task The_new_password_holds_the_page_stays_and_his_other_sessions_end()
    {
        await AddAsync("li");
        var (page, cookies) = await SignedInAsync("li");
        var (other, _) = await SignedInAsync("li");
        var stolen = cookies.GetCookies(server.Address)["hotline"]!.Value;

        using var answer = await page.SendJsonAsync(
            "PUT", "session/password", $$"""{"old":"{{ApiServer.Password}}","new":"battery staple"}""");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("li", (await page.JsonAsync("session")).Text("user"));
        await (await other.GetAsync("session")).ProblemAsync(401);
        using var thief = server.Nobody();
        thief.DefaultRequestHeaders.Add("Cookie", $"hotline={stolen}");
        await (await thief.GetAsync("session")).ProblemAsync(401);
        Assert.True(await server.Storage.People.VerifyAsync("li", "battery staple", new("x"), default));
        Assert.Contains(await server.Storage.Audit.ListAsync(50, default), row =>
            row is { What: "user.passwordSet", Who: "li", Subject: "li" });
    }

    [Theory]
    [InlineData("wrong horse", "battery staple", "old")]
    [InlineData("correct horse", "short", "new")]
    [InlineData("correct horse", "correct horse", "new")]
    [InlineData("", "battery staple", "old")]
    public async Task What_is_wrong_is_said_at_its_field(string old, string wanted, string field)
    {
        await AddAsync("zhao");
        var (page, _) = await SignedInAsync("zhao");

        var problem = await (await page.SendJsonAsync(
            "PUT", "session/password", $$"""{"old":"{{old}}","new":"{{wanted}}"}""")).ProblemAsync(422);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Who_found_a_page_open_cannot_guess_the_old_one_without_end()
    {
        await AddAsync("sun");
        var (page, _) = await SignedInAsync("sun");
        for (var i = 0; i < 5; i++)
            await (await ChangeAsync("wrong horse")).ProblemAsync(422);

        var problem = await (await ChangeAsync(ApiServer.Password)).ProblemAsync(422);

        Assert.Equal("old", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);

        Task<HttpResponseMessage> ChangeAsync(string old) => page.SendJsonAsync(
            "PUT", "session/password", $$"""{"old":"{{old}}","new":"battery staple"}""");
    }

    [Fact]
    public async Task Who_bears_the_bootstrap_token_has_no_password()
    {
        using var client = server.With(ApiServer.BootstrapToken);

        await (await client.SendJsonAsync(
            "PUT", "session/password", """{"old":"whatever","new":"battery staple"}""")).ProblemAsync(422);
    }

    async Task<(HttpClient Page, CookieContainer Cookies)> SignedInAsync(string user)
    {
        var cookies = new CookieContainer();
        var page = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = server.Address };
        await page.SendJsonAsync("POST", "session", $$"""{"user":"{{user}}","password":"{{ApiServer.Password}}"}""");
        return (page, cookies);
    }

    Task AddAsync(string user) => server.Storage.People.AddAsync(
        new Person(user, user, ["agent"], [], null), ApiServer.Password, default);
}
