using System.Security.Cryptography;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Messages that leave the house: taken by one server at a time, and never lost.</summary>
public abstract class OutgoingTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : OutgoingTests(Product.Sqlite);

    public sealed class OnPostgreSql() : OutgoingTests(Product.PostgreSql);

    static readonly TimeSpan _lease = TimeSpan.FromMinutes(2);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Of_many_who_take_at_once_each_message_goes_to_one_and_comes_back_when_he_dies()
    {
        for (var n = 0; n < 12; n++)
            await _storage.Outgoing.AddAsync(Message(), Cancel);
        var now = _shed.Time.GetUtcNow();

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeAsync(now)));

        var ids = taken.SelectMany(one => one).Select(one => one.Message.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        // Whoever came second to a row may have gone without; what he left is still due.
        ids.AddRange((await TakeAsync(now)).Select(one => one.Message.Id));
        Assert.Equal(12, ids.Distinct().Count());
        Assert.Empty(await TakeAsync(now));
        var again = await TakeAsync(now + _lease);
        Assert.Equal(12, again.Count);
        Assert.All(again, one => Assert.Equal(2, one.Message.Attempts));
    }

    [Fact]
    public async Task A_try_is_written_down_and_who_comes_late_with_his_changes_nothing()
    {
        await _storage.Outgoing.AddAsync(Message(), Cancel);
        var now = _shed.Time.GetUtcNow();
        var first = Assert.Single(await TakeAsync(now));
        var second = Assert.Single(await TakeAsync(now + _lease));

        await FinishAsync(second, new(AttemptResult.Sent), now + _lease);
        await FinishAsync(first, new(AttemptResult.Refused, "HTTP 400"), now + _lease);

        var kept = Assert.Single(await _storage.Outgoing.ListAsync(new(), Cancel));
        Assert.Equal((MessageState.Sent, 2), (kept.State, kept.Attempts));
        Assert.Equal([AttemptResult.Sent, AttemptResult.Refused],
            (await _storage.Outgoing.AttemptsAsync([kept.Id], Cancel)).Select(one => one.Result));
    }

    [Fact]
    public async Task The_dead_are_sent_anew_those_that_wait_are_withdrawn_or_given_up()
    {
        await _storage.Outgoing.AddAsync(Message(), Cancel);
        var now = _shed.Time.GetUtcNow();
        Assert.Equal(0, await _storage.Outgoing.GiveUpAsync(MessageChannel.Sms, now, "短信网关未配置", Cancel));
        Assert.Equal(1, await _storage.Outgoing.GiveUpAsync(
            MessageChannel.Sms, now.AddSeconds(1), "短信网关未配置", Cancel));
        var dead = Assert.Single(await _storage.Outgoing.ListAsync(new(MessageState.Dead), Cancel));
        Assert.Equal("短信网关未配置", dead.LastError);
        Assert.False(await _storage.Outgoing.WithdrawAsync(dead.Id, Cancel));

        Assert.Equal(0, await _storage.Outgoing.ResendAsync(null, MessageChannel.Mail, now, Cancel));
        Assert.Equal(1, await _storage.Outgoing.ResendAsync(dead.Id, null, now, Cancel));
        Assert.Equal(1, (await _storage.Outgoing.CountAsync(Cancel))[(MessageChannel.Sms, MessageState.Waiting)]);
        Assert.True(await _storage.Outgoing.WithdrawAsync(dead.Id, Cancel));
        Assert.Empty(await TakeAsync(now));
    }

    [Fact]
    public async Task In_quiet_hours_units_are_sent_to_and_callers_are_left_alone()
    {
        await _storage.Outgoing.AddAsync(Message(), Cancel);
        await _storage.Outgoing.AddAsync(Message() with { IsToCaller = true }, Cancel);
        var now = _shed.Time.GetUtcNow();

        var taken = await _storage.Outgoing.TakeAsync(MessageChannel.Sms, (now, now + _lease), 12, true, Cancel);

        Assert.False(Assert.Single(taken).Message.IsToCaller);
    }

    [Fact]
    public async Task A_hook_that_goes_takes_what_waits_for_it_along_and_its_next_secret_is_another()
    {
        var hook = new Webhook { Id = "wh-1", Title = "平台", Url = "https://example.cn", CreatedAt = Samples.Morning };
        await _storage.Webhooks.PutAsync(hook, Cancel);
        await _storage.Webhooks.PutAsync(hook with { Events = ["dispatch"], SecretSerial = 2 }, Cancel);
        var kept = Assert.Single(await _storage.Webhooks.ListAsync(Cancel));
        Assert.Equal(["dispatch"], kept.Events);
        Assert.NotEqual(_storage.Webhooks.SecretOf(hook), _storage.Webhooks.SecretOf(kept));
        await _storage.Outgoing.AddAsync(
            Message() with { Channel = MessageChannel.Webhook, Address = "wh-1" }, Cancel);

        Assert.True(await _storage.Webhooks.RemoveAsync("wh-1", Cancel));

        Assert.Equal(MessageState.Withdrawn, Assert.Single(await _storage.Outgoing.ListAsync(new(), Cancel)).State);
    }

    [Fact]
    public async Task A_hook_is_told_of_what_was_kept_and_of_nothing_that_was_not()
    {
        await _storage.Webhooks.PutAsync(new Webhook
        {
            Id = "wh-1",
            Title = "平台",
            Url = "https://example.cn",
            Hotlines = ["jn12316"],
            Events = ["dispatch"],
            CreatedAt = Samples.Morning,
        }, Cancel);
        var file = await _storage.Tickets.AddAsync(
            1, TicketSamples.Day, no => TicketSamples.Registered(no), Cancel);
        var sent = TicketSamples.Dispatched(file) with
        {
            Messages = [Message() with { TicketNo = file.Ticket.TicketNo }],
        };

        Assert.True(await _storage.Tickets.TrySaveAsync(sent, Cancel));
        Assert.False(await _storage.Tickets.TrySaveAsync(sent, Cancel));

        var kept = await _storage.Outgoing.ListAsync(new(TicketNo: file.Ticket.TicketNo), Cancel);
        Assert.Equal([("wh-1", "dispatch", "Dispatched"), ("13842012345", "", "请办理")],
            kept.Select(one => (one.Address, one.Subject, one.Text)).Order().Reverse());
    }

    Task<IReadOnlyList<TakenMessage>> TakeAsync(DateTimeOffset now) =>
        _storage.Outgoing.TakeAsync(MessageChannel.Sms, (now, now + _lease), 12, false, Cancel);

    async Task FinishAsync(TakenMessage taken, DeliveryResult result, DateTimeOffset now)
    {
        using var chance = RandomNumberGenerator.Create();
        await _storage.Outgoing.FinishAsync(taken.Message,
            new MessageAttempt
            {
                MessageId = taken.Message.Id,
                At = now,
                Result = result.Result,
                Error = result.Error,
            },
            DeliveryStep.After(taken.KeptAt, taken.Message.Attempts, result, now, chance), Cancel);
    }

    internal static OutgoingMessage ToCaller(string ticketNo, string phone) => Message() with
    {
        TicketNo = ticketNo,
        Address = phone,
        IsToCaller = true,
        Text = $"{phone}，您的诉求已受理",
    };

    static OutgoingMessage Message() => new()
    {
        Channel = MessageChannel.Sms,
        HotlineCode = "jn12316",
        Address = "13842012345",
        Text = "请办理",
        Purpose = "remind",
        At = Samples.Morning,
    };
}
