using System.Net;
using System.Text.Json;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Tests.Web.People;

/// <summary>People as an administrator's page sets them up.</summary>
public sealed class PeopleApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Who_is_added_stands_in_the_list_without_his_password_and_can_sign_in()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        using var answer = await admin.SendJsonAsync("POST", "people", """
            {"user":"wang.fang","name":" 王芳 ","roles":["agent","caller-back"],"hotlines":["jn12316"],
             "orgId":"org-7","password":"six456"}
            """);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/people/wang.fang", answer.Headers.Location!.ToString());
        await server.SeatAsync("8301", "wang.fang", "jn12316/q_consult");

        var shown = (await admin.JsonAsync("people?limit=500")).GetProperty("items").EnumerateArray()
            .Single(one => one.Text("user") == "wang.fang");

        Assert.Equal(JsonDocument.Parse("""
            {"user":"wang.fang","name":"王芳","roles":["agent","caller-back"],"hotlines":["jn12316"],"orgId":"org-7",
             "disabled":false,"seatNo":"8301"}
            """).RootElement.ToString().Replace("\n", "").Replace(" ", ""), shown.ToString());
        using var page = server.Nobody();
        Assert.Equal(HttpStatusCode.NoContent,
            (await page.SendJsonAsync("POST", "session", """{"user":"wang.fang","password":"six456"}""")).StatusCode);
        Assert.Contains("user.added wang.fang bootstrap", await AuditAsync());
    }

    [Theory]
    [InlineData("""{"user":"有汉字"}""", "user")]
    [InlineData("""{"user":"bootstrap"}""", "user")]
    [InlineData("""{"user":""}""", "user")]
    [InlineData("""{"name":"   "}""", "name")]
    [InlineData("""{"name":"a\u0007b"}""", "name")]
    [InlineData("""{"roles":[]}""", "roles")]
    [InlineData("""{"roles":["chief"]}""", "roles")]
    [InlineData("""{"hotlines":["zz"]}""", "hotlines")]
    [InlineData("""{"password":"five5"}""", "password")]
    [InlineData("""{"password":"tab\there"}""", "password")]
    [InlineData("""{"password":null}""", "password")]
    [InlineData("""{"disabled":"no"}""", "disabled")]
    [InlineData("""{"seatNo":"8001"}""", "seatNo")]
    public async Task What_is_wrong_is_said_at_its_field_and_nobody_is_added(string change, string field)
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        var body = Changed(change);
        var before = (await server.Storage.People.ListAsync(default)).Count;

        var problem = await (await admin.SendJsonAsync("POST", "people", body)).ProblemAsync(422);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal(before, (await server.Storage.People.ListAsync(default)).Count);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await AddAsync("taken");

        var problem = await (await admin.SendJsonAsync("POST", "people", Changed("""{"user":"taken"}""")))
            .ProblemAsync(409);

        Assert.Equal("Exists", problem.Text("code"));
    }

    [Fact]
    public async Task Who_is_changed_is_out_at_once_and_in_again_with_what_he_may_now()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await AddAsync("liu");
        using var page = await SignedInAsync("liu", ApiServer.Password);

        var shown = await (await admin.SendJsonAsync("PUT", "people/liu", """
            {"user":"liu","name":"刘洋","roles":["quality"],"password":"battery staple"}
            """)).JsonAsync();

        Assert.Equal(("刘洋", "quality"), (shown.Text("name"), shown.GetProperty("roles")[0].GetString()));
        Assert.Empty(shown.GetProperty("hotlines").EnumerateArray());
        await (await page.GetAsync("session")).ProblemAsync(401);
        using var again = await SignedInAsync("liu", "battery staple");
        Assert.Equal("quality", (await again.JsonAsync("session")).GetProperty("roles")[0].GetString());
        var audit = await AuditAsync();
        Assert.Contains("user.changed liu bootstrap", audit);
        Assert.Contains("user.passwordSet liu bootstrap", audit);
        await (await admin.SendJsonAsync("PUT", "people/nobody", Changed("{}", user: false))).ProblemAsync(404);
        await (await admin.SendJsonAsync("PUT", "people/liu", Changed("""{"user":"other"}"""))).ProblemAsync(422);
    }

    [Fact]
    public async Task Who_is_disabled_stays_in_the_list_and_cannot_come_in()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await AddAsync("gao");
        var token = await server.Storage.People.AddTokenAsync("gao", DateTimeOffset.UtcNow, default);
        using var page = await SignedInAsync("gao", ApiServer.Password);
        using var program = server.With(token);
        await program.JsonAsync("session");

        await (await admin.SendJsonAsync("PUT", "people/gao", """
            {"name":"高","roles":["agent"],"disabled":true}
            """)).JsonAsync();

        await (await page.GetAsync("session")).ProblemAsync(401);
        await (await program.GetAsync("session")).ProblemAsync(401);
        using var again = server.Nobody();
        await (await again.SendJsonAsync(
            "POST", "session", $$"""{"user":"gao","password":"{{ApiServer.Password}}"}""")).ProblemAsync(401);
        Assert.True((await admin.JsonAsync("people/gao")).GetProperty("disabled").GetBoolean());
    }

    [Fact]
    public async Task Who_is_removed_is_gone_unless_a_seat_is_his()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await AddAsync("he");
        await server.SeatAsync("8302", "he");
        using var page = await SignedInAsync("he", ApiServer.Password);

        var refused = await (await admin.DeleteAsync("people/he")).ProblemAsync(409);
        Assert.Equal("HasSeat", refused.Text("code"));
        Assert.Contains("8302", refused.Text("detail"));
        await server.Storage.Seats.RemoveAsync("8302", default);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("people/he")).StatusCode);

        await (await page.GetAsync("session")).ProblemAsync(401);
        await (await admin.GetAsync("people/he")).ProblemAsync(404);
        await (await admin.DeleteAsync("people/he")).ProblemAsync(404);
        Assert.Contains("user.removed he bootstrap", await AuditAsync());
    }

    [Fact]
    public async Task An_administrator_of_one_hotline_deals_with_its_people_alone()
    {
        using var admin = await server.AsAsync("administrator", "jn12316");
        await AddAsync("inside", "jn12316");
        await AddAsync("outside");

        var users = Asking.Texts(await admin.JsonAsync("people?limit=500"), "user");

        Assert.Contains("inside", users);
        Assert.DoesNotContain("outside", users);
        await (await admin.GetAsync("people/outside")).ProblemAsync(404);
        await (await admin.DeleteAsync("people/outside")).ProblemAsync(404);
        await (await admin.SendJsonAsync("PUT", "people/inside", Changed("{}", user: false))).ProblemAsync(403);
        await (await admin.SendJsonAsync("POST", "people", Changed("""{"user":"everywhere"}"""))).ProblemAsync(403);
        await (await admin.SendJsonAsync("PUT", "people/inside",
            Changed("""{"hotlines":["jn12316"]}""", user: false))).JsonAsync();
    }

    [Fact]
    public async Task A_token_is_shown_once_and_ends_when_it_is_removed()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await AddAsync("robot");
        using var answer = await admin.SendJsonAsync("POST", "people/robot/tokens", "{}");
        var token = (await answer.JsonAsync()).Text("token");
        using var program = server.With(token);
        Assert.Equal("robot", (await program.JsonAsync("session")).Text("user"));

        var listed = (await admin.JsonAsync("people/robot/tokens")).GetProperty("items")[0];

        Assert.Equal(["id", "user", "createdAt"], listed.EnumerateObject().Select(property => property.Name));
        await (await admin.DeleteAsync("people/nobody/tokens/" + listed.Text("id"))).ProblemAsync(404);
        Assert.Equal(HttpStatusCode.NoContent,
            (await admin.DeleteAsync("people/robot/tokens/" + listed.Text("id"))).StatusCode);
        await (await program.GetAsync("session")).ProblemAsync(401);
        await (await admin.SendJsonAsync("POST", "people/nobody/tokens", "{}")).ProblemAsync(404);
    }

    async Task<HttpClient> SignedInAsync(string user, string password)
    {
        var page = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = server.Address,
        };
        using var answer = await page.SendJsonAsync(
            "POST", "session", $$"""{"user":"{{user}}","password":"{{password}}"}""");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return page;
    }

    Task AddAsync(string user, params string[] hotlines) => server.Storage.People.AddAsync(
        new Person(user, user, ["agent"], [.. hotlines], null), ApiServer.Password, default);

    async Task<string[]> AuditAsync() =>
        [.. (await server.Storage.Audit.ListAsync(1000, default)).Select(row => $"{row.What} {row.Subject} {row.Who}")];

    /// <summary>A body without fault, with these fields instead.</summary>
    static string Changed(string change, bool user = true)
    {
        var body = new Dictionary<string, object?>
        {
            ["name"] = "某人",
            ["roles"] = new[] { "agent" },
        };
        if (user)
            (body["user"], body["password"]) = ("somebody", "six456");
        foreach (var field in JsonDocument.Parse(change).RootElement.EnumerateObject())
            body[field.Name] = field.Value;
        return JsonSerializer.Serialize(body);
    }
}
