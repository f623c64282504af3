using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>Reads offices.yaml: the units of a hotline, or every problem at once.</summary>
public static class OfficeReader
{
    const int IdMax = 40;
    const int NumberMin = 5;
    const int NumberMax = 18;

    /// <summary>Numbers that belong to nobody's office; a mistake here would call them out.</summary>
    static readonly string[] _emergencies = ["110", "119", "120", "122"];

    /// <summary>The book; without units when the file cannot be read.</summary>
    /// <param name="divisions">Against these codes are checked; an empty book checks only their form.</param>
    /// <param name="text">The file.</param>
    /// <param name="problems">Takes the problems.</param>
    public static OfficeBook Read(DivisionBook divisions, string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(divisions);
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of units is expected",
                    "Write - { id: …, name: …, level: 县, division: … }");
            return OfficeBook.Empty;
        }

        var found = new Dictionary<string, (Organisation Office, WordReader At)>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, OfficeWords.All, problems) is { } words && ReadOne(words, divisions) is { } office
                && !found.TryAdd(office.OrgId, (office, words)))
                problems.Add(words.Fields.Find("id")!, $"unit `{office.OrgId}` is written twice", "Keep one of them");
        FindSuperiors(found, problems);
        return problems.Problems.Count == 0 ? new OfficeBook(found.Values.Select(one => one.Office)) : OfficeBook.Empty;
    }

    static Organisation? ReadOne(WordReader words, DivisionBook divisions)
    {
        var id = words.Fields.Scalar("id");
        if (id is null)
            return null;
        if (id.Text.Length > IdMax || !id.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            words.Problems.Add(id, $"`{id.Text}` is no id", $"Use at most {IdMax} small letters, digits and hyphens");
        var division = words.Fields.Scalar("division");
        if (division is not null && !Division.IsWellFormed(division.Text))
            words.Problems.Add(division, $"`{division.Text}` is no division", "Write six digits of GB/T 2260");
        else if (division is not null && !divisions.All.IsEmpty && divisions.Find(division.Text) is null)
            words.Problems.Add(division, $"division `{division.Text}` is not in divisions.yaml",
                "Compare it with that file");
        return new Organisation(
            id.Text, words.Text("name"), words.Choice("level", OfficeWords.Levels, OrganisationLevel.County),
            division?.Text ?? "")
        {
            ShortName = words.TextOrNull("short"),
            ParentOrgId = words.TextOrNull("superior"),
            Type = words.Choice("type", OfficeWords.Types, OrganisationType.Government),
            Mailbox = words.TextOrNull("mailbox"),
            Phones = [.. words.Groups("phones").Select(ReadPhone).OfType<OrganisationPhone>()],
        };
    }

    static OrganisationPhone? ReadPhone(WordReader words)
    {
        var number = words.Fields.Scalar("number");
        var purpose = words.Fields.Scalar("for");
        if (purpose is not null && !OfficeWords.Purposes.Contains(purpose.Text))
            words.Problems.Add(purpose, $"`{purpose.Text}` is nothing that a telephone is for",
                Spelling.Suggest(purpose.Text, OfficeWords.Purposes));
        if (number is null || purpose is null)
            return null;
        if (_emergencies.Contains(number.Text.TrimStart('0')))
            words.Problems.Add(number, $"`{number.Text}` is an emergency number", "Write the office's own number");
        else if (number.Text.Length is < NumberMin or > NumberMax || !number.Text.All(char.IsAsciiDigit))
            words.Problems.Add(number, $"`{number.Text}` is no number that can be dialled",
                "Write the national form in digits: 02412345678");
        return new OrganisationPhone(number.Text, purpose.Text)
        {
            Hours = words.TextOrNull("hours"),
            ValidFrom = words.Fields.Day("valid from"),
            ReportedOn = words.Fields.Day("reported"),
        };
    }

    static void FindSuperiors(Dictionary<string, (Organisation Office, WordReader At)> found, ProblemList problems)
    {
        foreach (var (office, words) in found.Values.Where(one => one.Office.ParentOrgId is not null))
        {
            var at = words.Fields.Find("superior")!;
            if (!found.ContainsKey(office.ParentOrgId!))
                problems.Add(at, $"there is no unit `{office.ParentOrgId}`",
                    Spelling.Suggest(office.ParentOrgId!, found.Keys));
            else if (IsInCircle(office, found))
                problems.Add(at, $"unit `{office.OrgId}` is above itself", "Let superiors lead to the top");
        }
    }

    static bool IsInCircle(Organisation office, Dictionary<string, (Organisation Office, WordReader At)> found)
    {
        var seen = new HashSet<string>();
        for (var above = office.ParentOrgId; above is not null && seen.Add(above);
            above = found.TryGetValue(above, out var next) ? next.Office.ParentOrgId : null)
            if (above == office.OrgId)
                return true;
        return false;
    }
}
