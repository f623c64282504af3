using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>Units: the directory, dialling them, and what they see of the tickets sent to them.</summary>
public sealed class UnitTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_unit_sees_what_was_sent_to_it_and_nothing_else()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        var county = await office.PersonAsync("unit-handler", "211381");
        var other = await office.PersonAsync("unit-handler", "211224");
        await (await county.GetAsync($"tickets/{ticket.Text("ticketNo")}")).ProblemAsync(404);

        ticket = await office.DoAsync(ticket, "sendForm");
        await office.DoAsync(ticket, "dispatch", """
            "orgId":"211381"
            """, "dispatcher");

        var seen = await office.ReadAsync(ticket, "unit-handler", "211381");
        Assert.Equal("139****0001", seen.GetProperty("caller").Text("phone"));
        Assert.Contains("accept", seen.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains(ticket.Text("ticketNo"), Asking.Texts(await county.JsonAsync("tickets"), "ticketNo"));
        await (await other.GetAsync($"tickets/{ticket.Text("ticketNo")}")).ProblemAsync(404);
        Assert.DoesNotContain(ticket.Text("ticketNo"), Asking.Texts(await other.JsonAsync("tickets"), "ticketNo"));
        await (await county.GetAsync("tickets?callerPhone=13900010001")).ProblemAsync(403);
        await (await county.GetAsync("calls")).ProblemAsync(403);
    }

    [Fact]
    public async Task Of_who_complained_a_unit_sees_nothing_not_even_half_a_number_and_not_in_the_feed()
    {
        var city = await office.PersonAsync("unit-handler", "210300");
        var last = await office.Server.Storage.Events.LastAsync(default);
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Complaint()), "sendForm");
        ticket = await office.DoAsync(ticket, "dispatch", """
            "orgId":"210300"
            """, "dispatcher");

        var seen = await office.ReadAsync(ticket, "unit-handler", "210300");
        var history = await city.JsonAsync($"tickets/{ticket.Text("ticketNo")}/history");
        using var feed = await Feed.OpenAsync(city, $"events?after={last}");
        var told = await feed.NextAsync();

        Assert.False(seen.Has("caller"));
        Assert.True((await office.ReadAsync(ticket)).Has("caller"));
        foreach (var text in new[] { seen.ToString(), history.ToString(), told.Data.ToString() })
        {
            Assert.DoesNotContain("李", text);
            Assert.DoesNotContain("****", text);
        }
        Assert.Equal(("ticket.changed", "Dispatched"),
            (told.Name, told.Data.GetProperty("resource").Text("state")));
    }

    [Fact]
    public async Task Units_are_found_by_place_level_and_words_and_their_telephones_by_who_dials()
    {
        var agent = await office.PersonAsync("agent");
        var quality = await office.PersonAsync("quality");

        var county = (await agent.JsonAsync("organisations?divisionCode=211224")).GetProperty("items")[0];
        var cities = await agent.JsonAsync("organisations?hotline=jn12316&level=city&limit=100");
        var words = await agent.JsonAsync("organisations?text=昌图");

        Assert.Equal(("211224", "昌图县农业农村局", "county", "211200"),
            (county.Text("orgId"), county.Text("name"), county.Text("level"), county.Text("parentOrgId")));
        Assert.Equal(2, county.GetProperty("phones").GetArrayLength());
        Assert.Equal(14, cities.GetProperty("items").GetArrayLength());
        Assert.Equal(["211224"], Asking.Texts(words, "orgId"));
        Assert.False((await quality.JsonAsync("organisations/211224")).Has("phones"));
        await (await agent.GetAsync("organisations/999999")).ProblemAsync(404);
        Assert.Contains("铁岭市", Asking.Texts(await agent.JsonAsync("divisions?parent=210000"), "name"));
        Assert.Contains("210000", Asking.Texts(await agent.JsonAsync("divisions"), "code"));
        var codes = Asking.Texts(await agent.JsonAsync("divisions?limit=500&deep=true"), "code").ToList();
        Assert.Equal(["210000", "211200", "211224"], codes.Where(one => one is "211224" or "210000" or "211200"));
        await (await agent.GetAsync("divisions?deep=perhaps")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_form_asks_the_hotline_for_its_classes_grades_and_grounds()
    {
        var agent = await office.PersonAsync("agent");

        var hotline = (await agent.JsonAsync("hotlines")).GetProperty("items").EnumerateArray()
            .Single(one => one.Text("code") == "jn12316");
        var rules = Assert.Single(hotline.GetProperty("ruleSets").EnumerateArray());

        Assert.True(hotline.GetProperty("takesCalls").GetBoolean());
        Assert.Equal(("jn12316-2019", "2019-09-01"), (rules.Text("id"), rules.Text("effectiveFrom")));
        Assert.True(rules.GetProperty("inForce").GetBoolean());
        Assert.Equal(["consultation", "complaint", "report"], Words(rules, "classes"));
        Assert.Equal(["优秀", "良好", "合格", "不合格", "差"], Words(rules, "grades"));
        Assert.Equal(
            "out-of-scope", Assert.Single(rules.GetProperty("refuseGrounds").EnumerateArray()).Text("ground"));
        Assert.True(rules.GetProperty("closingGrounds").EnumerateArray()
            .Single(one => one.Text("ground") == "G5").GetProperty("secondReader").GetBoolean());
    }

    [Fact]
    public async Task Whom_a_sign_in_stands_for_is_told_to_a_unit_only_of_the_hotline_and_its_own_house()
    {
        await office.PersonAsync("agent");
        var county = await office.PersonAsync("unit-handler", "211381");
        await office.PersonAsync("unit-handler", "211224");

        var told = (await county.JsonAsync("colleagues?limit=500")).GetProperty("items").EnumerateArray().ToList();
        var known = (await office.Server.Storage.People.ListAsync(default)).ToDictionary(one => one.User);

        Assert.Contains(told, one => known[one.Text("user")!].OrgId == "211381");
        Assert.Contains(told, one => known[one.Text("user")!].OrgId is null);
        Assert.DoesNotContain(told, one => known[one.Text("user")!].OrgId == "211224");
        Assert.All(told, one => Assert.Equal(known[one.Text("user")!].Name, one.Text("name")));
    }

    static IEnumerable<string?> Words(System.Text.Json.JsonElement from, string name) =>
        from.GetProperty(name).EnumerateArray().Select(one => one.GetString());

    [Fact]
    public async Task A_unit_is_joined_to_a_call_by_its_id_on_the_line_for_questions()
    {
        var agent = await office.PersonAsync("agent");
        var server = office.Server;
        var seat = await server.SeatAsync("8001", "agent", "jn12316/q_consult");
        var call = await server.KeepAsync(Web.Samples.Call() with
        {
            State = CallState.Talking,
            EndedAt = null,
            EndReason = null,
            HangupSide = null,
            SeatNo = seat.No,
        });
        server.View.Set(seat.No, SeatState.Talking, call.CallId);
        server.Floor.BeforeAnswer = () => server.KeepAsync(
            (id, at) => new Fact.CallChanged(id, at, call with { State = CallState.Conference }));

        await (await agent.SendJsonAsync("POST", $"calls/{call.CallId}/conference", """{"orgId":"211224"}"""))
            .JsonAsync();
        var silent = await (await agent.SendJsonAsync(
            "POST", $"calls/{call.CallId}/conference", """{"orgId":"211381"}""")).ProblemAsync(422);

        var order = Assert.IsType<FloorOrder.Conference>(Assert.Single(server.Floor.Orders));
        Assert.Equal((Office.OfficeNumber, "211224", "昌图县农业农村局"), (order.To, order.OrgId, order.Name));
        Assert.True(silent.GetProperty("errors").Has("orgId"));
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_unit_is_dialled_by_its_id_from_a_desk_and_either_it_or_a_number_is_given()
    {
        var agent = await office.PersonAsync("agent");
        var server = office.Server;
        await server.SeatAsync("8001", "agent", "jn12316/q_consult");
        var call = await server.KeepAsync(Web.Samples.Call() with { Direction = CallDirection.Out });
        server.Floor.Reply = FloorReply.Done with { Call = call.CallId };

        await (await agent.SendJsonAsync("POST", "seats/8001/dial", """{"orgId":"211224","hotline":"jn12316"}"""))
            .JsonAsync();
        var both = await (await agent.SendJsonAsync(
            "POST", "seats/8001/dial", """{"orgId":"211224","to":"8002","hotline":"jn12316"}""")).ProblemAsync(422);

        var order = Assert.IsType<FloorOrder.Dial>(Assert.Single(server.Floor.Orders));
        Assert.Equal((Office.OfficeNumber, "211224"), (order.To, order.OrgId));
        Assert.True(both.GetProperty("errors").Has("to"));
        server.Floor.Clear();
    }
}
