namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>A year's days off are loaded after deadlines already lie in it.</summary>
public sealed class NewNoticeTests : IAsyncLifetime
{
    const string Calendar = "calendars/holidays-2027.yaml";
    const string Housing = "210300-zjj";

    /// <summary>Not the notice of that year, which is not out; what it says is made up.</summary>
    const string Text = """
        year: 2027
        notices: [https://example.org/2027]
        days off:
          - { date: 2027-01-01, name: 元旦, notice: 2027 }
        make-up days:
          - { date: 2027-01-09, name: 元旦, notice: 2027 }
        """;

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task What_still_runs_is_reckoned_anew_and_its_history_says_by_which_notice()
    {
        var walk = await Walk.SentAsync(_office, "2026-12-30 10:00", """
            {"hotlineCode":"as12345","class":"complaint","title":"停车","content":"占道停车","divisionCode":"210302",
             "caller":{"name":"王五","phone":"13900030003"}}
            """, Housing);
        Assert.Equal("2027-01-27", walk.Due("finish"));
        Assert.True(walk.Ticket.GetProperty("calendarProvisional").GetBoolean());
        Assert.True(walk.Timer("finish").GetProperty("provisional").GetBoolean());
        var met = walk.Due("dispatch");

        _office.Server.Added[Calendar] = Text;
        await _office.RestartAsync();
        await walk.LookAsync("2026-12-31 09:00");

        // 2027-01-01 no longer counts, and Saturday 2027-01-09 does: the same day, but now for certain.
        Assert.Equal("2027-01-27", walk.Due("finish"));
        Assert.False(walk.Timer("finish").GetProperty("provisional").GetBoolean());
        Assert.Equal("2027-01-04", walk.Due("return"));
        Assert.Equal(met, walk.Due("dispatch"));
        var moved = (await walk.HistoryAsync()).Where(entry => entry.Text("event") == "recounted").ToList();
        Assert.Contains(moved, entry => entry.GetProperty("fields").Text("timer") == "return"
            && entry.GetProperty("fields").Text("oldDue") == "2027-01-01"
            && entry.GetProperty("fields").Text("newDue") == "2027-01-04"
            && entry.GetProperty("fields").Text("notice").Contains("2027", StringComparison.Ordinal));
        Assert.DoesNotContain(moved, entry => entry.GetProperty("fields").Text("timer") == "finish");

        await _office.RestartAsync();
        await walk.LookAsync("2026-12-31 10:00");
        Assert.Equal(moved.Count, (await walk.HistoryAsync()).Count(entry => entry.Text("event") == "recounted"));
    }
}
