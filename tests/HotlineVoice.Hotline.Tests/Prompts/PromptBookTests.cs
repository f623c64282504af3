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

    [Fact]
    public void The_length_of_a_prompt_is_known_only_when_every_reading_is()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), Book().LengthOf(["common/goodbye", "common/done.1"]));
        Assert.Null(Book().LengthOf(["common/goodbye", "common/done.2"]));
    }

    [Fact]
    public void A_reading_that_lies_not_on_the_shelf_is_named() =>
        Assert.Contains("common/done.2", Book().MissingReadings("jn12316", "done"));

    static PromptBook Book()
    {
        var problems = new ProblemList("prompts.yaml");
        var book = PromptText.Read(Text, new Dictionary<string, TimeSpan>
        {
            ["common/goodbye"] = TimeSpan.FromSeconds(1),
            ["common/done.1"] = TimeSpan.FromSeconds(2),
        }, problems);
        Assert.Empty(problems.Problems);
        return book;
    }
}
