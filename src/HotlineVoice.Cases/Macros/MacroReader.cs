using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Macros;

/// <summary>Reads macros.yaml: what is done together, or every problem at once.</summary>
public static class MacroReader
{
    const int TitleCharactersMax = 20;
    const int IdCharactersMax = 40;
    const int TextCharactersMax = 4_000;

    /// <summary>The macros in their order; none when the file has a problem.</summary>
    /// <param name="offices">Macros name its units. Null when they could not be read: then any will do.</param>
    /// <param name="text">The file.</param>
    /// <param name="problems">Takes the problems.</param>
    public static ImmutableArray<Macro> Read(OfficeBook? offices, string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of macros is expected",
                    "Write - { id: …, title: …, tags: [ … ] }");
            return [];
        }

        var found = new List<Macro>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, MacroWords.All, problems) is { } words)
            {
                var macro = ReadOne(item, words, offices);
                if (macro.Id.Length > 0 && found.Any(other => other.Id == macro.Id))
                    problems.Add(item, $"`{macro.Id}` is the id of two macros", "Give one of them another");
                found.Add(macro);
            }

        return problems.Problems.Count == 0 ? [.. found] : [];
    }

    static Macro ReadOne(TextNode item, WordReader words, OfficeBook? offices)
    {
        if (words.Fields.Scalar("id") is { } id && !IsId(id.Text))
            words.Problems.Add(id, $"`{id.Text}` is no id",
                $"Write at most {IdCharactersMax} small letters, digits and dashes");
        if (words.Fields.Scalar("title") is { Text.Length: > TitleCharactersMax } title)
            words.Problems.Add(title, $"`title` has {title.Text.Length} characters",
                $"Write at most {TitleCharactersMax}");
        var (tags, untags) = (Tags(words, "tags"), Tags(words, "untag"));
        foreach (var both in untags.Where(word => tags.Any(other => other.Text == word.Text)))
            words.Problems.Add(both, $"`{both.Text}` is put on and taken off", "Keep one of them");
        CheckText(words.Fields.Scalar("note"), words.Problems);
        if (words.Fields.Find("note for") is { } reader && words.Fields.Find("note") is null)
            words.Problems.Add(reader, "there is no note to read", "Write `note`, or remove `note for`");
        var act = Act(words, offices);
        if (tags.IsEmpty && untags.IsEmpty && words.Fields.Find("note") is null && words.Fields.Find("act") is null)
            words.Problems.Add(item, "it does nothing", "Write tags, untag, note or act");
        return new Macro
        {
            Id = words.Text("id"),
            Title = words.Text("title"),
            Tags = [.. tags.Select(word => word.Text)],
            Untags = [.. untags.Select(word => word.Text)],
            Note = words.TextOrNull("note"),
            NoteFor = words.Fields.Find("note for") is null
                ? null
                : words.Choice("note for", MacroWords.Readers, NoteVisibility.Internal),
            Act = act,
            Classes = words.Choices("for", MacroWords.Classes),
        };
    }

    static MacroAct? Act(WordReader words, OfficeBook? offices)
    {
        var with = words.Group("with");
        if (words.Fields.Scalar("act") is not { } act)
        {
            if (words.Fields.Find("act") is null && words.Fields.Find("with") is { } idle)
                words.Problems.Add(idle, "there is no act with which this is said", "Write `act`, or remove `with`");
            return null;
        }

        if (!MacroWords.Acts.TryGetValue(act.Text, out var form))
        {
            words.Problems.Add(act, $"`{act.Text}` is no act of a macro",
                Spelling.Suggest(act.Text, MacroWords.Acts.Keys));
            return null;
        }

        foreach (var lacking in form.Needs.Where(name => with?.Fields.Find(name) is null))
            words.Problems.Add(act, $"`{act.Text}` needs `{lacking}`", $"Add `with: {{ {lacking}: … }}`");
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in with?.Fields.Map.Entries ?? [])
        {
            var name = entry.Key.Text;
            if (MacroWords.Fields.All(word => word.Name != name))
                continue;
            if (!form.Needs.Contains(name) && !form.Takes.Contains(name))
                words.Problems.Add(entry.Key, $"`{act.Text}` says no `{name}`",
                    Spelling.Suggest(name, form.Needs.Concat(form.Takes)));
            else if (Value(with!, name, offices) is { } value)
                said[name] = value;
        }

        return new MacroAct(act.Text, said.ToImmutable());
    }

    /// <summary>As the history would write it; null, with a problem, when it cannot be.</summary>
    static string? Value(WordReader with, string name, OfficeBook? offices)
    {
        switch (MacroWords.Fields.First(word => word.Name == name).Form)
        {
            case FileWordForm.Flag:
                return with.Fields.Flag(name, false) ? "true" : "false";
            case FileWordForm.Count:
                return with.Count(name)?.ToString(CultureInfo.InvariantCulture);
        }

        var values = name == "coOrgIds" ? with.Values(name) : [.. One(with.Fields.Scalar(name))];
        foreach (var value in values)
            if (name is not ("orgId" or "coOrgIds"))
                CheckText(value, with.Problems);
            else if (offices is not null && offices.Find(value.Text) is null)
                with.Problems.Add(value, $"`{value.Text}` is no unit of offices.yaml",
                    Spelling.Suggest(value.Text, offices.All.Select(office => office.OrgId)));
        return values.IsEmpty ? null : string.Join(',', values.Select(value => value.Text));
    }

    static IEnumerable<TextNode.Scalar> One(TextNode.Scalar? value) => value is null ? [] : [value];

    static ImmutableArray<TextNode.Scalar> Tags(WordReader words, string name)
    {
        var tags = words.Values(name);
        foreach (var tag in tags.Where(tag => tag.Text.Length > TicketTag.WordCharactersMax
                     || tag.Text.Trim() != tag.Text
                     || tag.Text.Any(letter => char.IsControl(letter) || letter is '、' or ',')))
            words.Problems.Add(tag, $"`{tag.Text}` is no 标签",
                $"Write at most {TicketTag.WordCharactersMax} characters on one line, without 、 and ,");
        return tags;
    }

    static void CheckText(TextNode.Scalar? text, ProblemList problems)
    {
        if (text is null)
            return;
        if (text.Text.Length > TextCharactersMax)
            problems.Add(text, $"it has {text.Text.Length} characters", $"Write at most {TextCharactersMax}");
        foreach (var word in CannedFilling.Unknown(text.Text))
            problems.Add(text, $"`{{{word}}}` is no word that is filled in",
                Spelling.Suggest(word, CannedFilling.Words));
    }

    static bool IsId(string text) => text.Length <= IdCharactersMax
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
