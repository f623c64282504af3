using System.Net;
using System.Text.Json;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>The clock of rehearsals, working days, health, figures, the front page and the description.</summary>
public sealed class SmallApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_rehearsal_moves_its_clock_forward_only()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        var moved = await (await admin.SendJsonAsync(
            "PUT", "rehearsal/clock", """{"now":"2026-03-26T14:20:00+08:00","running":false}""")).JsonAsync();

        Assert.Equal("2026-03-26T14:20:00+08:00", moved.Text("now"));
        Assert.False(moved.GetProperty("running").GetBoolean());
        await (await admin.SendJsonAsync(
            "PUT", "rehearsal/clock", """{"now":"2026-03-26T14:19:59+08:00"}""")).ProblemAsync(409);
        await (await admin.SendJsonAsync(
            "PUT", "rehearsal/clock", """{"now":"2036-03-26T14:20:01+08:00"}""")).ProblemAsync(422);
        await (await admin.SendJsonAsync(
            "PUT", "rehearsal/clock", """{"now":"2026-03-27","running":"no"}""")).ProblemAsync(422);
        Assert.Equal("2026-03-26T14:20:00+08:00", (await admin.JsonAsync("rehearsal/clock")).Text("now"));
    }

    [Fact]
    public async Task A_move_that_is_refused_is_not_in_the_audit()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        var before = await server.Storage.Audit.ListAsync(1, default);

        await (await admin.SendJsonAsync(
            "PUT", "rehearsal/clock", """{"now":"2020-01-01T00:00:00+08:00"}""")).ProblemAsync(409);

        Assert.Equal(before, await server.Storage.Audit.ListAsync(1, default));
    }

    [Fact]
    public async Task A_server_that_takes_real_calls_has_no_rehearsal_clock()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        server.Clock.Rehearsal = false;
        await (await admin.GetAsync("rehearsal/clock")).ProblemAsync(404);
        await (await admin.SendJsonAsync("PUT", "rehearsal/clock", "{}")).ProblemAsync(404);
        server.Clock.Rehearsal = true;
    }

    [Theory]
    [InlineData("workingDays?from=2026-04-01&days=5")]
    [InlineData("workingDays?from=2026-04-01T23:59:59%2B08:00&days=5&unit=workingDays")]
    [InlineData("workingDays?from=2026-03-31T16:00:00Z&days=5")]
    public async Task A_deadline_comes_with_its_reckoning(string path)
    {
        using var agent = await server.AsAsync("agent");

        var shown = await agent.JsonAsync(path);

        Assert.Equal(JsonDocument.Parse("""
            {"from":"2026-04-01","days":5,"unit":"workingDays","dueDay":"2026-04-09",
             "dueAt":"2026-04-10T00:00:00+08:00","latestFilingDay":"2026-04-07","provisional":false,
             "counted":["2026-04-02","2026-04-03","2026-04-07","2026-04-08","2026-04-09"],
             "skipped":[{"date":"2026-04-04","why":"holiday","name":"清明节","notice":2026},
                        {"date":"2026-04-05","why":"holiday","name":"清明节","notice":2026},
                        {"date":"2026-04-06","why":"holiday","name":"清明节","notice":2026}],
             "makeUp":[]}
            """).RootElement.ToString().Replace("\n", "").Replace(" ", ""), shown.ToString());
    }

    [Theory]
    [InlineData("workingDays?days=5", "from")]
    [InlineData("workingDays?from=2026-04-01", "days")]
    [InlineData("workingDays?from=2026-04-01&days=401", "days")]
    [InlineData("workingDays?from=2026-04-01&days=-1", "days")]
    [InlineData("workingDays?from=2026-04-31&days=1", "from")]
    [InlineData("workingDays?from=9999-12-31&days=1", "from")]
    [InlineData("workingDays?from=2026-04-01&days=1&unit=weeks", "unit")]
    [InlineData("workingDays?from=2026-04-01&days=1&hotline=zz", "hotline")]
    public async Task A_deadline_that_cannot_be_reckoned_is_refused_by_field(string path, string field)
    {
        using var agent = await server.AsAsync("agent");
        Assert.True((await (await agent.GetAsync(path)).ProblemAsync(422)).GetProperty("errors").Has(field));
    }

    [Fact]
    public async Task Readiness_names_the_part_that_is_missing()
    {
        using var nobody = server.Nobody();
        Assert.Equal("ok", (await nobody.JsonAsync("/health/ready")).GetProperty("checks").Text("database"));

        server.Checks["database"] = "locked by another process";
        using var answer = await nobody.GetAsync("/health/ready");
        server.Checks["database"] = "ok";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("locked by another process", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Figures_are_in_the_text_format_of_Prometheus()
    {
        using var nobody = server.Nobody();
        using var answer = await nobody.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("""
            # HELP hotline_calls_active Calls now.
            # TYPE hotline_calls_active gauge
            hotline_calls_active 2
            # HELP hotline_calls_total Calls ended.
            # TYPE hotline_calls_total counter
            hotline_calls_total{end_reason="Voicemail\"Left\\"} 7
            # HELP hotline_rtp_lateness_seconds How late.
            # TYPE hotline_rtp_lateness_seconds histogram
            hotline_rtp_lateness_seconds_bucket{le="0.005"} 3
            hotline_rtp_lateness_seconds_bucket{le="+Inf"} 4
            hotline_rtp_lateness_seconds_sum 0.25
            hotline_rtp_lateness_seconds_count 4
            # HELP hotline_queue_waiting Callers who wait in a queue.
            # TYPE hotline_queue_waiting gauge
            hotline_queue_waiting{queue="jn12316/q_complaint"} 0
            hotline_queue_waiting{queue="jn12316/q_complaint_anon"} 0
            hotline_queue_waiting{queue="jn12316/q_consult"} 0
            hotline_queue_waiting{queue="jn12316/q_general"} 0
            # HELP hotline_seats Seats by state.
            # TYPE hotline_seats gauge
            hotline_seats{state="SignedOut"} 0
            hotline_seats{state="Away"} 0
            hotline_seats{state="Ready"} 0
            hotline_seats{state="Offered"} 0
            hotline_seats{state="Talking"} 0
            hotline_seats{state="Holding"} 0
            hotline_seats{state="WrapUp"} 0
            # HELP hotline_messages_total Tries to send messages by what came of them.
            # TYPE hotline_messages_total counter
            hotline_messages_total{channel="Sms",result="Sent"} 0
            hotline_messages_total{channel="Sms",result="Failed"} 0
            hotline_messages_total{channel="Sms",result="Refused"} 0
            hotline_messages_total{channel="Mail",result="Sent"} 0
            hotline_messages_total{channel="Mail",result="Failed"} 0
            hotline_messages_total{channel="Mail",result="Refused"} 0
            hotline_messages_total{channel="Webhook",result="Sent"} 0
            hotline_messages_total{channel="Webhook",result="Failed"} 0
            hotline_messages_total{channel="Webhook",result="Refused"} 0
            # HELP hotline_messages_waiting Messages that wait to be sent.
            # TYPE hotline_messages_waiting gauge
            hotline_messages_waiting{channel="Sms"} 0
            hotline_messages_waiting{channel="Mail"} 0
            hotline_messages_waiting{channel="Webhook"} 0

            """, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_front_page_is_one_chinese_sentence_without_a_script()
    {
        using var nobody = server.Nobody();
        var page = await nobody.GetStringAsync("/");
        Assert.Contains("热线服务器正在运行", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_api()
    {
        using var nobody = server.Nobody();
        var paths = (await nobody.JsonAsync("/openapi/v1.json")).GetProperty("paths")
            .EnumerateObject().Select(path => path.Name).ToHashSet();
        foreach (var route in server.Web.Routes.Select(route => route.RoutePattern.RawText!))
            if (route.StartsWith("/api/"))
                Assert.Contains(route, paths);
    }

    [Fact]
    public async Task The_auditor_reads_the_audit_and_nothing_else()
    {
        using var admin = server.With(ApiServer.BootstrapToken);
        await admin.SendJsonAsync("PUT", "rehearsal/clock", """{"running":true}""");
        using var auditor = await server.AsAsync("auditor");

        var rows = (await auditor.JsonAsync("audit?limit=5")).GetProperty("items");

        Assert.Contains(rows.EnumerateArray(), row =>
            row.Text("what") == "clock.moved" && row.Text("who") == "bootstrap");
        await (await auditor.GetAsync("calls")).ProblemAsync(403);
        await (await admin.GetAsync("audit")).ProblemAsync(403);
    }
}
