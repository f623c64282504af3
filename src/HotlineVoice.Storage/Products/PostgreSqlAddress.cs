using Npgsql;

namespace HotlineVoice.Storage.Products;

/// <summary>The connection string as an operator writes it, checked and completed.</summary>
static class PostgreSqlAddress
{
    const int ConnectSeconds = 5, CommandSeconds = 15, AnswersToCancelMilliseconds = 1000;
    const int StatementsPreparedMax = 200;

    /// <summary>PostgreSQL itself comes with room for a hundred; two nodes and a person with psql shall fit.</summary>
    const int ConnectionsMax = 40;

    /// <summary>What is wrong with it, as sentences without what stands in it; none when it can be tried.</summary>
    public static IReadOnlyList<string> Problems(string text)
    {
        const string Form = "write Host=…;Port=5432;Database=…;Username=…;Password=…";
        if (text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && text.Contains("://"))
            return [$"an address as a URL is not understood; {Form}"];
        try
        {
            var address = new NpgsqlConnectionStringBuilder(text);
            var missing = new List<string>();
            if (string.IsNullOrWhiteSpace(address.Host))
                missing.Add($"Host is missing; {Form}");
            if (string.IsNullOrWhiteSpace(address.Database))
                missing.Add($"Database is missing; {Form}");
            return missing;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's message names the key, and the value only where it is a number or a word of a list.
            return [$"{e.Message.TrimEnd('.')}; {Form}"];
        }
    }

    /// <summary>What is given stays; what is left out is set as a hotline needs it.</summary>
    public static string Complete(string text, TimeSpan busyTimeout)
    {
        var given = new NpgsqlConnectionStringBuilder(text);
        var full = new NpgsqlConnectionStringBuilder(text);
        Set("Application Name", () => full.ApplicationName = "hotline");
        Set("Timeout", () => full.Timeout = ConnectSeconds);
        Set("Command Timeout", () => full.CommandTimeout = CommandSeconds);
        Set("Cancellation Timeout", () => full.CancellationTimeout = AnswersToCancelMilliseconds);
        Set("Max Auto Prepare", () => full.MaxAutoPrepare = StatementsPreparedMax);
        Set("Auto Prepare Min Usages", () => full.AutoPrepareMinUsages = 2);
        Set("Maximum Pool Size", () => full.MaxPoolSize = ConnectionsMax);
        // What is kept must be on the disk when it is said to be; who waits for a lock shall hear of it.
        full.Options = FormattableString.Invariant(
            $"-c synchronous_commit=on -c lock_timeout={(long)busyTimeout.TotalMilliseconds} {given.Options}").Trim();
        // A detail holds the row: citizens' names and numbers do not belong into a log.
        full.IncludeErrorDetail = false;
        full.PersistSecurityInfo = false;
        return full.ToString();

        void Set(string key, Action set)
        {
            if (!given.ContainsKey(key) || !given.ShouldSerialize(key))
                set();
        }
    }
}
