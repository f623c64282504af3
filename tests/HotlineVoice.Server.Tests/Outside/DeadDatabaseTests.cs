using System.Net;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Storage.Products;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>The server with its database on PostgreSQL, when that goes away and when both do.</summary>
public sealed class DeadDatabaseTests : IAsyncLifetime
{
    readonly Cluster _cluster = Cluster.Start("--durable");
    ServerProcess _server = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster.Execute(_cluster.Address, "CREATE DATABASE hotline");
        _server = await ServerProcess.StartAsync(new ServerSettings().With(
            "Storage:ConnectionString", Cluster.Of(_cluster.Address, "hotline")));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Calls_go_on_without_it_and_what_was_kept_outlives_a_kill_of_the_server_too()
    {
        var added = await _server.CommandAsync(
            "a long password", "user", "add", "wang", "--name", "王芳", "--roles", "agent", "--password-stdin");
        Assert.True(added.Code == 0, added.ToString());
        using var first = new RawPhone(_server.Sip, "127.0.0.2");
        await first.CallAsync();
        await _server.KeptAsync();
        _cluster.Crash();

        using var second = new RawPhone(_server.Sip, "127.0.0.2");
        await second.CallAsync();
        await second.HangUpAsync();
        await first.HangUpAsync();
        using var third = new RawPhone(_server.Sip, "127.0.0.2");
        await third.CallAsync();
        await Waiting.UntilAsync(
            async () => await PendingAsync() >= 6, "facts to wait for the database");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await _server.Api.SendAsync(HttpMethod.Get, "calls", new { }));
        await _server.KillAsync();
        _cluster.Resume();
        await _server.StartAgainAsync();

        Assert.Equal(0, await PendingAsync());
        foreach (var phone in new[] { first, second })
            Assert.Equal("AbandonedInFlow", (await _server.Api.EndedCallAsync(phone.Number)).TextOf("endReason"));
        Assert.Equal("ServerLost", (await _server.Api.EndedCallAsync(third.Number)).TextOf("endReason"));
        Assert.DoesNotContain("hotline-test", _server.Log);
    }

    async Task<long> PendingAsync() => long.Parse((await _server.Api.MetricsAsync()).Split('\n')
        .First(line => line.StartsWith("hotline_journal_pending ", StringComparison.Ordinal)).Split(' ')[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
