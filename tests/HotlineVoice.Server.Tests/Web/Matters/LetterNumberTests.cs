namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>《督办通知书》 and 《催办通知书》 are numbered by hotline, kind and year, without a gap.</summary>
public sealed class LetterNumberTests : IAsyncLifetime
{
    const string Town = "440229100";
    const string Overdue = "\"kind\":\"督办\",\"ground\":\"overdue\"";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Letters_of_several_tickets_and_years_are_numbered_without_a_gap()
    {
        var walks = await SentAsync("2026-04-01 15:00", 3);
        Assert.Equal(("theLetterHasAGround", "第十八条"),
            await walks[0].RefusedAsync("2026-04-09 23:59", Doer.Overseer, "issueLetter", Overdue));
        var numbers = new List<string>();
        foreach (var walk in walks)
            numbers.Add(await IssueAsync(walk, "2026-04-10 09:00", Overdue));
        // What is refused takes no number, and each kind counts by itself.
        await walks[0].WrongAsync("2026-04-10 09:10", Doer.Overseer, "issueLetter", "\"kind\":\"督办\"");
        await walks[0].WrongAsync("2026-04-10 09:10", Doer.Overseer, "issueLetter",
            Overdue + ",\"requiredBy\":\"2026-04-09\"");
        numbers.Add(await IssueAsync(walks[1], "2026-04-10 09:20", "\"kind\":\"催办\""));
        numbers.Add(await IssueAsync(walks[0], "2026-04-10 09:30", "\"kind\":\"催办\""));
        numbers.Add(await IssueAsync(walks[2], "2026-04-10 09:40", Overdue));
        var next = await SentAsync("2026-12-18 15:00", 2);
        numbers.Add(await IssueAsync(next[0], "2026-12-31 23:59", Overdue));
        numbers.Add(await IssueAsync(next[1], "2027-01-01 00:00", Overdue));
        numbers.Add(await IssueAsync(walks[2], "2027-01-04 09:00", "\"kind\":\"催办\""));
        numbers.Add(await IssueAsync(next[0], "2027-01-04 09:10", Overdue));

        Assert.Equal(
            [
                "翁热督〔2026〕1号", "翁热督〔2026〕2号", "翁热督〔2026〕3号", "翁热催〔2026〕1号", "翁热催〔2026〕2号",
                "翁热督〔2026〕4号", "翁热督〔2026〕5号", "翁热督〔2027〕1号", "翁热催〔2027〕1号", "翁热督〔2027〕2号",
            ],
            numbers);
    }

    [Fact]
    public async Task Many_that_are_issued_at_once_get_each_number_once()
    {
        var walks = await SentAsync("2026-04-01 15:00", 8);
        await _office.MoveAsync("2026-04-10 09:00");
        var overseer = await _office.PersonAsync("overseer");

        var answers = await Task.WhenAll(walks.Select(async walk =>
            await (await _office.TryAsync(walk.Ticket, "issueLetter", Overdue, overseer)).JsonAsync()));

        Assert.Equal(
            Enumerable.Range(1, 8).Select(n => $"翁热督〔2026〕{n}号"),
            answers.SelectMany(answer => answer.GetProperty("letters").EnumerateArray())
                .Where(letter => letter.Text("kind") == "supervision").Select(letter => letter.Text("letterNo"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_hotline_has_a_series_of_its_own()
    {
        var lamp = (await SentAsync("2026-04-01 15:00", 1))[0];
        var road = await Walk.SentAsync(_office, "2026-04-01 15:00",
            Office.Lamp("mc7812345", "consultation", "341622"), "341622-zjj");

        Assert.Equal(("翁热督〔2026〕1号", "蒙热督〔2026〕1号"), (await IssueAsync(lamp, "2026-04-10 09:00", Overdue),
            await IssueAsync(road, "2026-04-10 09:00", Overdue)));
    }

    [Fact]
    public async Task A_letter_is_delivered_answered_and_lifted_under_its_number()
    {
        var walk = (await SentAsync("2026-04-01 15:00", 1))[0];
        var number = await IssueAsync(walk, "2026-04-10 09:00",
            Overdue + ",\"demand\":\"限期办结\",\"requiredBy\":\"2026-04-17\"");
        var seq = Letter(walk, number).GetProperty("seq").GetInt32();
        await walk.ForbiddenAsync("2026-04-10 09:30", Doer.Unit(Town), "liftLetter", $"\"letter\":{seq}");
        await walk.DoAsync("2026-04-10 10:00", Doer.Unit(Town), "deliverLetter",
            $"\"letter\":{seq},\"receivedBy\":\"王五\"");
        await walk.DoAsync("2026-04-13 10:00", Doer.Unit(Town), "replyLetter",
            $"\"letter\":{seq},\"reply\":\"已更换\"");
        await walk.DoAsync("2026-04-13 11:00", Doer.Overseer, "liftLetter", $"\"letter\":{seq}");

        var letter = Letter(walk, number);
        Assert.Equal(("2026-04-17", "王五", "已更换", "overseer", "限期办结"), (letter.Text("requiredBy"),
            letter.Text("receivedBy"), letter.Text("replyText"), letter.Text("liftedBy"), letter.Text("demand")));
        Assert.Equal("Lifted", walk.Ticket.Text("supervision"));
        Assert.All((await walk.HistoryAsync())[^3..], entry =>
            Assert.Equal(number, entry.GetProperty("fields").Text("letterNo")));
    }

    static System.Text.Json.JsonElement Letter(Walk walk, string number) =>
        walk.Part("letters").Single(letter => letter.Has("letterNo") && letter.Text("letterNo") == number);

    /// <summary>Issues a letter; its number.</summary>
    static async Task<string> IssueAsync(Walk walk, string at, string fields)
    {
        await walk.DoAsync(at, Doer.Overseer, "issueLetter", fields);
        var issued = walk.Part("letters").Where(letter => letter.Has("issuedAt"))
            .MaxBy(letter => (letter.GetProperty("issuedAt").GetDateTimeOffset(),
                letter.GetProperty("seq").GetInt32()));
        Assert.Equal(issued.Text("letterNo"), (await walk.HistoryAsync())[^1].GetProperty("fields").Text("letterNo"));
        return issued.Text("letterNo");
    }

    async Task<Walk[]> SentAsync(string at, int count)
    {
        var walks = new Walk[count];
        for (var i = 0; i < count; i++)
            walks[i] = await Walk.SentAsync(_office, at, Office.Lamp("wy12345", "help", "440229"), Town);
        return walks;
    }
}
