using System.Net;
using Microsoft.Data.Sqlite;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>While another process holds the database, changes are told to come again; nothing else suffers.</summary>
public sealed class BusyDatabaseTests : IAsyncLifetime
{
    readonly ApiServer _server = new()
    {
        Options = options => options with { BusyTimeout = TimeSpan.FromMilliseconds(300) },
    };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Changes_are_told_to_come_again_and_figures_come_all_the_same()
    {
        var voicemail = await _server.KeepAsync(Samples.Voicemail());
        using var agent = await _server.AsAsync("agent");
        using (var other = new SqliteConnection($"Data Source={_server.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            Execute(other, "BEGIN EXCLUSIVE");

            using var take = await agent.PostAsync($"voicemails/{voicemail.Id}/take", null);
            await take.ProblemAsync(503);
            Assert.NotNull(take.Headers.RetryAfter);
            using var session = await agent.SendJsonAsync(
                "POST", "session", $$"""{"user":"agent","password":"{{ApiServer.Password}}"}""");
            await session.ProblemAsync(503);
            Assert.Contains("hotline_calls_active", await agent.GetStringAsync("/metrics"));
            Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/health/live")).StatusCode);
            Assert.Equal("New", (await agent.JsonAsync($"voicemails/{voicemail.Id}")).Text("state"));
            Execute(other, "ROLLBACK");
        }

        var taken = await (await agent.PostAsync($"voicemails/{voicemail.Id}/take", null)).JsonAsync();
        Assert.Equal("Taken", taken.Text("state"));
    }

    [Fact]
    public async Task The_switchs_figures_come_also_when_the_database_cannot_be_read()
    {
        using var nobody = _server.Nobody();
        using var other = new SqliteConnection($"Data Source={_server.DatabasePath};Pooling=False");
        await other.OpenAsync();
        Execute(other, "ALTER TABLE calls RENAME TO calls_gone");

        Assert.Contains("hotline_calls_active", await nobody.GetStringAsync("/metrics"));
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/health/live")).StatusCode);
        using var supervisor = await _server.AsAsync("supervisor");
        await (await supervisor.GetAsync("calls")).ProblemAsync(503);
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
