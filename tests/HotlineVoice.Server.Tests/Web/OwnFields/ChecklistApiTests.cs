using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.OwnFields;

/// <summary>办理清单 over the API, on the database that ships.</summary>
public sealed class ChecklistApiTests(FieldOffice fixture) : IClassFixture<FieldOffice>
{
    const string Unit = "440229-zgj";
    const string Send = $"\"orgId\":\"{Unit}\"";
    readonly Office _office = fixture.Office;

    [Fact]
    public async Task A_list_comes_with_the_ticket_and_holds_its_acts_until_its_steps_are_ticked()
    {
        var ticket = await HelpAsync();
        Assert.Equal(["求助办理清单/已核实地址/dispatch", "求助办理清单/已上门/submitResult"], Steps(ticket));
        var dispatcher = await _office.PersonAsync("dispatcher");

        var refused = await (await _office.TryAsync(ticket, "dispatch", Send, dispatcher)).ProblemAsync(409);
        Assert.Equal(("theChecklistIsDone", "派单前请先完成办理清单：已核实地址"),
            (refused.Text("code"), refused.Text("detail")));
        ticket = await _office.DoAsync(ticket, "tick", "\"done\":[1]", "dispatcher");
        Assert.Equal("dispatcher", ticket.GetProperty("checks")[0].Text("doneBy"));
        await (await _office.TryAsync(ticket, "tick", "\"done\":[1]", dispatcher)).ProblemAsync(422);
        await (await _office.TryAsync(ticket, "tick", "\"done\":[\"1\"]", dispatcher)).ProblemAsync(422);
        ticket = await _office.DoAsync(ticket, "dispatch", Send, "dispatcher");

        var unit = await _office.PersonAsync("unit-handler", Unit);
        Assert.Equal(["求助办理清单/已上门/submitResult"], Steps(await _office.ReadAsync(ticket, "unit-handler", Unit)));
        Assert.Empty(await ToldAsync(unit, ticket));
        await (await _office.TryAsync(ticket, "tick", "\"undone\":[1]", unit)).ProblemAsync(422);
        ticket = await _office.DoAsync(ticket, "tick", "\"done\":[2]", "unit-handler", Unit);
        ticket = await _office.DoAsync(ticket, "tick", "\"undone\":[2]", "unit-handler", Unit);
        Assert.Equal(["done: 已上门", "undone: 已上门"], await ToldAsync(unit, ticket));
        Assert.Equal(["done: 已核实地址", "done: 已上门", "undone: 已上门"], await ToldAsync(dispatcher, ticket));
        Assert.False(ticket.GetProperty("checks")[0].TryGetProperty("doneAt", out _));
    }

    [Fact]
    public async Task Lists_that_may_be_attached_are_offered_and_attached_once()
    {
        var ticket = await HelpAsync();
        Assert.Equal(["group"], Strings(ticket, "checklists", "id"));

        ticket = await _office.DoAsync(ticket, "attachChecklist", "\"checklistId\":\"group\"");

        Assert.Contains("群体事项清单/已报告负责人/", Steps(ticket));
        Assert.False(ticket.TryGetProperty("checklists", out _));
        var agent = await _office.PersonAsync("agent");
        await (await _office.TryAsync(ticket, "attachChecklist", "\"checklistId\":\"group\"", agent)).ProblemAsync(409);
        // Of two who saw the same, the second is told that it is no longer so.
        await _office.DoAsync(ticket, "tick", "\"done\":[3]");
        await (await _office.TryAsync(ticket, "tick", "\"done\":[1]", agent)).ProblemAsync(412);
    }

    Task<JsonElement> HelpAsync() => _office.RegisterAsync(Office.Lamp("wy12345", "help", "440229"));

    static IEnumerable<string> Steps(JsonElement ticket) =>
        ticket.GetProperty("checks").EnumerateArray().Select(one => $"{one.Text("checklist")}/{one.Text("label")}/"
            + (one.TryGetProperty("before", out var before) ? before.GetString() : ""));

    static IEnumerable<string> Strings(JsonElement one, string list, string name) =>
        one.GetProperty(list).EnumerateArray().Select(item => item.Text(name));

    static async Task<List<string>> ToldAsync(HttpClient who, JsonElement ticket) =>
        [.. (await who.JsonAsync($"tickets/{ticket.Text("ticketNo")}/history")).GetProperty("items").EnumerateArray()
            .Where(entry => entry.Text("event") == "tick")
            .SelectMany(entry => entry.GetProperty("fields").EnumerateObject())
            .Select(one => $"{one.Name}: {one.Value.GetString()}")];
}
