using System.Security.Cryptography;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Clocks;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Deliveries;

/// <summary>
/// Sends what leaves the house. Each message is taken for a while, tried once, and written down; a server that dies in
/// between leaves it to be taken again, so it goes out at least once. What has no way out waits for one, a day long.
/// </summary>
sealed class MessageSender(WebPorts ports, GatewayBook book, ILogger<MessageSender> log)
    : EnduringService(ports.Time, _lookEvery)
{
    const string Alarm = "messages.dead";

    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _lease = TimeSpan.FromMinutes(2);
    static readonly TimeSpan _checkEvery = TimeSpan.FromMinutes(1);

    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    bool _isRaised;

    public override void Dispose()
    {
        base.Dispose();
        _chance.Dispose();
    }

    /// <summary>Sends once whatever is due by this way; how many were tried.</summary>
    public async Task<int> SendDueAsync(IGateway gateway, CancellationToken stop)
    {
        var now = ports.Time.GetUtcNow();
        var (atOnce, perSecond) = gateway.Pace;
        var taken = await ports.Outgoing.TakeAsync(gateway.Channel, (now, now + _lease),
            Math.Min(atOnce, perSecond ?? atOnce),
            gateway.SparesCallers(TimeOnly.FromDateTime(now.ToOffset(Beijing.Offset).DateTime)), stop);
        await Task.WhenAll(taken.Select(one => SendAsync(gateway, one, stop)));
        return taken.Count;
    }

    /// <summary>Gives up what waits in vain, and says aloud that something died.</summary>
    public async Task CheckAsync(CancellationToken stop)
    {
        var now = ports.Time.GetUtcNow();
        foreach (var standing in book.Standings.Where(one => !one.IsConfigured))
            await ports.Outgoing.GiveUpAsync(standing.Channel, now - DeliveryStep.AgeMax,
                ChannelWords.NotConfigured(standing.Channel), stop);
        var counts = await ports.Outgoing.CountAsync(stop);
        var dead = counts.Where(one => one.Key.State == MessageState.Dead).Sum(one => one.Value);
        var stuck = book.Standings.Where(one => !one.IsConfigured
            && counts.GetValueOrDefault((one.Channel, MessageState.Waiting)) > 0).ToList();
        var isWrong = dead > 0 || stuck.Count > 0;
        if (isWrong == _isRaised)
            return;
        var text = string.Join('；', stuck.Select(one =>
            $"{ChannelWords.NotConfigured(one.Channel)}，{counts[(one.Channel, MessageState.Waiting)]} 条待发")
            .Concat(dead > 0 ? [$"{dead} 条外发消息未能送达"] : []));
        var (id, at) = ($"messages-{RandomNumberGenerator.GetHexString(16, lowercase: true)}", ports.Clock.Now);
        await ports.Facts.KeepAsync(
            [isWrong ? new Fact.AlarmRaised(id, at, Alarm, text) : new Fact.AlarmEnded(id, at, Alarm)], stop);
        _isRaised = isWrong;
    }

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll([base.ExecuteAsync(stop),
        .. book.Gateways.Select(gateway => EndureAsync(cancel => SendRoundAsync(gateway, cancel), stop))]);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        await CheckAsync(stop);
        await Task.Delay(_checkEvery, ports.Time, stop);
    }

    protected override void Interrupted(Exception error) => log.SendingInterrupted(error.Message);

    /// <summary>A way with a pace has a pause after every round; another goes on while there is something.</summary>
    async Task SendRoundAsync(IGateway gateway, CancellationToken stop)
    {
        while (await SendDueAsync(gateway, stop) > 0 && gateway.Pace.PerSecond is null)
        {
        }

        await Task.Delay(_lookEvery, ports.Time, stop);
    }

    async Task SendAsync(IGateway gateway, TakenMessage taken, CancellationToken stop)
    {
        var result = await TryAsync(gateway, taken.Message, stop);
        var now = ports.Time.GetUtcNow();
        book.Note(gateway.Channel, result, now);
        var error = result.Error is { Length: > MessageAttempt.ErrorCharactersMax } text
            ? text[..MessageAttempt.ErrorCharactersMax]
            : result.Error;
        var attempt = new MessageAttempt
        {
            MessageId = taken.Message.Id,
            At = now,
            Result = result.Result,
            Error = error,
            ProviderId = result.ProviderId,
        };
        var step = DeliveryStep.After(taken.KeptAt, taken.Message.Attempts, result, now, _chance);
        if (step.State == MessageState.Dead)
            log.MessageDead(taken.Message.Id, gateway.Channel.ToString(), error ?? "");
        // It has gone out: also while the server stops this is written down.
        await ports.Outgoing.FinishAsync(taken.Message, attempt, step, CancellationToken.None);
    }

    static async Task<DeliveryResult> TryAsync(IGateway gateway, OutgoingMessage message, CancellationToken stop)
    {
        try
        {
            return await gateway.SendAsync(message, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            return new DeliveryResult(AttemptResult.Failed,
                error is OperationCanceledException ? "超时，对方没有应答" : error.Message);
        }
    }
}
