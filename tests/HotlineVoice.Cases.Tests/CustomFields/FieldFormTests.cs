using HotlineVoice.Cases.CustomFields;

namespace HotlineVoice.Cases.Tests.CustomFields;

/// <summary>The one form of each type.</summary>
public sealed class FieldFormTests
{
    [Theory]
    [InlineData("number", " 12.50 ", "12.5")]
    [InlineData("number", "-0", "0")]
    [InlineData("number", "999999999999999.9999", "999999999999999.9999")]
    [InlineData("date", "2024-02-29", "2024-02-29")]
    [InlineData("choice", "乙", "乙")]
    [InlineData("text", " 一行字 ", "一行字")]
    [InlineData("number", "  ", "")]
    public void Equal_values_are_equal_texts(string type, string said, string kept) =>
        Assert.Equal((kept, null), FieldForm.Read(Rule(type), said));

    [Theory]
    [InlineData("number", "1e3")]
    [InlineData("number", "1,000")]
    [InlineData("number", "1000000000000000")]
    [InlineData("number", "0.00001")]
    [InlineData("number", "十")]
    [InlineData("date", "2026-02-29")]
    [InlineData("date", "2026-2-1")]
    [InlineData("choice", "丙")]
    [InlineData("text", "两\n行")]
    public void What_is_not_of_the_type_is_said(string type, string said)
    {
        var (value, wrong) = FieldForm.Read(Rule(type), said);

        Assert.Null(value);
        Assert.StartsWith("应为", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_a_line_that_an_index_can_hold()
    {
        Assert.NotNull(FieldForm.Read(Rule("text"), new string('字', FieldForm.CharactersMax)).Value);
        Assert.Null(FieldForm.Read(Rule("text"), new string('字', FieldForm.CharactersMax + 1)).Value);
    }

    static FieldRule Rule(string type) =>
        new("a", "甲", Enum.Parse<FieldType>(type, ignoreCase: true)) { Choices = ["甲", "乙"] };
}
