using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Workbench;

/// <summary>常用语 over the API, on the database that ships.</summary>
public sealed class CannedReplyApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Who_leads_writes_for_all_and_everybody_for_himself()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var agent = await office.PersonAsync("agent");
        var other = await office.PersonAsync("agent", name: "agent2");

        var shared = await (await supervisor.SendJsonAsync("POST", "cannedReplies", Body("问候甲", "您好"))).JsonAsync();
        var own = await (await agent.SendJsonAsync("POST", "cannedReplies",
            """{"personal":true,"title":"问候乙","text":"您好，我是{agentNo}号"}""")).JsonAsync();
        var refused = await (await agent.SendJsonAsync("POST", "cannedReplies", Body("问候丙", "好"))).ProblemAsync(403);

        Assert.Equal("SharedByLeaders", refused.Text("code"));
        Assert.Equal((false, true), (shared.GetProperty("personal").GetBoolean(),
            shared.GetProperty("mayChange").GetBoolean()));
        var seen = await agent.JsonAsync("cannedReplies?hotline=jn12316");
        Assert.Superset(new HashSet<string> { "问候甲", "问候乙" }, Asking.Texts(seen, "title").ToHashSet());
        Assert.DoesNotContain("问候乙", Asking.Texts(await other.JsonAsync("cannedReplies"), "title"));
        Assert.DoesNotContain("问候甲", Asking.Texts(await other.JsonAsync("cannedReplies?hotline=wy12345"), "title"));
        await (await other.SendJsonAsync("PUT", $"cannedReplies/{own.Text("id")}",
            """{"version":1,"title":"我的","text":"好"}""")).ProblemAsync(404);
        await (await other.DeleteAsync($"cannedReplies/{shared.Text("id")}?version=1")).ProblemAsync(403);
        var audit = (await office.Server.Storage.Audit.ListAsync(50, default)).Select(row => (row.What, row.Subject));
        Assert.Contains(("canned.added", shared.Text("id")), audit);
        Assert.DoesNotContain(("canned.added", own.Text("id")), audit);
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_one_is_told()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var id = (await (await supervisor.SendJsonAsync("POST", "cannedReplies", Body("同改", "一"))).JsonAsync())
            .Text("id");

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => supervisor.SendJsonAsync(
            "PUT", $"cannedReplies/{id}",
            $$"""{"version":1,"hotlineCode":"jn12316","title":"同改","text":"第{{n}}"}""")));

        Assert.Equal([200, 412, 412, 412], answers.Select(answer => (int)answer.StatusCode).Order());
        await (await supervisor.DeleteAsync($"cannedReplies/{id}?version=1")).ProblemAsync(412);
        await (await supervisor.DeleteAsync($"cannedReplies/{id}")).ProblemAsync(422);
        Assert.Equal(204, (int)(await supervisor.DeleteAsync($"cannedReplies/{id}?version=2")).StatusCode);
        await (await supervisor.DeleteAsync($"cannedReplies/{id}?version=3")).ProblemAsync(404);
        Assert.DoesNotContain("同改", Asking.Texts(await supervisor.JsonAsync("cannedReplies"), "title"));
    }

    [Fact]
    public async Task It_is_filled_from_the_ticket_and_what_is_used_most_comes_first()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var caller = await office.PersonAsync("caller-back");
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        var no = ticket.Text("ticketNo");
        ticket = await office.DoAsync(ticket, "dispatch", "\"orgId\":\"211381\"", "dispatcher");
        var ids = new List<string>();
        foreach (var title in new[] { "用序一", "用序二" })
            ids.Add((await (await supervisor.SendJsonAsync("POST", "cannedReplies",
                Body(title, "工单{ticketNo}《{title}》由{unit}于{due}前办结。{hotline}"))).JsonAsync()).Text("id"));

        var filled = await (await caller.SendJsonAsync("POST", $"cannedReplies/{ids[1]}/use",
            $$"""{"ticketNo":"{{no}}"}""")).JsonAsync();
        var blank = await (await caller.SendJsonAsync("POST", $"cannedReplies/{ids[1]}/use",
            """{"hotlineCode":"jn12316"}""")).JsonAsync();

        Assert.StartsWith($"工单{no}《补贴额》由北票", filled.Text("text"));
        Assert.DoesNotContain("〔", filled.Text("text"));
        Assert.Contains("工单〔工单编号〕", blank.Text("text"));
        var items = (await caller.JsonAsync("cannedReplies?hotline=jn12316")).GetProperty("items");
        Assert.Equal(("用序二", 2), (items[0].Text("title"), items[0].GetProperty("uses").GetInt32()));
        await (await caller.SendJsonAsync("POST", $"cannedReplies/{ids[1]}/use",
            """{"ticketNo":"32026030299999"}""")).ProblemAsync(422);
    }

    [Fact]
    public async Task It_is_offered_where_and_for_what_it_was_written_and_to_units_for_results_alone()
    {
        var supervisor = await office.PersonAsync("supervisor");
        await (await supervisor.SendJsonAsync("POST", "cannedReplies",
            Body("备注用", "好", ""","places":["note"],"classes":["complaint"]"""))).JsonAsync();
        await (await supervisor.SendJsonAsync("POST", "cannedReplies",
            Body("结果用", "好", ""","places":["result","note"]"""))).JsonAsync();
        var unit = await office.PersonAsync("unit-handler", "211381");

        async Task<IEnumerable<string?>> SeenAsync(HttpClient who, string asked) =>
            Asking.Texts(await who.JsonAsync($"cannedReplies?hotline=jn12316{asked}"), "title")
                .Where(title => title is "备注用" or "结果用").Order();

        Assert.Equal(["备注用", "结果用"], await SeenAsync(supervisor, "&place=note&class=complaint"));
        Assert.Equal(["结果用"], await SeenAsync(supervisor, "&place=note&class=help"));
        Assert.Equal(["结果用"], await SeenAsync(supervisor, "&place=result"));
        Assert.Equal(["结果用"], await SeenAsync(unit, ""));
        await (await supervisor.GetAsync("cannedReplies?place=desk")).ProblemAsync(422);
    }

    [Fact]
    public async Task What_cannot_be_is_named()
    {
        var supervisor = await office.PersonAsync("supervisor");

        var wrong = await (await supervisor.SendJsonAsync("POST", "cannedReplies",
            """{"personal":false,"title":" ","text":"{caller}您好","places":["desk"],"hotlineCode":"xx"}"""))
            .ProblemAsync(422);

        Assert.Equal(["hotlineCode", "places", "text", "title"],
            wrong.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Contains("{caller}", wrong.GetProperty("errors").GetProperty("text")[0].GetString());
        var bound = await office.Server.AsAsync("supervisor", "wy12345");
        await (await bound.SendJsonAsync("POST", "cannedReplies", Body("外", "好"))).ProblemAsync(403);
    }

    [Fact]
    public async Task The_next_person_of_a_name_inherits_nothing()
    {
        var leaver = await office.PersonAsync("agent", name: "leaver");
        await (await leaver.SendJsonAsync("POST", "cannedReplies",
            """{"personal":true,"title":"旧人","text":"好"}""")).JsonAsync();
        await (await leaver.SendJsonAsync("POST", "ticketViews", """{"name":"旧视图","filter":{}}""")).JsonAsync();

        await office.Server.Storage.People.RemoveAsync("leaver", default);

        Assert.DoesNotContain(await office.Server.Storage.CannedReplies.ListAsync("leaver", null, default),
            one => one.Reply.Owner is not null);
        Assert.Empty(await office.Server.Storage.Views.ListAsync("leaver", [], default));
    }

    static string Body(string title, string text, string more = "") => JsonSerializer.Serialize(new
    {
        personal = false,
        hotlineCode = "jn12316",
        title,
        text,
    })[..^1] + more + "}";
}
