using System.Text.Json;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Web.Deliveries;
using HotlineVoice.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>kill -9 while messages leave the house: each arrives, and its id tells the doubles.</summary>
public sealed class KilledWhileSendingTests
{
    const int Messages = 10;

    /// <summary>Two of the first four are taken, two are never answered; all that comes later is taken.</summary>
    const string Answers = "200,200,0,0,200";
    const int FirstRound = 4;
    const int Held = 2;

    [Fact]
    public async Task Every_message_comes_at_least_once_and_only_what_was_on_its_way_comes_twice()
    {
        await using var provider = await Receiver.HttpAsync();
        var settings = new ServerSettings()
            .With("Sms:Url", $"http://127.0.0.1:{provider.Port}/{Answers}").With("Sms:PerSecond", "100");
        await using var server = await ServerProcess.StartAsync(settings, WriteAsync);
        var before = await ComeAsync(provider, FirstRound);
        await SentAsync(server, FirstRound - Held);
        var written = (await server.Api.ListAsync("outgoing?state=Sent")).Select(one => one.TextOf("id")!).ToList();

        await server.KillAsync();
        LetTheLeasePass(server);
        await server.StartAgainAsync();
        var after = await ComeAsync(provider, Messages - FirstRound + Held);
        await SentAsync(server, Messages);

        Assert.Equal(Messages, before.Concat(after).Distinct().Count());
        Assert.Equal(before.Except(written).Order(), before.Intersect(after).Order());
        Assert.Equal(after.Count, after.Distinct().Count());
    }

    static async Task WriteAsync(ServerProcess server)
    {
        var options = new StorageOptions { DataDirectory = server.DataFolder };
        await using var storage = await StorageService.OpenAsync(options, NullLoggerFactory.Instance);
        for (var n = 0; n < Messages; n++)
            await storage.Outgoing.AddAsync(new OutgoingMessage
            {
                Channel = MessageChannel.Sms,
                HotlineCode = "jn12316",
                Address = $"1384201234{n}",
                Text = "请尽快办理",
                Purpose = "remind",
                At = DateTimeOffset.UtcNow,
            }, TestContext.Current.CancellationToken);
    }

    /// <summary>The ids of the next messages that come, as the provider reads them.</summary>
    static async Task<List<string>> ComeAsync(Receiver provider, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count)
            ids.Add(JsonDocument.Parse((await provider.NextAsync()).TextOf("body")!).RootElement.TextOf("id")!);
        return ids;
    }

    static Task SentAsync(ServerProcess server, int count) => Waiting.UntilAsync(
        async () => (await server.Api.ListAsync("outgoing?state=Sent")).Count == count, $"{count} sent messages");

    /// <summary>What the dead server had taken is free again two minutes later; no test waits for that.</summary>
    static void LetTheLeasePass(ServerProcess server)
    {
        var path = Path.Combine(server.DataFolder, StorageService.DatabaseFileName);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            UPDATE outgoing_messages SET next_attempt_at = kept_at WHERE attempts > 0 AND sent_at IS NULL
            """;
        Assert.Equal(Held, command.ExecuteNonQuery());
    }
}
