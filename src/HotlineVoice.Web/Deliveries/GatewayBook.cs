using System.Collections.Concurrent;
using System.Data.Common;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Hotline.Measures;

namespace HotlineVoice.Web.Deliveries;

/// <summary>How a way out stands, as the administrator's page shows it.</summary>
sealed record GatewayStanding(MessageChannel Channel, bool IsConfigured)
{
    public DateTimeOffset? LastSuccess { get; init; }
    public DateTimeOffset? LastErrorAt { get; init; }
    public string? LastError { get; init; }
}

/// <summary>The ways out that there are, and what came of what was tried since the start.</summary>
sealed class GatewayBook : IDisposable
{
    readonly ConcurrentDictionary<(MessageChannel Channel, AttemptResult Result), long> _counts = new();
    readonly ConcurrentDictionary<MessageChannel, GatewayStanding> _standings = new();

    public GatewayBook(WebOptions options, WebPorts ports)
    {
        Gateways =
        [
            .. options.Deliveries.Sms is { } sms ? [new SmsGateway(sms, ports.Time)] : Array.Empty<IGateway>(),
            .. options.Deliveries.Mail is { } mail ? [new MailGateway(mail)] : Array.Empty<IGateway>(),
            new WebhookGateway(ports.Webhooks, ports.Time, options.Deliveries.WebhooksAllowPrivate),
        ];
        foreach (var channel in Enum.GetValues<MessageChannel>())
            _standings[channel] = new(channel, Gateways.Any(one => one.Channel == channel));
    }

    public IReadOnlyList<IGateway> Gateways { get; }

    public IReadOnlyList<GatewayStanding> Standings => [.. _standings.Values.OrderBy(one => one.Channel)];

    public void Note(MessageChannel channel, DeliveryResult result, DateTimeOffset now)
    {
        _counts.AddOrUpdate((channel, result.Result), 1, (_, count) => count + 1);
        _standings.AddOrUpdate(channel, _ => new(channel, true), (_, one) => result.Result == AttemptResult.Sent
            ? one with { LastSuccess = now }
            : one with { LastErrorAt = now, LastError = result.Error });
    }

    public async Task<IReadOnlyList<MeterReading>> ReadAsync(IOutgoingStore store, CancellationToken cancel)
    {
        var counts = await CountAsync(store, cancel);
        return
        [
            .. Enum.GetValues<MessageChannel>().SelectMany(channel => Enum.GetValues<AttemptResult>().Select(result =>
                new MeterReading("hotline_messages_total", "Tries to send messages by what came of them.",
                    MeterKind.Counter, [new("channel", channel.ToString()), new("result", result.ToString())],
                    _counts.GetValueOrDefault((channel, result))))),
            .. Enum.GetValues<MessageChannel>().Select(channel => new MeterReading(
                "hotline_messages_waiting", "Messages that wait to be sent.", MeterKind.Gauge,
                [new("channel", channel.ToString())],
                counts.GetValueOrDefault((channel, MessageState.Waiting)))),
        ];
    }

    /// <summary>A database that is down takes its own figures away, and no others.</summary>
    static async Task<IReadOnlyDictionary<(MessageChannel, MessageState), int>> CountAsync(
        IOutgoingStore store, CancellationToken cancel)
    {
        try
        {
            return await store.CountAsync(cancel);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return new Dictionary<(MessageChannel, MessageState), int>();
        }
    }

    public void Dispose()
    {
        foreach (var gateway in Gateways.OfType<IDisposable>())
            gateway.Dispose();
    }
}
