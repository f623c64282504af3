using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Organisations;

public sealed class OfficeBookTests
{
    static OfficeBook Book => ShippedRules.Offices;

    [Theory]
    [InlineData("211224", "昌图县农业农村局")]
    [InlineData("210300", "鞍山市农业农村局")]
    [InlineData("210000", "辽宁省农业农村厅")]
    [InlineData("211224101", "昌图县农业农村局")]
    [InlineData("220000", null)]
    public void A_place_has_its_office(string division, string? name) =>
        Assert.Equal(name, Book.OfficeOf(division)?.Name);

    [Fact]
    public void Superiors_lead_from_the_county_to_the_department()
    {
        var county = Book.Find("210381")!;
        var city = Book.SuperiorOf(county)!;

        Assert.Equal(("210300", "210000"), (city.OrgId, Book.SuperiorOf(city)!.OrgId));
        Assert.True(Book.IsBelow("210381", "210000"));
        Assert.False(Book.IsBelow("210000", "210381"));
        Assert.False(Book.IsBelow("210300", "210300"));
        Assert.Equal(["210000", "210000-njcf"], Book.OfDivision("210000").Select(office => office.OrgId));
    }

    [Fact]
    public void Units_are_found_by_a_part_of_the_name_or_the_beginning_of_the_code()
    {
        Assert.Equal("210381", Assert.Single(Book.Search("海城")).OrgId);
        Assert.Equal("210000-njcf", Book.Search("农机产发处")[0].OrgId);
        Assert.Equal(8, Book.Search("2103").Length);
        Assert.Equal(3, Book.Search(null, 3).Length);
        Assert.Empty(Book.Search("没有"));
    }

    [Theory]
    [InlineData("id: A1", "`A1` is no id")]
    [InlineData("division: 21122", "`21122` is no division")]
    [InlineData("division: 219999", "division `219999` is not in divisions.yaml")]
    [InlineData("level: 区", "`区` has no meaning here")]
    [InlineData("superior: 210001", "there is no unit `210001`")]
    [InlineData("superior: 211224", "unit `211224` is above itself")]
    [InlineData("phones: [{ number: 119, for: 咨询 }]", "`119` is an emergency number")]
    [InlineData("phones: [{ number: 0110, for: 咨询 }]", "`0110` is an emergency number")]
    [InlineData("phones: [{ number: 0412-1234, for: 咨询 }]", "`0412-1234` is no number that can be dialled")]
    [InlineData("phones: [{ number: 04121234567, for: 投拆 }]", "Did you mean `投诉`?")]
    [InlineData("phone: 04121234567", "Did you mean `phones`?")]
    public void A_mistake_is_shown(string word, string expected)
    {
        var words = new Dictionary<string, string>
        {
            ["id"] = "211224",
            ["name"] = "甲局",
            ["level"] = "县",
            ["division"] = "211224",
        };
        var colon = word.IndexOf(':');
        words[word[..colon]] = word[(colon + 2)..];

        Read($"- {{ {string.Join(", ", words.Select(pair => $"{pair.Key}: {pair.Value}"))} }}", out var problems);

        Assert.Contains(expected, Assert.Single(problems));
    }

    [Fact]
    public void Two_units_of_one_id_are_a_mistake()
    {
        const string one = "- { id: a, name: 甲, level: 县, division: 211224 }\n";

        Read(one + one, out var problems);

        Assert.StartsWith("offices.yaml:2:9: unit `a` is written twice", Assert.Single(problems));
    }

    [Fact]
    public void A_telephone_is_kept_with_what_it_is_for()
    {
        var book = Read("""
            - id: a
              name: 甲
              level: 县
              division: 211224
              phones: [{ number: 02412345678, for: 咨询, hours: 工作日 }]
            """, out var problems);

        Assert.Empty(problems);
        Assert.Equal(new OrganisationPhone("02412345678", "咨询") { Hours = "工作日" }, book.Find("a")!.Phones[0]);
    }

    [Fact]
    public void Divisions_stand_below_those_they_lie_in()
    {
        var list = new ProblemList("divisions.yaml");
        DivisionReader.Read("- { code: 211224, name: 昌图县, level: 县, in: 211200 }", list);
        Assert.Contains("no division `211200` above this line", Assert.Single(list.Problems).What);
    }

    static OfficeBook Read(string text, out string[] problems)
    {
        var list = new ProblemList("offices.yaml");
        var book = OfficeReader.Read(ShippedRules.Divisions, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return book;
    }
}
