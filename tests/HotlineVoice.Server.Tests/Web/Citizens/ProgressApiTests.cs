using System.Net;
using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Citizens;

/// <summary>A citizen who has not signed in asks how his matter stands.</summary>
public sealed class ProgressApiTests : IAsyncLifetime
{
    const string Phone = "13900010001";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task His_telephone_number_or_the_code_he_was_told_opens_it_and_the_reading_is_written_down()
    {
        var ticket = await _office.RegisterAsync(Office.Question());
        var no = ticket.Text("ticketNo");
        var code = ticket.Text("progressCode");
        Assert.Matches("^[0-9]{8}$", code);

        string[] proofs =
            ["\"phone\":\"139 0001-0001\"", "\"phone\":\"+8613900010001\"", $"\"code\":\"{code}\""];
        foreach (var proof in proofs)
        {
            var answer = await AskAsync(no, proof);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var seen = await answer.JsonAsync();
            Assert.Equal(("Received", "consultation", "辽宁12316金农热线"),
                (seen.Text("stage"), seen.Text("class"), seen.Text("hotline")));
            Assert.Equal(ticket.Text("dueDay"), seen.Text("dueDay"));
            Assert.Equal("已登记受理", seen.GetProperty("steps")[0].Text("text"));
            foreach (var trace in new[] { "张三", Phone, "139****", "某村", "拖拉机", "agent" })
                Assert.DoesNotContain(trace, seen.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(3, (await AuditAsync()).Count(row =>
            row.Text("what") == "progress.read" && row.Text("subject") == no && row.Text("who") == "a citizen"));
    }

    [Fact]
    public async Task Whatever_is_wrong_the_refusal_is_the_same()
    {
        var ticket = await _office.RegisterAsync(Office.Question());
        var secret = await _office.RegisterAsync(Office.Question(", \"protected\": true"));
        var draft = await _office.RegisterAsync(Office.Question(", \"draft\": true"));
        Assert.False(secret.Has("progressCode"));
        Assert.False(draft.Has("progressCode"));

        var refusals = new List<string>();
        foreach (var (no, proof) in new[]
        {
            (ticket.Text("ticketNo"), "\"phone\":\"13900010002\""), (ticket.Text("ticketNo"), "\"code\":\"00000000\""),
            ("12026030299999", $"\"phone\":\"{Phone}\""), ("1", $"\"phone\":\"{Phone}\""),
            (secret.Text("ticketNo"), $"\"phone\":\"{Phone}\""), (draft.Text("ticketNo"), $"\"phone\":\"{Phone}\""),
        })
            refusals.Add((await (await AskAsync(no, proof)).ProblemAsync(404)).ToString());

        Assert.Single(refusals.Distinct());
        Assert.Contains("请拨打热线", refusals[0]);
        Assert.Equal(6, (await AuditAsync()).Count(row => row.Text("what") == "progress.refused"));
    }

    [Fact]
    public async Task A_confidential_matter_opens_by_its_code_alone_for_others_know_his_number()
    {
        var ticket = await _office.RegisterAsync(Office.Complaint());
        Assert.True(ticket.GetProperty("confidential").GetBoolean());

        await (await AskAsync(ticket.Text("ticketNo"), "\"phone\":\"13900020002\"")).ProblemAsync(404);
        await (await AskAsync(ticket.Text("ticketNo"), $"\"code\":\"{ticket.Text("progressCode")}\"")).JsonAsync();
    }

    [Fact]
    public async Task An_anonymous_matter_is_asked_after_by_its_code_alone()
    {
        var ticket = await _office.RegisterAsync("""
            {"hotlineCode":"jn12316","class":"投诉","title":"收费","content":"工作人员收取手续费","anonymous":true,
             "divisionCode":"210381","respondentOrgId":"210381","source":"电话"}
            """);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(
            ticket.Text("ticketNo"), $"\"code\":\"{ticket.Text("progressCode")}\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(ticket.Text("ticketNo"), "\"phone\":\"0\"")).StatusCode);
    }

