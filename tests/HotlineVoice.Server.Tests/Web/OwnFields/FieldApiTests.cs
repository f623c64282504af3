using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.OwnFields;

/// <summary>自定义字段 over the API, on the database that ships.</summary>
public sealed class FieldApiTests(FieldOffice fixture) : IClassFixture<FieldOffice>
{
    const string Unit = "211381";
    readonly Office _office = fixture.Office;

    [Fact]
    public async Task A_form_is_told_which_fields_there_are_and_a_unit_only_its_own()
    {
        var fields = await FieldsOfAsync(await _office.PersonAsync("agent"));

        Assert.Equal(["crop", "area", "batch", "remark"], fields.Select(one => one.Text("id")));
        Assert.Equal(("作物", "choice"), (fields[0].Text("label"), fields[0].Text("type")));
        Assert.Equal(["玉米", "水稻"], Strings(fields[0], "choices"));
        Assert.Equal(["consultation", "help"], Strings(fields[0], "classes"));
        Assert.Equal(["submitResult"], Strings(fields[1], "requiredBefore"));
        Assert.Equal("亩", fields[1].Text("measuredIn"));
        Assert.Equal(["crop", "area"],
            (await FieldsOfAsync(await _office.PersonAsync("unit-handler", Unit))).Select(one => one.Text("id")));
    }

    [Fact]
    public async Task What_is_required_is_asked_for_and_what_is_odd_is_said_field_by_field()
    {
        var agent = await _office.PersonAsync("agent");

        var missing = await (await agent.SendJsonAsync("POST", "tickets", Office.Question())).ProblemAsync(422);
        Assert.Equal("请填写「作物」", missing.GetProperty("errors").GetProperty("fields.crop")[0].GetString());
        var odd = await (await agent.SendJsonAsync("POST", "tickets", Office.Question(
            """,  "fields":{"crop":"小麦","area":true,"sky":"蓝"}"""))).ProblemAsync(422);
        Assert.Contains("fields.area", odd.ToString());
        odd = await (await agent.SendJsonAsync("POST", "tickets", Office.Question(
            """,  "fields":{"crop":"小麦","area":"很多","sky":"蓝"}"""))).ProblemAsync(422);
        Assert.Equal(["fields.area", "fields.crop", "fields.sky"],
            odd.GetProperty("errors").EnumerateObject().Select(one => one.Name).Order());
        Assert.Equal("「作物」应为以下之一：玉米、水稻",
            odd.GetProperty("errors").GetProperty("fields.crop")[0].GetString());

        // A draft need not say it yet, and keeps what it says.
        var draft = await _office.RegisterAsync(Office.Question(""","draft":true,"fields":{"area":12.50}"""));
        Assert.Equal(["面积=12.5"], Values(draft));
        await (await _office.TryAsync(draft, "register", "", agent)).ProblemAsync(422);
        var ticket = await _office.DoAsync(draft, "register", """ "fields":{"crop":"玉米"} """);
        Assert.Equal(["作物=玉米", "面积=12.5"], Values(ticket));
    }

