using System.Text;
using HotlineVoice.Server.Tests.Storage.Products;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Looks for something wherever it may lie, knowing nothing of what our code means to keep.</summary>
static class Search
{
    /// <summary>Everything that lies in the data directory, but sound and the key.</summary>
    public static string Files(string folder) => string.Concat(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".wav" or ".key"))
            .Select(file =>
            {
                using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(open, Encoding.Latin1);
                return reader.ReadToEnd();
            }));

    /// <summary>Every value of every row of every table, as text.</summary>
    public static string Rows(Shed shed, Product product)
    {
        using var connection = shed.Connect();
        var tables = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = product == Product.Sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";
            using var names = list.ExecuteReader();
            while (names.Read())
                tables.Add(names.GetString(0));
        }

        Assert.Contains("ticket_history", tables);
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            using var all = connection.CreateCommand();
            all.CommandText = $"SELECT * FROM {table}";
            using var rows = all.ExecuteReader();
            while (rows.Read())
                for (var i = 0; i < rows.FieldCount; i++)
                    text.Append(rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : rows.GetValue(i))
                        .Append('\n');
        }

        return text.ToString();
    }
}
