using System.Net;
using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Notices;

/// <summary>What people are told by the rules that ship, as each of them reads it.</summary>
public sealed class NoticeApiTests(Office office) : IClassFixture<Office>
{
    const string Handler = "unit-handler";
    /// <summary>Before the daily rules speak, so that nobody is told anything but of tickets.</summary>
    const string Now = "2026-03-02 08:10";

    [Fact]
    public async Task The_handler_of_the_unit_is_told_of_an_order_and_neither_another_unit_nor_whoever_gave_it()
    {
        var walk = await SentAsync("211224");

        var told = Assert.Single(await NoticesAsync(await office.PersonAsync(Handler, "211224")));
        Assert.Equal(("jn12316", walk.No, false),
            (told.Text("hotline"), told.Text("ticketNo"), told.GetProperty("read").GetBoolean()));
        Assert.StartsWith($"新工单 {walk.No}（咨询）已派至昌图县农业农村局", told.Text("text"), StringComparison.Ordinal);
        Assert.Equal(Walk.Instant(Now), told.Text("at"));
        foreach (var (role, org) in ((string, string?)[])
            [(Handler, "211282"), ("unit-leader", "211224"), ("dispatcher", null), ("agent", null)])
            Assert.DoesNotContain(await NoticesAsync(await office.PersonAsync(role, org)),
                one => one.TextOrNone("ticketNo") == walk.No);
    }

    [Fact]
    public async Task They_are_read_one_by_one_or_all_up_to_one_and_counted()
    {
        for (var n = 0; n < 4; n++)
            await SentAsync("211381");
        var handler = await office.PersonAsync(Handler, "211381");
        var colleague = await office.PersonAsync(Handler, "211381", "colleague-211381");
        var ids = (await NoticesAsync(handler)).Select(Id).ToArray();
        Assert.Equal(4, ids.Length);
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(4, await UnreadAsync(handler));

        Assert.Equal(3, await CountAsync(await handler.SendJsonAsync("POST", $"notices/{ids[1]}/read", "{}")));
        Assert.Equal(1, await CountAsync(await handler.SendJsonAsync("POST", "notices/readAll",
            $$"""{"upTo":{{ids[2]}}}""")));
        Assert.Equal([ids[0]], (await NoticesAsync(handler, "?unread=true")).Select(Id));
        Assert.Equal([false, true, true, true],
            (await NoticesAsync(handler)).Select(one => one.GetProperty("read").GetBoolean()));
        // What nobody has written yet cannot have been read.
        Assert.Equal(0, await CountAsync(await handler.SendJsonAsync("POST", "notices/readAll",
            $$"""{"upTo":{{long.MaxValue}}}""")));
        await SentAsync("211381");
        Assert.Equal((1, 5), (await UnreadAsync(handler), await UnreadAsync(colleague)));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        for (var n = 0; n < 3; n++)
            await SentAsync("211282");
        var handler = await office.PersonAsync(Handler, "211282");
        var all = (await NoticesAsync(handler)).Select(Id).ToArray();

        var first = await handler.JsonAsync("notices?limit=2");
        var second = await handler.JsonAsync($"notices?limit=2&cursor={first.Text("next")}");

        Assert.Equal(all, Items(first).Concat(Items(second)).Select(Id));
        Assert.False(second.Has("next"));
    }

    [Fact]
    public async Task Bad_input_is_named_and_what_is_not_his_is_not_there()
    {
        await SentAsync("211402");
        var handler = await office.PersonAsync(Handler, "211402");
        var id = Id((await NoticesAsync(handler))[0]);
        var stranger = await office.PersonAsync(Handler, "210381");

        foreach (var which in (string[])[$"{id}", "0", "-1", "x", "99999999999999999999"])
            await (await stranger.SendJsonAsync("POST", $"notices/{which}/read", "{}")).ProblemAsync(404);
        Assert.Equal(1, await UnreadAsync(handler));
        foreach (var wrong in (string[])["cursor=x", "unread=yes", "limit=0"])
            await (await handler.GetAsync($"notices?{wrong}")).ProblemAsync(422);
        foreach (var wrong in (string[])["{}", """{"upTo":-1}""", """{"upTo":"3"}"""])
            Assert.True((await (await handler.SendJsonAsync("POST", "notices/readAll", wrong)).ProblemAsync(422))
                .GetProperty("errors").Has("upTo"));
        using var nobody = office.Server.Nobody();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("notices")).StatusCode);
    }

    [Fact]
    public async Task A_role_is_told_only_by_hotlines_that_the_reader_may_see()
    {
        var burst = await Walk.RegisterAsync(
            office, Now, Office.Lamp("as12345", "help", "210300", ",\"urgency\":\"emergency\""));
        using var here = await office.Server.AsAsync("dispatcher", "as12345");
        using var elsewhere = await office.Server.AsAsync("dispatcher", "jn12316");
        using var agent = await office.Server.AsAsync("agent", "as12345");

        var told = Assert.Single(await NoticesAsync(here));
        Assert.Equal(($"突发事项：工单 {burst.No} 路灯不亮", "as12345"), (told.Text("text"), told.Text("hotline")));
        Assert.Equal(1, await UnreadAsync(here));
        foreach (var other in (HttpClient[])[elsewhere, agent])
        {
            Assert.Empty(await NoticesAsync(other));
            Assert.Equal(0, await UnreadAsync(other));
            await (await other.SendJsonAsync("POST", $"notices/{Id(told)}/read", "{}")).ProblemAsync(404);
        }
    }

    [Fact]
    public async Task Of_a_protected_ticket_nothing_is_said_but_its_number()
    {
        var walk = await Walk.SentAsync(office, Now, Office.Complaint(",\"protected\":true"), "210300");

        var told = Assert.Single(await NoticesAsync(await office.PersonAsync(Handler, "210300")));
        Assert.Equal($"保密工单 {walk.No} 有新情况，请登录系统查看", told.Text("text"));
    }

    async Task<Walk> SentAsync(string unit) =>
        await Walk.SentAsync(office, Now, Office.Question(division: unit), unit);

    static async Task<JsonElement[]> NoticesAsync(HttpClient who, string query = "") =>
        [.. Items(await who.JsonAsync($"notices{query}"))];

    static IEnumerable<JsonElement> Items(JsonElement page) => page.GetProperty("items").EnumerateArray();

    static long Id(JsonElement notice) => notice.GetProperty("id").GetInt64();

    static async Task<int> UnreadAsync(HttpClient who) =>
        (await who.JsonAsync("notices/unread")).GetProperty("count").GetInt32();

    static async Task<int> CountAsync(HttpResponseMessage answer) =>
        (await answer.JsonAsync()).GetProperty("count").GetInt32();
}