    [Fact]
    public async Task Acts_wait_for_their_fields_and_every_change_is_told_with_old_and_new_to_who_may_read_it()
    {
        var ticket = await _office.RegisterAsync(Office.Question(""","fields":{"crop":"玉米"}"""));
        ticket = await _office.DoAsync(ticket, "sendForm");
        var dispatcher = await _office.PersonAsync("dispatcher");
        const string send = $"\"orgId\":\"{Unit}\"";

        var refused = await (await _office.TryAsync(ticket, "dispatch", send, dispatcher)).ProblemAsync(409);
        Assert.Equal(("theFieldsAreFilled", "派单前请先填写：批次"), (refused.Text("code"), refused.Text("detail")));
        var before = await _office.Server.Storage.Events.LastAsync(default);
        ticket = await _office.DoAsync(ticket, "setFields",
            """ "fields":{"batch":"春","crop":"水稻","remark":"张三丰 13900010001 在地里"} """, "dispatcher");
        await (await _office.TryAsync(ticket, "setFields", """ "fields":{"batch":"春"} """, dispatcher))
            .ProblemAsync(422);
        ticket = await _office.DoAsync(ticket, "dispatch", send, "dispatcher");
        Assert.Contains("说明=张** 139****0001 在地里", Values(ticket));

        var unit = await _office.PersonAsync("unit-handler", Unit);
        Assert.Equal(["作物=水稻"], Values(await _office.ReadAsync(ticket, "unit-handler", Unit)));
        Assert.Equal(["fields.作物: 玉米 → 水稻"], await ToldAsync(unit, ticket));
        Assert.Equal(["fields.作物: 玉米 → 水稻", "fields.批次: （空） → 春", "fields.说明: （空） → 张** 139****0001 在地里"],
            await ToldAsync(dispatcher, ticket));
        ticket = await _office.DoAsync(ticket, "accept", "", "unit-handler", Unit);
        await (await _office.TryAsync(ticket, "setFields", """ "fields":{"batch":"秋"} """, unit)).ProblemAsync(422);
        refused = await (await _office.TryAsync(ticket, "submitResult",
            """ "resultText":"已解释","written":true """, unit)).ProblemAsync(409);
        Assert.Equal("反馈结果前请先填写：面积", refused.Text("detail"));

        // The feed is the same for every reader and says nothing of them.
        using var feed = await Feed.OpenAsync(unit, $"events?after={before}");
        var told = (await feed.NextAsync()).Data.ToString();
        Assert.Contains(ticket.Text("ticketNo"), told);
        Assert.DoesNotContain("在地里", told);

        // Of two who saw the same, the second is told that it is no longer so.
        var seen = ticket;
        await _office.DoAsync(seen, "setFields", """ "fields":{"area":"7"} """, "unit-handler", Unit);
        await (await _office.TryAsync(seen, "setFields", """ "fields":{"area":"8"} """, dispatcher)).ProblemAsync(412);
    }

    [Fact]
    public async Task Tickets_are_found_by_a_choice_of_their_hotline()
    {
        var spring = await _office.RegisterAsync(Office.Question(""","fields":{"crop":"水稻","batch":"秋"}"""));
        var agent = await _office.PersonAsync("agent");
        const string mine = "tickets?hotline=jn12316&field.batch=秋";

        Assert.Equal([spring.Text("ticketNo")], Asking.Texts(await agent.JsonAsync(mine), "ticketNo"));
        Assert.Equal([spring.Text("ticketNo")],
            Asking.Texts(await agent.JsonAsync($"{mine}&field.crop=水稻"), "ticketNo"));
        Assert.Empty(Asking.Texts(await agent.JsonAsync($"{mine}&field.crop=玉米"), "ticketNo"));
        await _office.DoAsync(spring, "setFields", """ "fields":{"batch":null} """);
        Assert.Empty(Asking.Texts(await agent.JsonAsync(mine), "ticketNo"));

        var nowhere = await (await agent.GetAsync("tickets?field.batch=秋")).ProblemAsync(422);
        Assert.Contains("hotline", nowhere.ToString());
        await (await agent.GetAsync("tickets?hotline=jn12316&field.remark=x")).ProblemAsync(422);
        await (await agent.GetAsync("tickets?hotline=wy12345&field.batch=秋")).ProblemAsync(422);
        // What a unit does not see it cannot ask for either.
        await (await (await _office.PersonAsync("unit-handler", Unit)).GetAsync(mine)).ProblemAsync(422);
    }

    static async Task<List<JsonElement>> FieldsOfAsync(HttpClient who) =>
        [.. (await who.JsonAsync("hotlines")).GetProperty("items").EnumerateArray()
            .Single(one => one.Text("code") == "jn12316").GetProperty("fields").EnumerateArray()];

    static IEnumerable<string?> Strings(JsonElement one, string name) =>
        one.GetProperty(name).EnumerateArray().Select(word => word.GetString());

    static List<string> Values(JsonElement ticket) =>
        [.. ticket.GetProperty("fields").EnumerateArray()
            .OrderBy(one => one.Text("id") switch { "crop" => 1, "area" => 2, _ => 3 })
            .Select(one => $"{one.Text("label")}={one.Text("value")}")];

    static async Task<List<string>> ToldAsync(HttpClient who, JsonElement ticket) =>
        [.. (await who.JsonAsync($"tickets/{ticket.Text("ticketNo")}/history")).GetProperty("items").EnumerateArray()
            .Where(entry => entry.Text("event") == "setFields")
            .SelectMany(entry => entry.GetProperty("fields").EnumerateObject())
            .Select(one => $"{one.Name}: {one.Value.GetString()}").Order(StringComparer.Ordinal)];
}
