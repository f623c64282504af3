using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>Reads catalogue.yaml: who gets what, or every problem at once.</summary>
public static class CatalogueReader
{
    /// <summary>The catalogue; without rows when the file cannot be read.</summary>
    /// <param name="offices">Rows name its units. Null when they could not be read: then any will do.</param>
    /// <param name="divisions">Rows name its codes; an empty book checks only their form.</param>
    /// <param name="text">The file.</param>
    /// <param name="problems">Takes the problems.</param>
    public static DispatchCatalogue Read(
        OfficeBook? offices, DivisionBook divisions, string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(divisions);
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of matters is expected",
                    "Write - { subject: …, unit: …, from: 2026-01-01 }");
            return DispatchCatalogue.Empty;
        }

        var found = new List<CatalogueEntry>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, OfficeWords.Catalogue, problems) is { } words)
            {
                var entry = ReadOne(words, offices, divisions);
                if (found.Any(other => Overlap(entry, other)))
                    problems.Add(item, $"`{entry.Subject}` has two units there on the same day",
                        "End the earlier row with `until`");
                found.Add(entry);
            }

        return problems.Problems.Count == 0 ? new DispatchCatalogue(found) : DispatchCatalogue.Empty;
    }

    static CatalogueEntry ReadOne(WordReader words, OfficeBook? offices, DivisionBook divisions)
    {
        var from = words.Fields.Day("from") ?? DateOnly.MinValue;
        var until = words.Fields.Day("until");
        if (until < from)
            words.Problems.Add(words.Fields.Find("until")!, "it ends before it begins", "Compare the two days");
        if (words.Fields.Scalar("in") is { } place && (!Division.IsWellFormed(place.Text)
            || !divisions.All.IsEmpty && divisions.Find(place.Text) is null))
            words.Problems.Add(place, $"there is no division `{place.Text}`", "Compare it with divisions.yaml");
        var helpers = words.Values("with");
        foreach (var unit in helpers)
            Check(unit, offices, words.Problems);
        if (words.Fields.Scalar("unit") is { } main)
        {
            Check(main, offices, words.Problems);
            foreach (var twice in helpers.Where(unit => unit.Text == main.Text))
                words.Problems.Add(twice, $"`{twice.Text}` cannot help itself", "Remove it");
        }

        return new CatalogueEntry(words.Text("subject"), words.TextOrNull("in"), words.Text("unit"), from)
        {
            Until = until,
            With = [.. helpers.Select(unit => unit.Text)],
            Basis = words.TextOrNull("basis"),
        };
    }

    static void Check(TextNode.Scalar unit, OfficeBook? offices, ProblemList problems)
    {
        if (offices is not null && offices.Find(unit.Text) is null)
            problems.Add(unit, $"`{unit.Text}` is no unit of offices.yaml",
                Spelling.Suggest(unit.Text, offices.All.Select(office => office.OrgId)));
    }

    static bool Overlap(CatalogueEntry one, CatalogueEntry other) =>
        one.Subject == other.Subject && one.DivisionCode == other.DivisionCode
        && one.From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (one.Until ?? DateOnly.MaxValue);
}
