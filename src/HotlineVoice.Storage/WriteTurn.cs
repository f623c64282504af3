using System.Data.Common;
using HotlineVoice.Storage.Products;

namespace HotlineVoice.Storage;

/// <summary>One transaction of plain SQL. Statements are prepared once for a connection and used again.</summary>
/// <param name="transaction">Begun, and ended by whoever began it.</param>
/// <param name="commands">The connection's statements so far.</param>
/// <param name="instant">An instant as the product's columns hold it.</param>
/// <param name="forUpdate">Ends a SELECT whose rows nobody else may change meanwhile.</param>
sealed class WriteTurn(
    DbTransaction transaction, Dictionary<string, DbCommand> commands, Func<DateTimeOffset, object> instant,
    string forUpdate = "")
{
    /// <summary>As <see cref="HotlineContext.ForUpdate"/>.</summary>
    public string ForUpdate => forUpdate;

    /// <summary>Runs it and says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Ask(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Prepare(sql, values).ExecuteScalar() is var answer and not DBNull ? answer : null;

    /// <summary>Every row, as it is made of the reader's columns.</summary>
    public List<T> Rows<T>(
        string sql, Func<DbDataReader, T> make, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(make(reader));
        return rows;
    }

    DbCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = transaction.Connection!.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            commands.Add(sql, command);
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = Column(values[i].Value);
        return command;
    }

    object Column(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset at => instant(at),
        string text => PlainText.Of(text),
        Enum name => name.ToString(),
        _ => value,
    };
}
