using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Offices;

/// <summary>电话台账: which telephones of units answer.</summary>
public sealed class TelephoneApiTests(Office office) : IClassFixture<Office>
{
    const string Complaints = "02475820009";

    [Fact]
    public async Task A_test_call_and_calls_about_a_matter_show_in_the_ledger_by_quarter()
    {
        var overseer = await office.PersonAsync("overseer");
        await office.MoveAsync("2026-04-02 09:00");
        await TestAsync(Office.OfficeNumber, "connected", "2026-03-05T09:00:00+08:00");
        await TestAsync(Office.OfficeNumber, "noAnswer", "2026-03-06T09:00:00+08:00");
        await TestAsync(Office.OfficeNumber, "connected", "2026-04-01T09:00:00+08:00");
        await (await (await office.PersonAsync("agent")).SendJsonAsync("POST", "contactAttempts", $$"""
            {"ticketNo":"12026030200001","party":"countyOffice","phone":"{{Office.OfficeNumber}}",
             "outcome":"busy","at":"2026-03-07T09:00:00+08:00"}
            """)).JsonAsync();

        var quarter = await RowAsync(overseer, Office.OfficeNumber, "&from=2026-01-01&to=2026-03-31");
        var ever = await RowAsync(overseer, Office.OfficeNumber, "");
        // Of a quarter in which nobody called it.
        var none = await RowAsync(overseer, Complaints, "&from=2025-01-01&to=2025-03-31");

        Assert.Equal((3, 1, "busy", "2026-03-07T09:00:00+08:00"), (quarter.GetProperty("calls").GetInt32(),
            quarter.GetProperty("answered").GetInt32(), quarter.Text("lastResult"), quarter.Text("lastTestedAt")));
        Assert.Equal(1.0 / 3, quarter.GetProperty("answerRate").GetDouble(), 6);
        Assert.Equal((4, "connected"), (ever.GetProperty("calls").GetInt32(), ever.Text("lastResult")));
        Assert.Equal(["hotline", "orgId", "orgName", "number", "purpose", "calls", "answered"],
            none.EnumerateObject().Select(one => one.Name));
        var failing = await overseer.JsonAsync("telephoneLedger?failing=true&from=2026-01-01&to=2026-03-31");
        Assert.Contains(Office.OfficeNumber, Asking.Texts(failing, "number"));
        Assert.DoesNotContain(Office.OfficeNumber,
            Asking.Texts(await overseer.JsonAsync("telephoneLedger?failing=true&from=2026-04-01"), "number"));
    }

    [Fact]
    public async Task A_call_to_a_unit_counts_for_its_telephone_when_it_has_one_and_for_none_of_several()
    {
        var agent = await office.PersonAsync("agent");
        async Task<JsonElement> CalledAsync(string unit) => await (await agent.SendJsonAsync("POST", "contactAttempts",
            $$"""{"ticketNo":"12026030200001","party":"unit","orgId":"{{unit}}","outcome":"connected"}""")).JsonAsync();

        var one = await CalledAsync("211282");
        var several = await CalledAsync("211224");

        Assert.Equal(Office.OnlyNumber, one.Text("phone"));
        Assert.False(several.Has("phone"));
        Assert.Equal(1, (await RowAsync(await office.PersonAsync("overseer"), Office.OnlyNumber, ""))
            .GetProperty("answered").GetInt32());
    }

