using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>Reads divisions.yaml: names by code, or every problem at once.</summary>
public static class DivisionReader
{
    /// <summary>The book; without divisions when the file cannot be read.</summary>
    public static DivisionBook Read(string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of divisions is expected",
                    "Write - { code: 210000, name: 辽宁省, level: 省 }");
            return DivisionBook.Empty;
        }

        // Parents come first, so that no circle can be written.
        var found = new Dictionary<string, Division>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, OfficeWords.Divisions, problems) is { } words
                && words.Fields.Scalar("code") is { } code)
            {
                if (!Division.IsWellFormed(code.Text))
                    problems.Add(code, $"`{code.Text}` is no code",
                        "Write six digits of GB/T 2260, or nine for a town");
                if (words.Fields.Scalar("in") is { } parent && !found.ContainsKey(parent.Text))
                    problems.Add(parent, $"there is no division `{parent.Text}` above this line",
                        "Write it before those that lie in it");
                var division = new Division(
                    code.Text, words.Text("name"), words.Choice("level", OfficeWords.Levels, OrganisationLevel.County),
                    words.TextOrNull("in"));
                if (!found.TryAdd(division.Code, division))
                    problems.Add(code, $"division `{division.Code}` is written twice", "Keep one of them");
            }

        return problems.Problems.Count == 0 ? new DivisionBook(found.Values) : DivisionBook.Empty;
    }
}