    [Fact]
    public async Task Who_knows_a_number_does_not_find_out_its_matters_by_trying_and_nobody_tries_codes()
    {
        var ticket = await _office.RegisterAsync(Office.Question());
        var no = ticket.Text("ticketNo");
        for (var n = 0; n < 10; n++)
            await (await AskAsync($"1202603019{n:D4}", $"\"phone\":\"{Phone}\"", $"10.0.0.{n}")).ProblemAsync(404);
        await (await AskAsync(no, $"\"phone\":\"{Phone}\"", "10.0.1.1")).ProblemAsync(429);

        for (var n = 0; n < 10; n++)
            await (await AskAsync(no, $"\"code\":\"1111111{n}\"", $"10.0.2.{n}")).ProblemAsync(404);
        var late = await AskAsync(no, $"\"code\":\"{ticket.Text("progressCode")}\"", "10.0.3.1");
        await late.ProblemAsync(429);
        Assert.NotNull(late.Headers.RetryAfter);
    }

    [Fact]
    public async Task One_address_asks_so_often_and_no_more()
    {
        var no = (await _office.RegisterAsync(Office.Question())).Text("ticketNo");
        for (var n = 0; n < 30; n++)
            await (await AskAsync(no, $"\"phone\":\"{Phone}\"", "10.0.0.1")).JsonAsync();

        await (await AskAsync(no, $"\"phone\":\"{Phone}\"", "10.0.0.1")).ProblemAsync(429);
        await (await AskAsync(no, $"\"phone\":\"{Phone}\"", "10.0.0.2")).JsonAsync();
    }

    [Theory]
    [InlineData("{}", "phone,ticketNo")]
    [InlineData("""{"ticketNo":"12026030200001"}""", "phone")]
    [InlineData("""{"ticketNo":"12026030200001","phone":"1","code":"1"}""", "phone")]
    [InlineData("""{"ticketNo":"12026030200001","code":"123456789"}""", "code,phone")]
    public async Task What_is_missing_is_named(string body, string fields)
    {
        using var nobody = _office.Server.Nobody();

        var problem = await (await nobody.SendJsonAsync("POST", "progress", body)).ProblemAsync(422);

        Assert.Equal(fields, string.Join(',', problem.GetProperty("errors").EnumerateObject()
            .Select(field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_unit_is_not_shown_the_code()
    {
        var walk = await Walk.SentAsync(_office, "2026-03-18 09:30", Office.Question(), "211381");

        Assert.True((await walk.ReadAsync("2026-03-18 10:00", Doer.Agent)).Has("progressCode"));
        Assert.False((await walk.ReadAsync("2026-03-18 10:00", Doer.Unit("211381"))).Has("progressCode"));
        var list = await (await _office.PersonAsync("agent")).JsonAsync("tickets");
        Assert.False(list.GetProperty("items")[0].Has("progressCode"));
    }

    [Fact]
    public async Task A_hotline_may_keep_it_to_the_telephone()
    {
        await using var server = new ApiServer { CitizenProgress = false };
        await server.InitializeAsync();
        using var nobody = server.Nobody();

        var problem = await (await nobody.SendJsonAsync(
            "POST", "progress", """{"ticketNo":"12026030200001","phone":"13900010001"}""")).ProblemAsync(404);

        Assert.Equal("NotOpen", problem.Text("code"));
    }

    async Task<HttpResponseMessage> AskAsync(string no, string proof, string? from = null)
    {
        using var nobody = _office.Server.Nobody();
        if (from is not null)
            nobody.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return await nobody.SendJsonAsync("POST", "progress", $$"""{"ticketNo":"{{no}}",{{proof}}}""");
    }

    async Task<IEnumerable<JsonElement>> AuditAsync() =>
        (await (await _office.PersonAsync("auditor")).JsonAsync("audit?limit=100"))
            .GetProperty("items").EnumerateArray();
}
