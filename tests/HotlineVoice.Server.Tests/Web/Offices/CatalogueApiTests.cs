using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Offices;

/// <summary>派单目录: its rows, who gets what, and what it proposes where a ticket is sent.</summary>
public sealed class CatalogueApiTests(Office office) : IClassFixture<Office>
{
    const string Lamps = "wy12345";

    [Fact]
    public async Task Rows_are_found_by_hotline_subject_and_place_and_paged_without_loss()
    {
        var dispatcher = await office.PersonAsync("dispatcher");

        var all = await dispatcher.JsonAsync("catalogue?hotline=wy12345&limit=500");
        var lamps = await dispatcher.JsonAsync("catalogue?hotline=wy12345&subject=路灯&divisionCode=440229104");
        var water = (await dispatcher.JsonAsync("catalogue?hotline=wy12345&subject=供水")).GetProperty("items")[0];
        var own = await dispatcher.JsonAsync("catalogue?hotline=wy12345&orgId=440229-swj");
        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await dispatcher.JsonAsync(
                $"catalogue?limit=7{(cursor == "" ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            paged.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(row => $"{row.Text("hotline")} {row.Text("subject")} {row.TextOrNone("divisionCode")}"));
            cursor = page.Has("next") ? page.Text("next") : null;
        }

        Assert.All(all.GetProperty("items").EnumerateArray(), row => Assert.Equal(Lamps, row.Text("hotline")));
        Assert.Equal(["440229-zgj", "440229104"], Asking.Texts(lamps, "orgId"));
        Assert.Equal(("440229104", "路灯", "440229104", "2016-12-31"),
            (lamps.GetProperty("whoGetsIt").Text("orgId"), lamps.GetProperty("whoGetsIt").Text("subject"),
                lamps.GetProperty("whoGetsIt").Text("divisionCode"), lamps.GetProperty("whoGetsIt").Text("from")));
        Assert.Equal(["hotline", "subject", "orgId", "orgName", "coOrgIds", "from", "holds", "returns",
            "openObjections", "revisionDue"], water.EnumerateObject().Select(one => one.Name));
        Assert.Equal(["供水", "洪涝抢险"], Asking.Texts(own, "subject"));
        Assert.Equal("440229-swj", water.GetProperty("coOrgIds")[0].GetString());
        Assert.Equal(paged.Distinct(), paged);
        Assert.True(paged.Count > 40, "four hotlines have a catalogue");
    }

    [Fact]
    public async Task Who_gets_it_is_said_of_a_place_in_a_hotline_and_by_the_day()
    {
        var unit = await office.PersonAsync("unit-handler", "440229-gs");

        var town = await unit.JsonAsync("catalogue?hotline=wy12345&subject=供水&divisionCode=440229104");
        var before = await unit.JsonAsync("catalogue?hotline=wy12345&subject=供水&divisionCode=440229&day=2016-01-01");
        var anywhere = await unit.JsonAsync("catalogue?subject=供水&divisionCode=440229104");

        Assert.Equal("440229-gs", town.GetProperty("whoGetsIt").Text("orgId"));
        Assert.False(town.GetProperty("items")[0].Has("returns"));
        Assert.False(before.Has("whoGetsIt"));
        Assert.Empty(before.GetProperty("items").EnumerateArray());
        Assert.False(anywhere.Has("whoGetsIt"));
        foreach (var wrong in new[] { "divisionCode=44", "day=soon", "all=perhaps", "unit=x", "limit=0" })
            await (await unit.GetAsync($"catalogue?{wrong}")).ProblemAsync(422);
    }

    [Fact]
    public async Task Who_works_for_one_hotline_sees_its_rows_alone()
    {
        using var clerk = await office.Server.AsAsync("dispatcher", "as12345");

        Assert.All((await clerk.JsonAsync("catalogue?limit=500")).GetProperty("items").EnumerateArray(),
            row => Assert.Equal("as12345", row.Text("hotline")));
        await (await clerk.GetAsync("catalogue?hotline=wy12345")).ProblemAsync(403);
    }

    [Fact]
    public async Task A_form_chooses_among_the_subjects_that_hold_today()
    {
        var agent = await office.PersonAsync("agent");

        var hotlines = (await agent.JsonAsync("hotlines")).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.Text("code"), one => one.GetProperty("subjects").EnumerateArray().ToArray());

