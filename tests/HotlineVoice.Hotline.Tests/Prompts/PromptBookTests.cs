using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Prompts;

namespace HotlineVoice.Hotline.Tests.Prompts;

public sealed class PromptBookTests
{
    const string Text = """
        common:
          goodbye: 再见。
          done: [编号, {digits: no}, 再见。]
          waiting: [前面还有, {count: n}, 位。]
          place: [您排在第, {ordinal: n}, 位。]
          connecting: [正在为您连线, {office: org}, 请稍候。]
          office_unnamed: 主管部门
        jn12316:
          goodbye: 感谢致电金农热线。
        """;

    [Fact]
    public void A_hotlines_own_prompt_wins_over_the_common_one()
    {
        Assert.Equal(["jn12316/goodbye"], Book().Read("jn12316", "goodbye").AsEnumerable());
        Assert.Equal(["common/goodbye"], Book().Read("ln12345", "goodbye").AsEnumerable());
    }

    [Fact]
    public void Literals_are_numbered_and_values_stand_where_they_are_said()
    {
        Assert.Equal(["common/done.1", "numbers/1", "numbers/2", "common/done.2"],
            Book().Read("jn12316", "done", new Dictionary<string, string> { ["no"] = "12" }).AsEnumerable());
        Assert.Equal(["common/waiting.1", "numbers/shi", "numbers/2", "common/waiting.2"],
            Book().Read("jn12316", "waiting", new Dictionary<string, string> { ["n"] = "12" }).AsEnumerable());
    }

    [Fact]
    public void A_value_that_is_missing_is_passed_over() =>
        Assert.Equal(["common/done.1", "common/done.2"], Book().Read("jn12316", "done").AsEnumerable());

    [Theory]
    [InlineData("2", "numbers/2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("many")]
    [InlineData("")]
    public void A_place_is_read_as_one_or_passed_over(string n, params string[] readings) => Assert.Equal(
        ["common/place.1", .. readings, "common/place.2"],
        Book().Read("jn12316", "place", new Dictionary<string, string> { ["n"] = n }).AsEnumerable());

    [Theory]
    [InlineData("0", "numbers/0")]
    [InlineData("2", "numbers/liang")]
    [InlineData("100000000")]
    [InlineData("1.5")]
    public void A_count_is_read_as_one_or_passed_over(string n, params string[] readings) => Assert.Equal(
        ["common/waiting.1", .. readings, "common/waiting.2"],
        Book().Read("jn12316", "waiting", new Dictionary<string, string> { ["n"] = n }).AsEnumerable());

    [Theory]
    [InlineData("210115", "names/210115")]
    [InlineData("210116", "common/office_unnamed")]
    [InlineData("../common/goodbye", "common/office_unnamed")]
    [InlineData("", "common/office_unnamed")]
    public void An_office_is_named_if_its_name_was_read_and_spoken_of_all_the_same(string office, string reading) =>
        Assert.Equal(["common/connecting.1", reading, "common/connecting.2"],
            Book().Read("jn12316", "connecting", new Dictionary<string, string> { ["org"] = office }).AsEnumerable());

    [Fact]
    public void What_an_unnamed_office_is_called_must_be_there_and_its_name_need_not()
    {
        Assert.Equal(["common/connecting.1", "common/office_unnamed", "common/connecting.2"],
            Book().MissingReadings("jn12316", "connecting"));
        Assert.Contains("common/office_unnamed",
            Book(Text.Replace("office_unnamed", "office")).MissingReadings("jn12316", "connecting"));
    }

    [Fact]
    public void A_hotline_may_call_an_unnamed_office_in_its_own_way() => Assert.Equal(
        ["common/connecting.1", "jn12316/office_unnamed", "common/connecting.2"],
        Book(Text + "\n  office_unnamed: 县级农机主管部门").Read("jn12316", "connecting").AsEnumerable());

    [Theory]
    [InlineData("a: [编号, {digit: no}]", "2:12: `digit` is no word here - Did you mean `digits`?",
        "2:11: this value has no name"
        + " - Write {digits: name}, {count: name}, {ordinal: name} or {office: name}")]
    [InlineData("a: [第, {ordinal: n, count: n}, 位]", "2:10: this value is to be read in two ways"
        + " - Write {digits: name}, {count: name}, {ordinal: name} or {office: name}")]
    [InlineData("a: {digits: no}", "2:6: prompt `a` is a group of words - Write a sentence, or a list of sentences and"
        + " {digits: name}, {count: name}, {ordinal: name} or {office: name}")]
    [InlineData("office_unnamed: [单位, {office: org}]",
        "2:24: this is said of an office that has no name, and names one - Say it in words")]
    public void A_mistake_in_a_value_is_shown_where_it_was_made(string entry, params string[] expected)
    {
        var problems = new ProblemList("prompts.yaml");
        PromptText.Read($"common:\n  {entry}\n", new Dictionary<string, TimeSpan>(), problems);

        Assert.Equal(expected.Select(problem => $"prompts.yaml:{problem}"),
            problems.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void The_length_of_a_prompt_is_known_only_when_every_reading_is()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Book().LengthOf(["common/goodbye", "common/done.1"]));
        Assert.Null(Book().LengthOf(["common/goodbye", "common/done.2"]));
    }

    [Fact]
    public void A_reading_that_lies_not_on_the_shelf_is_named_once()
    {
        Assert.Contains("common/done.2", Book().MissingReadings("jn12316", "done"));
        Assert.Equal(SpokenNumber.Readings.Length + 1,
            Book(Text.Replace("位。]", "{count: m}]")).MissingReadings("jn12316", "waiting").Count());
    }

    static PromptBook Book(string text = Text)
    {
        var problems = new ProblemList("prompts.yaml");
        var book = PromptText.Read(text, new Dictionary<string, TimeSpan>
        {
            ["common/goodbye"] = TimeSpan.FromSeconds(1),
            ["common/done.1"] = TimeSpan.FromSeconds(2),
            ["names/210115"] = TimeSpan.FromSeconds(2),
        }, problems);
        Assert.Empty(problems.Problems);
        return book;
    }
}
