using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Queues.Offering;

namespace HotlineVoice.Hotline.Tests.Dialplans;

/// <summary>What the page for managers says of queues.yaml is what the reader reads.</summary>
public sealed class QueuePageTests
{
    static readonly string _page = File.ReadAllText(Path.Combine(Shipped.Root, "dialplans", "README.md"));

    [Fact]
    public void The_page_has_a_row_for_every_word_of_a_queue_and_no_other() => Assert.Contains(
        Table("| Word | If not written | May be | Meaning |", "|---|---|---|---|",
            QueueWords.All.SelectMany(word => word.Parts.IsEmpty
                ? [Row(word.Name, word)]
                : word.Parts.Select(part => Row($"{word.Name}: {part.Name}", part))
                    .Prepend(Row(word.Name, word)))),
        _page);

    [Fact]
    public void The_page_names_every_way_of_offering_and_no_other() => Assert.Contains(
        Table("| Way | Asks |", "|---|---|", OfferingCatalogue.All.Select(way => $"| `{way.Name}` | {way.Meaning} |")),
        _page);

    static string Row(string name, QueueWord word) =>
        $"| `{name}` | {(word.Needed ? "must be" : word.Usual)} | {word.Range} | {word.Meaning} |";

    static string Table(string head, string line, IEnumerable<string> rows) =>
        string.Join('\n', [head, line, .. rows, "\n"]);
}