        Assert.Contains("路灯", hotlines[Lamps].Select(one => one.GetString()));
        Assert.Empty(hotlines["jn12316"]);
    }

    [Fact]
    public async Task A_ticket_is_proposed_the_row_of_its_subject_and_place()
    {
        var dispatcher = await office.PersonAsync("dispatcher");
        var ticket = await LampAsync("440229104", "路灯");

        var choice = await dispatcher.JsonAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice");
        var other = await dispatcher.JsonAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice?subject=供水");
        var none = await dispatcher.JsonAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice?subject=天文");

        Assert.True(choice.GetProperty("free").GetBoolean());
        Assert.Equal("440229104", choice.GetProperty("units")[0].Text("orgId"));
        Assert.Equal(["orgId", "name", "coOrgIds", "subject", "divisionCode", "from"],
            choice.GetProperty("proposed").EnumerateObject().Select(one => one.Name));
        Assert.Equal("440229-gs", other.GetProperty("proposed").Text("orgId"));
        Assert.Equal("440229-swj", other.GetProperty("proposed").GetProperty("coOrgIds")[0].GetString());
        Assert.False(none.Has("proposed"));
        await (await dispatcher.GetAsync("tickets/32026030299999/unitChoice")).ProblemAsync(404);
        await (await (await office.PersonAsync("unit-handler", "440229104"))
            .GetAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice")).ProblemAsync(403);
    }

    [Fact]
    public async Task Where_the_rules_name_the_unit_the_choice_says_so_by_its_clause()
    {
        var dispatcher = await office.PersonAsync("dispatcher");
        var ticket = await office.RegisterAsync(Office.Complaint());

        var choice = await dispatcher.JsonAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice");

        Assert.False(choice.GetProperty("free").GetBoolean());
        Assert.Equal("附二(二)3", choice.Text("clause"));
        Assert.Equal(["210300"],
            choice.GetProperty("units").EnumerateArray().Select(unit => unit.Text("orgId")));
    }

    [Fact]
    public async Task Sent_by_the_row_a_ticket_names_it_and_sent_otherwise_the_history_says_both()
    {
        var byRow = await office.DoAsync(await LampAsync("440229", "供水"), "dispatch", """
            "orgId":"440229-gs","coOrgIds":["440229-swj"]
            """, "dispatcher");
        var byHand = await office.DoAsync(await LampAsync("440229", null), "dispatch", """
            "orgId":"440229-jtj","subjectCode":"路灯"
            """, "dispatcher");

        Assert.Equal(("供水", "2016-12-31"), Row(byRow));
        Assert.Equal("路灯", byHand.Text("subjectCode"));
        Assert.False(byHand.GetProperty("assignments")[0].Has("catalogueRow"));
        var said = (await (await office.PersonAsync("dispatcher"))
            .JsonAsync($"tickets/{byHand.Text("ticketNo")}/history")).GetProperty("items").EnumerateArray()
            .Last(entry => entry.Text("event") == "dispatch");
        Assert.Equal(("440229-jtj", "440229-zgj", "路灯"), (said.GetProperty("fields").Text("orgId"),
            said.GetProperty("fields").Text("proposedOrgId"), said.GetProperty("fields").Text("subjectCode")));
    }

    [Fact]
    public async Task What_came_back_with_leave_is_counted_at_its_row_for_the_office()
    {
        var ticket = await office.DoAsync(await LampAsync("440229", "供电"), "dispatch", """
            "orgId":"440229-gd"
            """, "dispatcher");
        ticket = await office.DoAsync(ticket, "requestReturn", """
            "reason":"不属供电","legalBasis":"三定方案","suggestedOrgId":"440229-zgj"
            """, "unit-handler", "440229-gd");
        await office.DoAsync(ticket, "approveReturn", "", "dispatcher");

        var row = (await (await office.PersonAsync("office-head"))
            .JsonAsync("catalogue?hotline=wy12345&subject=供电")).GetProperty("items")[0];
        var again = await (await office.PersonAsync("dispatcher"))
            .JsonAsync($"tickets/{ticket.Text("ticketNo")}/unitChoice");

        Assert.Equal(1, row.GetProperty("returns").GetInt32());
        Assert.False(again.Has("proposed"));
    }

    Task<System.Text.Json.JsonElement> LampAsync(string division, string? subject) => office.RegisterAsync(
        Office.Lamp(Lamps, "help", division, subject is null ? "" : $$""","subjectCode":"{{subject}}" """));

    static (string, string) Row(System.Text.Json.JsonElement ticket)
    {
        var row = ticket.GetProperty("assignments")[0].GetProperty("catalogueRow");
        return (row.Text("subject"), row.Text("from"));
    }
}
