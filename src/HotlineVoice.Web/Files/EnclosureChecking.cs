using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Clocks;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Files;

/// <summary>
/// Has files looked at that wait for it: at once when one has come, and again after a while as long as the scanner does
/// not say. A file in which something was found is taken away before its row says so.
/// </summary>
sealed class EnclosureChecking(WebPorts ports, TicketDesk desk, ILogger<EnclosureChecking> log)
    : EnduringService(ports.Time, _lookEvery)
{
    const int Page = 50;

    /// <summary>What another server has taken in, and what the scanner could not say, is asked again so soon.</summary>
    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(15);

    /// <summary>What lies on no shelf for so long is lost, and the ticket waits for it no longer.</summary>
    static readonly TimeSpan _lostAfter = TimeSpan.FromDays(1);

    readonly SemaphoreSlim _come = new(0, 1);

    /// <summary>A file has come.</summary>
    public void Look()
    {
        try
        {
            if (_come.CurrentCount == 0)
                _come.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has said so in this moment.
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _come.Dispose();
    }

    protected override bool IsNeeded => ports.Scanner.IsThere;

    protected override void Interrupted(Exception error) => log.CheckingInterrupted(error.Message);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        foreach (var file in await ports.EnclosureBook.WaitingAsync(Page, stop))
            await CheckAsync(file, stop);
        await _come.WaitAsync(_lookEvery, stop);
    }

    async Task CheckAsync(Enclosure file, CancellationToken stop)
    {
        var verdict = await ScanAsync(file, stop);
        if (verdict.Check == EnclosureCheck.Waiting)
        {
            log.ScannerSaysNothing(file.Id, verdict.Finding ?? "");
            return;
        }

        if (verdict.Check == EnclosureCheck.Lost)
            log.EnclosureLost(file.Id, file.TicketNo);
        if (verdict.Check == EnclosureCheck.Infected)
        {
            log.EnclosureInfected(file.Id, file.TicketNo, verdict.Finding ?? "");
            ports.Enclosures.Remove(file.Id);
        }

        await desk.AsideAsync(file.TicketNo, new TicketAct.CheckEnclosure(file.Id, verdict),
            TicketActor.System, ports.Clock.Now, CancellationToken.None);
    }

    async Task<ScanVerdict> ScanAsync(Enclosure file, CancellationToken stop)
    {
        // Another server on this database may have it on its own disk, and looks at it there.
        if (ports.Enclosures.Open(file.Id) is not { } stream)
            return new ScanVerdict(
                ports.Clock.Now - file.At < _lostAfter ? EnclosureCheck.Waiting : EnclosureCheck.Lost,
                "it does not lie on this server's shelf");
        await using (stream)
            return await ports.Scanner.ScanAsync(stream, stop);
    }
}
