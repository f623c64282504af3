namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>
/// After the story: citizens go on calling and one clerk goes on answering, so that whoever opens the wall sees it
/// move. Nothing is checked any more.
/// </summary>
sealed class EverydayCalls(DemoStage stage, DemoCast cast)
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    static readonly TimeSpan _picksUpAfter = TimeSpan.FromSeconds(3);
    static readonly TimeSpan _talk = TimeSpan.FromSeconds(12);
    static readonly TimeSpan _reads = TimeSpan.FromSeconds(8);
    static readonly TimeSpan _between = TimeSpan.FromSeconds(15);

    /// <summary>Until it is cancelled, which is its only end.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (sun, seat) = (cast.Sun, DemoCast.Second);
        sun.PlugIn(seat, stage.Server.Domain, stage.Address);
        sun.Phone.Register();
        await sun.Phone.IsSettledAsync(_patience, cancel).ConfigureAwait(false);
        await stage.Server.AskAsync(seat.User, $"seats/{seat.No}/state", new { state = "Ready" }, cancel)
            .ConfigureAwait(false);
        await Task.WhenAll(
            AnswerAsync(sun, seat, cancel), AnswerAsync(cast.Office, null, cancel),
            CallAsync(cast.Wang, TimeSpan.Zero, cancel), CallAsync(cast.Li, _between / 2, cancel))
            .ConfigureAwait(false);
    }

    /// <summary>Answers every call and talks until the other side has had enough.</summary>
    async Task AnswerAsync(DemoPerson person, DemoSeat? seat, CancellationToken cancel)
    {
        while (true)
        {
            if (!await person.Phone.RingsAsync(_patience, cancel).ConfigureAwait(false))
                continue;
            await Task.Delay(_picksUpAfter, cancel).ConfigureAwait(false);
            person.Phone.Answer();
            if (await person.Phone.IsAnsweredAsync(_patience, cancel).ConfigureAwait(false))
                person.Phone.Hum(person.HumHertz, _talk);
            await person.Phone.IsHungUpOnAsync(_patience, cancel).ConfigureAwait(false);
            if (seat is null)
                continue;
            await Task.Delay(_between, cancel).ConfigureAwait(false);
            await stage.Server.AskAsync(seat.User, $"seats/{seat.No}/state", new { state = "Ready" }, cancel)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Dials, asks for a person, talks, hangs up, and dials again.</summary>
    async Task CallAsync(DemoPerson citizen, TimeSpan first, CancellationToken cancel)
    {
        await Task.Delay(first, cancel).ConfigureAwait(false);
        while (true)
        {
            await citizen.PlugInAsync(stage.Network, stage.Address).ConfigureAwait(false);
            citizen.Phone.Dial("12316");
            if (await citizen.Phone.IsAnsweredAsync(_patience, cancel).ConfigureAwait(false))
            {
                await Task.Delay(_reads, cancel).ConfigureAwait(false);
                citizen.Phone.Press("0");
                await HasTalkedAsync(citizen, cancel).ConfigureAwait(false);
                citizen.Phone.HangUp();
            }

            await Task.Delay(_between, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>A person has been heard for long enough; or nobody came, and he gives up.</summary>
    static async Task HasTalkedAsync(DemoPerson citizen, CancellationToken cancel)
    {
        await citizen.Phone.HearsSilenceAsync(_patience, cancel).ConfigureAwait(false);
        citizen.Phone.Hum(citizen.HumHertz, _talk);
        await Task.Delay(_talk, cancel).ConfigureAwait(false);
    }
}
