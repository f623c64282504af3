using System.Text;
using System.Text.Json;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>A caller who asked for protection is nowhere to be read, and shown only to whom somebody else allowed it.
/// </summary>
public sealed class ProtectedCallerTests : IAsyncLifetime
{
    const string Name = "欧阳若兰";
    const string Number = "13977712345";
    const string Other = "13977754321";

    static readonly Doer _colleague = new("agent", null, "colleague");

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Nobody_reads_who_he_is_in_any_answer_list_feed_or_history()
    {
        var last = await _office.Server.Storage.Events.LastAsync(default);
        var walk = await SentAsync();

        Assert.True(walk.Ticket.GetProperty("protected").GetBoolean());
        var answers = new List<string> { walk.Ticket.ToString() };
        foreach (var who in (Doer[])[Doer.Agent, Doer.Dispatcher, Doer.Supervisor, Doer.OfficeHead, Doer.Reviewer,
            new("quality"), new("administrator"), Doer.Unit("210300")])
        {
            var client = await _office.PersonAsync(who.Role, who.Org);
            foreach (var path in (string[])[$"tickets/{walk.No}", "tickets", $"tickets/{walk.No}/history"])
                answers.Add((await client.JsonAsync(path)).ToString());
        }
        var agent = await _office.PersonAsync("agent");
        var asked = await agent.JsonAsync($"tickets/{walk.No}?unmask=回访核实");
        Assert.False(asked.Has("caller"));
        answers.Add(asked.ToString());
        answers.Add((await agent.JsonAsync($"tickets?callerPhone={Number}")).GetProperty("items").ToString());
        foreach (var reader in (Doer[])[Doer.Dispatcher, Doer.Unit("210300")])
        {
            using var feed = await Feed.OpenAsync(
                await _office.PersonAsync(reader.Role, reader.Org), $"events?after={last}");
            JsonElement told;
            do
                answers.Add((told = (await feed.NextAsync()).Data).ToString());
            while (told.GetProperty("resource").Text("state") != "Dispatched");
        }
        foreach (var answer in answers)
            foreach (var trace in (string[])[Name, "欧阳", "欧**", Number, "139****2345", Other, "测试村"])
                Assert.DoesNotContain(trace, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_holds_neither_his_number_nor_his_name_in_clear()
    {
        await _office.RegisterAsync(Office.Lamp("jn12316", "complaint", "210381", phone: "13900055555"));
        Assert.True(Holds("13900055555"));

        var walk = await SentAsync();
        await walk.TriedAsync("2026-03-18 11:00", "caller", "noAnswer", Number);

        Assert.Equal("noAnswer", Assert.Single((await walk.LookAsync("2026-03-18 11:00")).Part("attempts"))
            .Text("outcome"));
        foreach (var trace in (string[])[Number, Other, Name, "测试村"])
            Assert.False(Holds(trace), trace);
    }

    [Fact]
    public async Task He_is_shown_to_who_asked_when_another_has_allowed_it_and_each_reading_is_written_down()
    {
        var walk = await SentAsync();
        Assert.Equal(["purpose"], await walk.WrongAsync("2026-03-18 11:00", Doer.Supervisor, "requestUnmasking"));
        await walk.ForbiddenAsync("2026-03-18 11:00", Doer.Unit("210300"), "requestUnmasking", "\"purpose\":\"核实\"");
        await walk.DoAsync("2026-03-18 11:00", Doer.Supervisor, "requestUnmasking", "\"purpose\":\"约见当事人\"");
        Assert.False(walk.Ticket.Has("caller"));
        const string Yes = "\"request\":1,\"approved\":true";
        Assert.Contains("不能批准自己", (await walk.ProblemAsync(
            "2026-03-18 11:01", Doer.Supervisor, "decideUnmasking", Yes)).Text("detail"));
        await walk.ForbiddenAsync("2026-03-18 11:01", Doer.Agent, "decideUnmasking", Yes);
        await walk.ProblemAsync("2026-03-18 11:01", Doer.Supervisor, "readIdentity", "\"request\":1");
        await walk.DoAsync("2026-03-18 11:05", Doer.OfficeHead, "decideUnmasking", Yes);
        Assert.False(walk.Ticket.Has("caller"));
        await walk.ProblemAsync("2026-03-18 11:06", Doer.OfficeHead, "readIdentity", "\"request\":1");

        await walk.DoAsync("2026-03-18 11:10", Doer.Supervisor, "readIdentity", "\"request\":1");

        var shown = walk.Ticket.GetProperty("caller");
        Assert.Equal((Name, Number, "测试村三组", Other), (shown.Text("name"), shown.Text("phone"),
            shown.Text("address"), shown.Text("altPhone")));
        Assert.False((await walk.ReadAsync("2026-03-18 11:11", Doer.Supervisor)).Has("caller"));
        Assert.Equal(1, (await walk.LookAsync("2026-03-18 11:11")).Part("unmaskings")[0].GetProperty("readings")
            .GetInt32());
        var row = Assert.Single(await _office.Server.Storage.Audit.ListAsync(100, default),
            one => one.Subject == walk.No && one.What == "ticket.identityRead");
        Assert.Equal(("supervisor", Office.At("2026-03-18 11:10")), (row.Who, row.At));
        Assert.Contains("phone", row.FieldsRead);
        var read = (await walk.HistoryAsync())[^1];
        Assert.Equal(("readIdentity", "约见当事人", "office-head"), (read.Text("event"),
            read.GetProperty("fields").Text("purpose"), read.GetProperty("fields").Text("approvedBy")));
        await walk.DoAsync("2026-03-18 15:04", Doer.Supervisor, "readIdentity", "\"request\":1");
        await walk.ProblemAsync("2026-03-18 15:05", Doer.Supervisor, "readIdentity", "\"request\":1");
    }

    [Fact]
    public async Task What_was_refused_or_asked_by_another_opens_nothing()
    {
        var walk = await SentAsync();
        await walk.DoAsync("2026-03-18 11:00", Doer.Agent, "requestUnmasking", "\"purpose\":\"好奇\"");
        await walk.DoAsync("2026-03-18 11:01", Doer.Agent, "requestUnmasking", "\"purpose\":\"回访\"");
        await walk.DoAsync("2026-03-18 11:05", Doer.Supervisor, "decideUnmasking", "\"request\":1,\"approved\":false");
        await walk.DoAsync("2026-03-18 11:05", Doer.Supervisor, "decideUnmasking", "\"request\":2,\"approved\":true");
        Assert.Equal(["request"], await walk.WrongAsync(
            "2026-03-18 11:06", Doer.OfficeHead, "decideUnmasking", "\"request\":1,\"approved\":true"));

        await walk.ProblemAsync("2026-03-18 11:10", Doer.Agent, "readIdentity", "\"request\":1");
        await walk.ProblemAsync("2026-03-18 11:10", _colleague, "readIdentity", "\"request\":2");
        Assert.Equal(["request"], await walk.WrongAsync(
            "2026-03-18 11:10", Doer.Agent, "readIdentity", "\"request\":3"));

        Assert.DoesNotContain(await _office.Server.Storage.Audit.ListAsync(100, default),
            one => one.What == "ticket.identityRead");
    }

    [Fact]
    public async Task The_call_in_which_he_spoke_tells_neither_his_number_nor_his_voice()
    {
        _office.Server.Record("protected-voice");
        var call = await _office.Server.KeepAsync(Samples.Call(Number) with
        {
            Recordings = [new("protected-voice", 0.1, true)],
        });
        await _office.MoveAsync("2026-03-26 09:30");
        var walk = await SentAsync("2026-03-26 09:30", $",\"callId\":\"{call.CallId}\"");
        var supervisor = await _office.PersonAsync("supervisor");

        var shown = await supervisor.JsonAsync($"calls/{call.CallId}?unmask=回访核实");
        Assert.DoesNotContain("2345", shown.ToString(), StringComparison.Ordinal);
        Assert.Empty((await supervisor.JsonAsync($"calls?callingNumber={Number}"))
            .GetProperty("items").EnumerateArray());
        var refused = await (await supervisor.GetAsync($"calls/{call.CallId}/recording")).ProblemAsync(403);
        Assert.Equal("CallerProtected", refused.Text("code"));

        await walk.DoAsync("2026-03-26 11:00", Doer.Supervisor, "requestUnmasking", "\"purpose\":\"核实录音\"");
        await walk.DoAsync("2026-03-26 11:05", Doer.OfficeHead, "decideUnmasking", "\"request\":1,\"approved\":true");
        Assert.Equal(System.Net.HttpStatusCode.OK,
            (await supervisor.GetAsync($"calls/{call.CallId}/recording")).StatusCode);
        await (await (await _office.PersonAsync("quality")).GetAsync($"calls/{call.CallId}/recording"))
            .ProblemAsync(403);
    }

    [Fact]
    public async Task A_reading_is_not_remembered_for_who_sends_his_request_again()
    {
        var walk = await SentAsync();
        await walk.DoAsync("2026-03-18 11:00", Doer.Agent, "requestUnmasking", "\"purpose\":\"回访\"");
        await walk.DoAsync("2026-03-18 11:05", Doer.Supervisor, "decideUnmasking", "\"request\":1,\"approved\":true");
        var agent = await _office.PersonAsync("agent");
        var body = $$"""{"version":{{walk.Version}},"request":1}""";

        var first = await (await agent.SendJsonAsync("POST", $"tickets/{walk.No}/readIdentity", body,
            ("Idempotency-Key", "reading-1"))).JsonAsync();
        var again = await agent.SendJsonAsync("POST", $"tickets/{walk.No}/readIdentity", body,
            ("Idempotency-Key", "reading-1"));

        Assert.Equal(Number, first.GetProperty("caller").Text("phone"));
        await again.ProblemAsync(412);
        foreach (var trace in (string[])[Number, Name])
            Assert.False(Holds(trace), trace);
    }

    [Fact]
    public async Task A_draft_that_was_protected_is_registered_without_naming_him_again_and_stays_locked()
    {
        var draft = await Walk.RegisterAsync(_office, "2026-03-18 09:30",
            $$"""{"hotlineCode":"jn12316","draft":true,"protected":true,"title":"收费","caller":{{Caller}}}""");
        Assert.True(draft.Ticket.GetProperty("protected").GetBoolean());

        await draft.DoAsync("2026-03-18 09:40", Doer.Agent, "register",
            "\"class\":\"投诉\",\"content\":\"收取手续费\",\"divisionCode\":\"210381\"");

        Assert.Equal(("Registered", true, false), (draft.State, draft.Ticket.GetProperty("protected").GetBoolean(),
            draft.Ticket.Has("caller")));
        foreach (var trace in (string[])[Number, Other, Name])
            Assert.False(Holds(trace), trace);
        await draft.DoAsync("2026-03-18 11:00", Doer.Agent, "requestUnmasking", "\"purpose\":\"回访\"");
        await draft.DoAsync("2026-03-18 11:05", Doer.Supervisor, "decideUnmasking", "\"request\":1,\"approved\":true");
        await draft.DoAsync("2026-03-18 11:10", Doer.Agent, "readIdentity", "\"request\":1");
        Assert.Equal(Number, draft.Ticket.GetProperty("caller").Text("phone"));
    }

    [Fact]
    public async Task A_protected_draft_stays_so_when_he_is_named_again_without_the_word()
    {
        var draft = await Walk.RegisterAsync(_office, "2026-03-18 09:30",
            $$"""{"hotlineCode":"jn12316","draft":true,"protected":true,"title":"收费","caller":{{Caller}}}""");

        await draft.DoAsync("2026-03-18 09:40", Doer.Agent, "register",
            $"\"class\":\"投诉\",\"content\":\"收取手续费\",\"divisionCode\":\"210381\",\"caller\":{Caller}");

        Assert.True(draft.Ticket.GetProperty("protected").GetBoolean());
        Assert.False(draft.Ticket.Has("caller"));
        Assert.False(Holds(Number));
    }

    [Fact]
    public async Task He_is_called_under_an_approval_without_anybody_seeing_his_number()
    {
        var floor = _office.Server.Floor;
        var walk = await SentAsync();
        var agent = await _office.PersonAsync("agent");
        await _office.Server.SeatAsync("8001", "agent", "jn12316/q_consult");
        var call = new CallId("01JSEALED000000000000000000");
        floor.Reply = FloorReply.Done with { Call = call };
        floor.BeforeAnswer = () => _office.Server.KeepAsync((id, at) => new Fact.CallBegun(id, at, Samples.Call() with
        {
            CallId = call,
            Direction = CallDirection.Out,
            CallingNumber = Number,
            CalledNumber = Number,
            TicketNo = walk.No,
            Legs = [new CallLeg("leg-1", "citizen", Number, "Ringing", null)],
        }));
        string Wish(string more) => $$"""{"caller":true,"ticketNo":"{{walk.No}}"{{more}}}""";
        Task<HttpResponseMessage> DialAsync(string more) => agent.SendJsonAsync("POST", "seats/8001/dial", Wish(more));

        var nameless = await (await DialAsync("")).ProblemAsync(422);
        Assert.True(nameless.GetProperty("errors").Has("request"));
        await walk.DoAsync("2026-03-18 11:00", Doer.Agent, "requestUnmasking", "\"purpose\":\"回访\"");
        await (await DialAsync(",\"request\":1")).ProblemAsync(409);
        await walk.DoAsync("2026-03-18 11:05", Doer.Supervisor, "decideUnmasking", "\"request\":1,\"approved\":true");
        await (await (await _office.PersonAsync("supervisor")).SendJsonAsync(
            "POST", "seats/8001/dial", Wish(",\"request\":1"))).ProblemAsync(409);
        Assert.Empty(floor.Orders);

        var shown = await (await DialAsync(",\"request\":1")).JsonAsync();

        Assert.Equal([new FloorOrder.Dial("8001", Number, "jn12316", walk.No) { Withheld = true }], floor.Orders);
        Assert.Equal(call.Value, shown.Text("callId"));
        Assert.DoesNotContain("2345", shown.ToString(), StringComparison.Ordinal);
        Assert.False(Holds(Number));
        Assert.Equal("agent", Assert.Single(await _office.Server.Storage.Audit.ListAsync(100, default),
            one => one.Subject == walk.No && one.What == "ticket.callerDialled").Who);
        Assert.Equal(1, (await walk.LookAsync("2026-03-18 11:11")).Part("unmaskings")[0].GetProperty("readings")
            .GetInt32());
        floor.Clear();
    }

    static string Caller =>
        $$"""{"name":"{{Name}}","phone":"{{Number}}","altPhone":"{{Other}}","address":"测试村三组"}""";

    async Task<Walk> SentAsync(string at = "2026-03-18 09:30", string more = "")
    {
        var walk = await Walk.RegisterAsync(_office, at, $$"""
            {"hotlineCode":"jn12316","class":"投诉","title":"收费","content":"工作人员收取手续费",
             "divisionCode":"210381","respondentOrgId":"210381","protected":true,"caller":{{Caller}}{{more}}}
            """);
        Assert.False(walk.Ticket.Has("caller"));
        return await walk.SendAsync(at.Replace("09:30", "10:00", StringComparison.Ordinal), "210300");
    }

    /// <summary>Whether this stands anywhere in the files of the database, written as it is or escaped as in JSON.
    /// </summary>
    bool Holds(string text)
    {
        var escaped = string.Concat(text.Select(one => one < 128 ? $"{one}" : $"\\u{(int)one:X4}"));
        return Directory.GetFiles(Path.GetDirectoryName(_office.Server.DatabasePath)!, "hotline.db*").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var bytes = copy.ToArray();
            return new[] { text, escaped, escaped.ToLowerInvariant() }
                .Any(form => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0);
        });
    }
}
