using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Offices;

/// <summary>派单异议审核: a unit objects to a row, the office decides once, and the file is what ends it.</summary>
public sealed class ObjectionApiTests(Office office) : IClassFixture<Office>
{
    const string Catalogue = "wengyuan-12345/catalogue.yaml";

    [Fact]
    public async Task What_the_office_upholds_once_remains_to_be_done_until_the_file_has_ended_the_row()
    {
        const string suggested = ""","suggestedOrgId":"440229-zgj" """;
        var filed = await (await FileAsync("440229100", In("440229100") + suggested)).JsonAsync();
        var id = filed.Text("id");
        var head = await office.PersonAsync("office-head");
        Assert.Equal(("Open", "路灯", "2016-12-31", "unit-handler-440229100"), (filed.Text("state"),
            filed.Text("subject"), filed.Text("rowFrom"), filed.Text("filedBy")));
        Assert.Equal(1, (await RowAsync("440229100")).GetProperty("openObjections").GetInt32());

        var upheld = await (await head.SendJsonAsync(
            "POST", $"catalogue/objections/{id}/uphold", """{"opinion":"移交协议属实"}""")).JsonAsync();
        var twice = await (await head.SendJsonAsync(
            "POST", $"catalogue/objections/{id}/reject", """{"opinion":"再议"}""")).ProblemAsync(409);

        Assert.Equal(("Upheld", "移交协议属实", "office-head"),
            (upheld.Text("state"), upheld.Text("opinion"), upheld.Text("decidedBy")));
        Assert.True(upheld.GetProperty("revisionDue").GetBoolean());
        Assert.Contains("wengyuan-12345/catalogue.yaml", upheld.Text("remaining"));
        Assert.Equal("Upheld", twice.Text("code"));
        Assert.True((await RowAsync("440229100")).GetProperty("revisionDue").GetBoolean());
        var audit = (await office.Server.Storage.Audit.ListAsync(50, default))
            .Where(row => row.Subject == id).Select(row => (row.Who, row.What)).Reverse();
        Assert.Equal(
            [("unit-handler-440229100", "catalogue.objected"), ("office-head", "catalogue.upheld")], audit);

        const string line = "- { subject: 路灯, in: 440229100, unit: 440229100, from: 2016-12-31 }";
        var text = await File.ReadAllTextAsync(Repository.PathOf($"dialplans/{Catalogue}"));
        Assert.Contains(line, text);
        office.Server.Added[Catalogue] = text.Replace(line, $$"""
            {{line[..^2]}}, until: 2026-03-01 }
            - { subject: 路灯, in: 440229100, unit: 440229-zgj, from: 2026-03-02, basis: 移交协议 }
            """);
        await office.RestartAsync();
        var after = await (await office.PersonAsync("office-head")).JsonAsync($"catalogue/objections/{id}");

        Assert.Equal("Upheld", after.Text("state"));
        Assert.False(after.GetProperty("revisionDue").GetBoolean());
        Assert.False(after.Has("remaining"));
        Assert.Equal("440229-zgj", (await RowAsync("440229100")).Text("orgId"));
        var versions = await (await office.PersonAsync("dispatcher")).JsonAsync(
            "catalogue?hotline=wy12345&subject=路灯&divisionCode=440229100&all=true");
        Assert.Equal([false, true, true], versions.GetProperty("items").EnumerateArray()
            .OrderBy(row => row.GetProperty("holds").GetBoolean())
            .Select(row => row.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task It_may_name_a_ticket_that_the_row_has_sent_to_the_unit_and_no_other()
    {
        var sent = await office.DoAsync(
            await office.RegisterAsync(Office.Lamp("wy12345", "help", "440229104", ""","subjectCode":"路灯" """)),
            "dispatch", """
            "orgId":"440229104"
            """, "dispatcher");
        var byHand = await office.DoAsync(
            await office.RegisterAsync(Office.Lamp("wy12345", "help", "440229104", ""","subjectCode":"供水" """)),
            "dispatch", """
            "orgId":"440229104"
            """, "dispatcher");
        string With(string no) => $""","divisionCode":"440229104","ticketNo":"{no}" """;

        var wrong = await (await FileAsync("440229104", With(byHand.Text("ticketNo")))).ProblemAsync(422);
        var nobody = await (await FileAsync("440229104", With("32026030299999"))).ProblemAsync(422);
        var filed = await (await FileAsync("440229104", With(sent.Text("ticketNo")))).JsonAsync();
        var again = await (await FileAsync("440229104", With(sent.Text("ticketNo")))).ProblemAsync(409);

        Assert.Equal(sent.Text("ticketNo"), filed.Text("ticketNo"));
        Assert.Equal("ticketNo", Assert.Single(wrong.GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal("ticketNo", Assert.Single(nobody.GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal("AlreadyOpen", again.Text("code"));
    }

    [Theory]
    [InlineData(""","divisionCode":"440229" """, "subject")]
    [InlineData(""","divisionCode":"44" """, "divisionCode")]
    [InlineData("", "orgId")]
    [InlineData(""","divisionCode":"440229106","suggestedOrgId":"440229106" """, "suggestedOrgId")]
    [InlineData(""","divisionCode":"440229106","suggestedOrgId":"nobody" """, "suggestedOrgId")]
    [InlineData(""","divisionCode":"440229106","state":"Upheld" """, "state")]
    public async Task What_cannot_be_objected_to_is_refused_by_field(string more, string field)
    {
        var problem = await (await FileAsync("440229106", more)).ProblemAsync(422);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Nobody_speaks_for_another_unit_nor_decides_what_he_has_filed_himself()
    {
        var unit = await office.PersonAsync("unit-leader", "440229109");
        var body = Body("440229106", In("440229106"));
        Assert.Equal("NotYourUnit", (await (await unit.SendJsonAsync("POST", "catalogue/objections", body))
            .ProblemAsync(403)).Text("code"));
        await (await unit.SendJsonAsync("POST", "catalogue/objections", "{}")).ProblemAsync(422);

        await office.Server.Storage.People.AddAsync(
            new("both", "两头", ["unit-handler", "dispatcher"], [], "440229109"), ApiServer.Password, default);
        using var both = office.Server.With(
            await office.Server.Storage.People.AddTokenAsync("both", DateTimeOffset.UtcNow, default));
        var filed = await (await both.SendJsonAsync(
            "POST", "catalogue/objections", Body("440229109", In("440229109")))).JsonAsync();
        var path = $"catalogue/objections/{filed.Text("id")}";

        Assert.Equal("OwnObjection", (await (await both.SendJsonAsync(
            "POST", $"{path}/uphold", """{"opinion":"同意"}""")).ProblemAsync(403)).Text("code"));
        await (await (await office.PersonAsync("dispatcher")).SendJsonAsync(
            "POST", $"{path}/reject", """{"opinion":" "}""")).ProblemAsync(422);
        var rejected = await (await (await office.PersonAsync("dispatcher")).SendJsonAsync(
            "POST", $"{path}/reject", """{"opinion":"目录无误"}""")).JsonAsync();
        Assert.Equal("Rejected", rejected.Text("state"));
        Assert.False(rejected.GetProperty("revisionDue").GetBoolean());
    }

    [Fact]
    public async Task A_unit_sees_its_own_and_the_office_those_of_its_hotlines()
    {
        var filed = await (await FileAsync("440229111", In("440229111"))).JsonAsync();
        var path = $"catalogue/objections/{filed.Text("id")}";
        using var elsewhere = await office.Server.AsAsync("dispatcher", "as12345");
        var own = await office.PersonAsync("unit-handler", "440229111");
        var other = await office.PersonAsync("unit-handler", "440229113");

        Assert.Equal([filed.Text("id")], Asking.Texts(await own.JsonAsync("catalogue/objections"), "id"));
        Assert.Empty(Asking.Texts(await other.JsonAsync("catalogue/objections"), "id"));
        Assert.Contains(filed.Text("id"), Asking.Texts(await (await office.PersonAsync("overseer"))
            .JsonAsync("catalogue/objections?hotline=wy12345&state=Open&limit=100"), "id"));
        await (await other.GetAsync(path)).ProblemAsync(404);
        await (await elsewhere.GetAsync(path)).ProblemAsync(404);
        await (await elsewhere.GetAsync("catalogue/objections?hotline=wy12345")).ProblemAsync(403);
        await (await elsewhere.SendJsonAsync("POST", $"{path}/uphold", """{"opinion":"同意"}""")).ProblemAsync(404);
        await (await own.GetAsync("catalogue/objections?state=Done")).ProblemAsync(422);
    }

    async Task<HttpResponseMessage> FileAsync(string org, string more) =>
        await (await office.PersonAsync("unit-handler", org)).SendJsonAsync(
            "POST", "catalogue/objections", Body(org, more));

    static string In(string division) => $""","divisionCode":"{division}" """;

    static string Body(string org, string more) => $$"""
        {"hotlineCode":"wy12345","subject":"路灯","orgId":"{{org}}","reason":"路灯已移交",
         "legalBasis":"移交协议"{{more}}}
        """;

    async Task<System.Text.Json.JsonElement> RowAsync(string division) =>
        (await (await office.PersonAsync("dispatcher"))
            .JsonAsync($"catalogue?hotline=wy12345&subject=路灯&divisionCode={division}"))
        .GetProperty("items").EnumerateArray().Single(row => row.TextOrNone("divisionCode") == division);
}
