using System.Data.Common;

namespace HotlineVoice.Storage;

/// <summary>One transaction of plain SQL. Statements are prepared once for a connection and used again.</summary>
sealed class WriteTurn(HotlineContext context, DbTransaction transaction, Dictionary<string, DbCommand> commands)
{
    /// <summary>Runs it and says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Ask(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Prepare(sql, values).ExecuteScalar() is var answer and not DBNull ? answer : null;

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
        DateTimeOffset instant => context.Instant(instant),
        Enum name => name.ToString(),
        _ => value,
    };
}