    [Fact]
    public async Task What_was_not_reported_since_a_day_is_found_and_pages_repeat_nothing()
    {
        var head = await office.PersonAsync("office-head");

        var first = await head.JsonAsync("telephoneLedger?hotline=jn12316&notReportedSince=2026-01-01&limit=1");
        var second = await head.JsonAsync("telephoneLedger?hotline=jn12316&notReportedSince=2026-01-01&limit=1&cursor="
            + Uri.EscapeDataString(first.Text("next")));

        Assert.Equal([Office.OfficeNumber], Asking.Texts(first, "number"));
        Assert.Equal([Complaints], Asking.Texts(second, "number"));
        Assert.False(second.Has("next"));
        Assert.Empty(Asking.Texts(await head.JsonAsync("telephoneLedger?orgId=211381"), "number"));
        await (await head.GetAsync("telephoneLedger?from=2026-04-01&to=2026-03-01")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_test_call_is_answered_as_it_was_kept_and_audited()
    {
        var agent = await office.PersonAsync("agent");

        using var answer = await agent.SendJsonAsync("POST", "phoneTests", $$"""
            {"orgId":"211224","number":"+86 247 5820009","outcome":"invalidNumber","note":" 空号 "}
            """);
        var shown = await answer.JsonAsync();

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal(("jn12316", Complaints, "invalidNumber", "空号", "agent"), (shown.Text("hotline"),
            shown.Text("number"), shown.Text("outcome"), shown.Text("note"), shown.Text("by")));
        var row = (await office.Server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("agent", "phoneTest.added", shown.Text("id")), (row.Who, row.What, row.Subject));
    }

    [Theory]
    [InlineData("""{"orgId":"211224","number":"02475829999","outcome":"busy"}""", "number", "没有号码02475829999")]
    [InlineData("""{"orgId":"211381","number":"02475820001","outcome":"busy"}""", "number", "没有号码")]
    [InlineData("""{"orgId":"none","number":"02475820001","outcome":"busy"}""", "orgId", "没有这个单位")]
    [InlineData("""{"orgId":"211224","number":"abc","outcome":"busy"}""", "number", "应为电话号码")]
    [InlineData("""{"orgId":"211224","number":"02475820001","outcome":"Busy"}""", "outcome", "应为以下之一")]
    [InlineData("""{"orgId":"211224","number":"02475820001","outcome":"busy","callId":"01NONE"}""", "callId", "没有这个通话")]
    [InlineData("""{"orgId":"211224","number":"02475820001","outcome":"busy","at":"2036-01-01T00:00:00+08:00"}""", "at",
        "不能晚于现在")]
    public async Task A_number_that_is_not_in_the_ledger_is_refused_with_what_to_do(
        string body, string field, string sentence)
    {
        var agent = await office.PersonAsync("agent");

        var problem = await (await agent.SendJsonAsync("POST", "phoneTests", body)).ProblemAsync(422);

        var error = Assert.Single(problem.GetProperty("errors").EnumerateObject());
        Assert.Equal(field, error.Name);
        Assert.Contains(sentence, error.Value[0].GetString());
    }

    [Fact]
    public async Task Only_who_tries_telephones_writes_them_down_and_only_within_his_hotlines()
    {
        const string body = """{"orgId":"211224","number":"02475820001","outcome":"busy"}""";
        using var elsewhere = await office.Server.AsAsync("agent", "wy12345");

        await (await (await office.PersonAsync("dispatcher")).SendJsonAsync("POST", "phoneTests", body))
            .ProblemAsync(403);
        await (await elsewhere.SendJsonAsync("POST", "phoneTests", body)).ProblemAsync(422);
        await (await elsewhere.GetAsync("telephoneLedger?hotline=jn12316")).ProblemAsync(403);
        Assert.Empty(Asking.Texts(await elsewhere.JsonAsync("telephoneLedger"), "number"));
    }

    async Task TestAsync(string number, string outcome, string at) =>
        await (await (await office.PersonAsync("supervisor")).SendJsonAsync("POST", "phoneTests",
            $$"""{"orgId":"211224","number":"{{number}}","outcome":"{{outcome}}","at":"{{at}}"}""")).JsonAsync();

    static async Task<JsonElement> RowAsync(HttpClient who, string number, string more) =>
        (await who.JsonAsync($"telephoneLedger?hotline=jn12316{more}")).GetProperty("items")
        .EnumerateArray().Single(row => row.Text("number") == number);
}
