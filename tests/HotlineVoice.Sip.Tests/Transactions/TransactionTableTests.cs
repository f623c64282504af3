using System.Runtime.CompilerServices;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Tests.Transactions;

/// <summary>Walks the four tables of src/HotlineVoice.Sip/Transactions/README.md row by row. If a row and the code
/// disagree, the row is right.</summary>
public sealed class TransactionTableTests
{
    static readonly Dictionary<string, Func<TransactionState, TransactionInput, TransactionStep>> Machines = new()
    {
        ["INVITE server"] = TransactionTables.InviteServer,
        ["Server"] = TransactionTables.Server,
        ["INVITE client"] = TransactionTables.InviteClient,
        ["Client"] = TransactionTables.Client,
    };

    public static TheoryData<string, string, string, string, string> Rows()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var row in ReadRows())
        {
            data.Add(row.Machine, row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_row_holds(string machine, string state, string input, string next, string outputs)
    {
        var step = Machines[machine](Enum.Parse<TransactionState>(state), Enum.Parse<TransactionInput>(input));
        Assert.Equal(Enum.Parse<TransactionState>(next), step.State);
        Assert.Equal(outputs == "–" ? TransactionActs.None : Enum.Parse<TransactionActs>(outputs), step.Acts);
    }

    [Fact]
    public void What_has_no_row_changes_nothing()
    {
        var rows = ReadRows().Select(row => (row.Machine, row.Cells[0], row.Cells[1])).ToHashSet();
        foreach (var (name, machine) in Machines)
        {
            foreach (var state in Enum.GetValues<TransactionState>())
            {
                foreach (var input in Enum.GetValues<TransactionInput>())
                {
                    if (!rows.Contains((name, state.ToString(), input.ToString())))
                    {
                        Assert.Equal(new TransactionStep(state, TransactionActs.None), machine(state, input));
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_machine_has_its_table_and_no_row_stands_twice()
    {
        var rows = ReadRows().ToList();
        Assert.Equal(Machines.Keys.Order(), rows.Select(row => row.Machine).Distinct().Order());
        Assert.Equal(rows.Count, rows.DistinctBy(row => (row.Machine, row.Cells[0], row.Cells[1])).Count());
    }

    static IEnumerable<(string Machine, string[] Cells)> ReadRows([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
        var machine = "";
        foreach (var line in File.ReadLines(Path.Combine(root, "src/HotlineVoice.Sip/Transactions/README.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                machine = line[3..].Trim();
            }
            else if (line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal)
                && !line.StartsWith("| State", StringComparison.Ordinal))
            {
                yield return (machine, [.. line.Trim('|').Split('|').Select(cell => cell.Trim())]);
            }
        }
    }
}
