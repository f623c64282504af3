using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Leaders;

/// <summary>领导接听日 over the API, on the database that ships.</summary>
public sealed class LeaderSessionApiTests(Office office) : IClassFixture<Office>
{
    const string Unit = "341622-zjj";

    [Fact]
    public async Task A_plan_is_kept_changed_and_called_off_and_weeks_without_are_told()
    {
        var supervisor = await office.PersonAsync("supervisor");
        await office.PersonAsync("agent");

        var plan = await supervisor.JsonAsync("leaderSessions?hotline=mc7812345");
        Assert.Equal("第十一条", plan.Text("clause"));
        Assert.Contains("2026-03-02", Days(plan));
        Assert.Empty(Days(await supervisor.JsonAsync("leaderSessions?hotline=wy12345")));

        var session = await PlanAsync(Body("2026-03-06 09:00", "2026-03-06 11:00", """,  "clerk":"agent"  """));
        Assert.DoesNotContain("2026-03-02", Days(await supervisor.JsonAsync("leaderSessions?hotline=mc7812345")));
        var changed = await (await supervisor.SendJsonAsync("PUT", $"leaderSessions/{session.Text("id")}",
            With(session, Body("2026-03-06 09:30", "2026-03-06 11:00", hotline: false)))).JsonAsync();
        Assert.Equal("2026-03-06T09:30:00+08:00", changed.Text("startsAt"));
        // Of two who saw the same, the second is told that it is no longer so.
        await (await supervisor.SendJsonAsync("PUT", $"leaderSessions/{session.Text("id")}",
            With(session, Body("2026-03-06 10:00", "2026-03-06 11:00", hotline: false)))).ProblemAsync(412);
        var off = await (await supervisor.SendJsonAsync("POST", $"leaderSessions/{session.Text("id")}/cancel",
            """{"version":2,"reason":"出差"}""")).JsonAsync();
        Assert.Equal("出差", off.Text("cancelledFor"));
        await (await supervisor.SendJsonAsync("POST", $"leaderSessions/{session.Text("id")}/cancel",
            """{"version":3,"reason":"出差"}""")).ProblemAsync(409);
        Assert.Contains("2026-03-02", Days(await supervisor.JsonAsync("leaderSessions?hotline=mc7812345")));
    }

    [Theory]
    [InlineData("2026-03-06 11:00", "2026-03-06 09:00", "", "endsAt")]
    [InlineData("2026-03-06 09:00", "2026-03-07 09:00", "", "endsAt")]
    [InlineData("2026-03-01 09:00", "2026-03-01 10:00", "", "startsAt")]
    [InlineData("2026-03-06 09:00", "2026-03-06 10:00", ",\"clerk\":\"nobody\"", "clerk")]
    [InlineData("2026-03-06 09:00", "2026-03-06 10:00", ",\"seatNo\":\"9999\"", "seatNo")]
    [InlineData("2026-03-06 09:00", "2026-03-06 10:00", ",\"orgId\":\"341622-zjj\"", "orgId")]
    public async Task What_cannot_be_is_said(string from, string to, string more, string field)
    {
        var supervisor = await office.PersonAsync("supervisor");

        var problem = await (await supervisor.SendJsonAsync("POST", "leaderSessions", Body(from, to, more)))
            .ProblemAsync(422);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Nobody_plans_who_does_not_and_nobody_reads_another_hotline()
    {
        var body = Body("2026-03-06 09:00", "2026-03-06 10:00");
        var agent = await office.PersonAsync("agent");
        await (await agent.SendJsonAsync("POST", "leaderSessions", body)).ProblemAsync(403);
        await (await (await office.PersonAsync("unit-handler", Unit)).GetAsync("leaderSessions?hotline=mc7812345"))
            .ProblemAsync(403);
        using var stranger = await office.Server.AsAsync("supervisor", "jn12316");
        await (await stranger.GetAsync("leaderSessions?hotline=mc7812345")).ProblemAsync(403);
        await (await stranger.SendJsonAsync("POST", "leaderSessions", body)).ProblemAsync(403);
        await (await agent.GetAsync("leaderSessions")).ProblemAsync(422);
    }

    static IEnumerable<string?> Days(JsonElement plan) =>
        plan.GetProperty("weeksWithout").EnumerateArray().Select(day => day.GetString());

    async Task<JsonElement> PlanAsync(string body) =>
        await (await (await office.PersonAsync("supervisor")).SendJsonAsync("POST", "leaderSessions", body))
            .JsonAsync();

    static string With(JsonElement session, string body) =>
        $$"""{"version":{{session.GetProperty("version").GetInt64()}},{{body.TrimStart()[1..]}}""";

    internal static string Body(string from, string to, string more = "", bool hotline = true) => $$"""
        { {{(hotline ? "\"hotlineCode\":\"mc7812345\"," : "")}}
         "startsAt":"{{Office.At(from):yyyy-MM-ddTHH:mm:ss}}+08:00",
         "endsAt":"{{Office.At(to):yyyy-MM-ddTHH:mm:ss}}+08:00",
         "leader":"李某","title":"副县长","rank":"government"{{more}}}
        """;
}
