namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>
/// The citizen reaches a person: two citizens and one clerk, a supervisor's whisper, a county office, a transfer; and
/// what was recorded of it.
/// </summary>
/// <remarks>Whatever a clerk does at his desk is asked of the API; what he does with his telephone, the telephone
/// does.</remarks>
sealed class TalkScenes(DemoStage stage, DemoCast cast, TicketScenes tickets)
{
    static DemoSeat First => DemoCast.First;

    static DemoSeat Second => DemoCast.Second;

    static DemoSeat Leader => DemoCast.Leader;

    public async Task PlayAsync(CancellationToken cancel)
    {
        await SignInAsync(cancel).ConfigureAwait(false);
        await FirstCitizenAsync(cancel).ConfigureAwait(false);
        await SecondCitizenAsync(cancel).ConfigureAwait(false);
        var call = await CallOfAsync(First, cancel).ConfigureAwait(false);
        await WhisperAsync(call, cancel).ConfigureAwait(false);
        await ThreeWayAsync(call, cancel).ConfigureAwait(false);
        await RecordingAsync(call, cast.Li, [cast.Zhao, cast.Office], "the whisper is in neither", cancel)
            .ConfigureAwait(false);
        await tickets.AnsweredByOfficeAsync(call, cancel).ConfigureAwait(false);
        await TransferAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Seats stand as they stood, and recordings are whole.</summary>
    public async Task CheckAfterRestartAsync(CancellationToken cancel)
    {
        await stage.StandsAsync(First, "Ready", cancel).ConfigureAwait(false);
        await stage.StandsAsync(Second, "Away", cancel).ConfigureAwait(false);
        var calls = (await stage.Server.AskAsync(Leader.User, "calls", null, cancel).ConfigureAwait(false)).List()
            .Where(call => call.TryGetProperty("queuedAt", out _) && call.TryGetProperty("seatNo", out _)).ToList();
        var whole = 0;
        foreach (var id in calls.Select(call => call.GetProperty("callId").GetString()))
        {
            if (await ReadRecordingAsync(id!, cancel).ConfigureAwait(false) is not null)
                whole++;
        }

        stage.Check(calls.Count == 3 && whole == 3, $"the recordings of {whole} talks with a person are still whole");
    }

    /// <summary>Telephones take their registrations back, so that others may take their place.</summary>
    public async Task UnplugAsync(CancellationToken cancel)
    {
        foreach (var person in new[] { cast.Zhao, cast.Sun, cast.Zhou })
        {
            person.Phone.Unregister();
            await stage.ComesAsync(person.Phone.IsSettledAsync,
                $"the telephone of seat {person.Number} takes its registration back", cancel).ConfigureAwait(false);
        }
    }

    async Task SignInAsync(CancellationToken cancel)
    {
        foreach (var (person, seat) in new[] { (cast.Zhao, First), (cast.Sun, Second), (cast.Zhou, Leader) })
        {
            stage.Tell($"{person.Name}'s telephone registers as {seat.No}@{stage.Server.Domain}.");
            person.PlugIn(seat, stage.Server.Domain, stage.Address);
            person.Phone.Register();
            await person.Phone.IsSettledAsync(TimeSpan.FromSeconds(30), cancel).ConfigureAwait(false);
            var status = person.Phone.RegistrationStatus;
            stage.Check(status == 200, $"it is registered ({status})");
        }

        stage.Tell($"{cast.Zhao.Name} dials *22 to sign in.");
        cast.Zhao.Phone.Dial("*22");
        await stage.IsAnsweredAsync(cast.Zhao, cancel).ConfigureAwait(false);
        await stage.HearsAsync(cast.Zhao, "common/seat_signed_in", "that she is signed in", cancel)
            .ConfigureAwait(false);
        await stage.ComesAsync(cast.Zhao.Phone.IsHungUpOnAsync, "the hotline hangs up", cancel).ConfigureAwait(false);
        await stage.StandsAsync(First, "Ready", cancel).ConfigureAwait(false);
    }

    async Task FirstCitizenAsync(CancellationToken cancel)
    {
        await AsksForHelpAsync(cast.Wang, cancel).ConfigureAwait(false);
        await AnswersAsync(cast.Zhao, First, cancel).ConfigureAwait(false);
        await IsGreetedAsync(cast.Wang, cancel).ConfigureAwait(false);
        await HearEachOtherAsync(cast.Wang, cast.Zhao, cancel).ConfigureAwait(false);
    }

    async Task SecondCitizenAsync(CancellationToken cancel)
    {
        var li = cast.Li;
        await AsksForHelpAsync(li, cancel).ConfigureAwait(false);
        await stage.HearsAsync(li, "common/queue_first.1", "how many are before her", cancel).ConfigureAwait(false);
        await stage.HearsAsync(li, "music/waiting", "the waiting music", cancel).ConfigureAwait(false);
        stage.Tell($"{cast.Wang.Name} hangs up.");
        cast.Wang.Phone.HangUp();
        await stage.StandsAsync(First, "WrapUp", cancel).ConfigureAwait(false);
        stage.Check(await IsWaitingAsync(cancel).ConfigureAwait(false), $"{li.Name} still waits");
        await stage.AskAsync(First, "seats/8001/state", new { state = "Ready" }, cancel).ConfigureAwait(false);
        await AnswersAsync(cast.Zhao, First, cancel).ConfigureAwait(false);
        await IsGreetedAsync(li, cancel).ConfigureAwait(false);
        await HearEachOtherAsync(li, cast.Zhao, cancel).ConfigureAwait(false);
    }

    async Task WhisperAsync(string call, CancellationToken cancel)
    {
        var (li, zhao, zhou) = (cast.Li, cast.Zhao, cast.Zhou);
        stage.Tell($"{zhou.Name} whispers to {zhao.Name}.");
        await stage.AskAsync(Leader, $"calls/{call}/whisper", new { seatNo = Leader.No }, cancel).ConfigureAwait(false);
        await AnswersAsync(zhou, Leader, cancel).ConfigureAwait(false);
        await stage.HumAsync($"{zhou.Name} hears both, and only {zhao.Name} hears {zhou.Name}",
            [new(li, zhao), new(zhao, li, zhou), new(zhou, li, zhao)], cancel).ConfigureAwait(false);
        zhou.Phone.HangUp();
        await stage.StandsAsync(Leader, "SignedOut", cancel).ConfigureAwait(false);
    }

    async Task ThreeWayAsync(string call, CancellationToken cancel)
    {
        var (li, zhao, office) = (cast.Li, cast.Zhao, cast.Office);
        stage.Tell($"{zhao.Name} brings {office.Name} ({office.Number}) into the call.");
        await stage.AskAsync(First, $"calls/{call}/conference", new { to = office.Number, announce = true }, cancel)
            .ConfigureAwait(false);
        await stage.ComesAsync(office.Phone.RingsAsync, $"the telephone of {office.Name} rings", cancel)
            .ConfigureAwait(false);
        office.Phone.Answer();
        await stage.HearsAsync(li, "common/threeway_intro.1", "that the county office will join", cancel)
            .ConfigureAwait(false);
        await stage.HearsAsync(li, "common/threeway_intro.2", "that all three will be recorded", cancel)
            .ConfigureAwait(false);
        await stage.ComesAsync(li.Phone.HearsSilenceAsync, "the announcement is over", cancel).ConfigureAwait(false);
        await stage.HumAsync("all three hear the two others",
            [new(li, zhao, office), new(zhao, li, office), new(office, li, zhao)], cancel).ConfigureAwait(false);

        stage.Tell($"{zhao.Name} leaves the call.");
        zhao.Phone.HangUp();
        await stage.StandsAsync(First, "WrapUp", cancel).ConfigureAwait(false);
        await HearEachOtherAsync(li, office, cancel).ConfigureAwait(false);
        stage.Tell($"{office.Name} hangs up.");
        office.Phone.HangUp();
        await stage.HearsAsync(li, "common/survey_call", "the question how it was", cancel).ConfigureAwait(false);
        stage.Does("presses 1, 满意");
        li.Phone.Press("1");
        await stage.HearsAsync(li, "common/survey_thanks", "the thanks", cancel).ConfigureAwait(false);
        await stage.ComesAsync(li.Phone.IsHungUpOnAsync, "the hotline says goodbye", cancel).ConfigureAwait(false);
    }

    async Task TransferAsync(CancellationToken cancel)
    {
        var (wang, zhao, sun) = (cast.Wang, cast.Zhao, cast.Sun);
        stage.Tell($"{sun.Name} signs in, {zhao.Name} ends her wrap-up.");
        await stage.AskAsync(Second, "seats/8002/state", new { state = "Ready" }, cancel).ConfigureAwait(false);
        await stage.AskAsync(First, "seats/8001/state", new { state = "Ready" }, cancel).ConfigureAwait(false);
        await AsksForHelpAsync(wang, cancel).ConfigureAwait(false);
        await AnswersAsync(zhao, First, cancel).ConfigureAwait(false);
        await IsGreetedAsync(wang, cancel).ConfigureAwait(false);

        var call = await CallOfAsync(First, cancel).ConfigureAwait(false);
        await stage.AskAsync(First, $"calls/{call}/transfer", new { to = Second.No, kind = "attended" }, cancel)
            .ConfigureAwait(false);
        await AnswersAsync(sun, Second, cancel).ConfigureAwait(false);
        await stage.HearsAsync(wang, "music/waiting", "music while they consult", cancel).ConfigureAwait(false);
        await stage.HumAsync($"{zhao.Name} and {sun.Name} hear each other, {wang.Name} neither of them",
            [new(wang), new(zhao, sun), new(sun, zhao)], cancel).ConfigureAwait(false);
        await stage.AskAsync(First, $"calls/{call}/transfer", new { finish = true }, cancel).ConfigureAwait(false);
        await stage.ComesAsync(zhao.Phone.IsHungUpOnAsync, $"{zhao.Name} is out of the call", cancel)
            .ConfigureAwait(false);
        await HearEachOtherAsync(wang, sun, cancel).ConfigureAwait(false);
        stage.Tell($"{wang.Name} hangs up.");
        wang.Phone.HangUp();
        await stage.StandsAsync(Second, "WrapUp", cancel).ConfigureAwait(false);
        await RecordingAsync(call, wang, [zhao, sun], "it went on through consultation and transfer", cancel)
            .ConfigureAwait(false);
        await tickets.SentToOfficeAsync(call, cancel).ConfigureAwait(false);
        await stage.AskAsync(Second, "seats/8002/state", new { state = "Away", reason = "会议" }, cancel)
            .ConfigureAwait(false);
        await stage.AskAsync(First, "seats/8001/state", new { state = "Ready" }, cancel).ConfigureAwait(false);
    }

    /// <summary>Left the citizen, right everybody else who spoke to all, and nobody besides.</summary>
    async Task RecordingAsync(
        string call, DemoPerson citizen, DemoPerson[] others, string besides, CancellationToken cancel)
    {
        await stage.SeesAsync(Leader, $"calls/{call}", answer => answer.Text("state") == "Ended"
                && answer.List("recordings") is [var one] && one.GetProperty("complete").GetBoolean(),
            $"the call of {citizen.Name} is over, and its recording is whole", cancel).ConfigureAwait(false);
        if (await ReadRecordingAsync(call, cancel).ConfigureAwait(false) is not { } sides)
        {
            stage.Check(false, $"GET calls/{call}/recording has two channels");
            return;
        }

        CheckSide(sides.Left, [citizen], $"its left side holds {citizen.Name} and nobody else");
        CheckSide(sides.Right, others,
            $"its right side holds {string.Join(" and ", others.Select(other => other.Name))}; {besides}");
    }

    void CheckSide(short[] side, DemoPerson[] speakers, string what)
    {
        var wrong = cast.Everybody
            .Select(person => (person, tone: Ear.LongestTone(side, person.HumHertz)))
            .Where(found => !DemoStage.IsAsMeant(found.tone, isMeant: speakers.Contains(found.person)))
            .Select(found => $"; yet {found.tone.TotalSeconds} s of {found.person.Name}").ToList();
        stage.Check(wrong.Count == 0, what + string.Concat(wrong));
    }

    async Task<TwoSides?> ReadRecordingAsync(string call, CancellationToken cancel)
    {
        var wav = await stage.Server.ReadAsync(Leader.User, $"calls/{call}/recording", cancel).ConfigureAwait(false);
        return TwoSides.TryRead(wav.Span, out var sides) ? sides : null;
    }

    async Task AsksForHelpAsync(DemoPerson citizen, CancellationToken cancel)
    {
        await stage.DialAsync(citizen).ConfigureAwait(false);
        await stage.IsAnsweredAsync(citizen, cancel).ConfigureAwait(false);
        await stage.HearsAsync(citizen, "jn12316/welcome", "the greeting of the day", cancel).ConfigureAwait(false);
        stage.Does("presses 1, 农机购置补贴咨询, without hearing it out");
        citizen.Phone.Press("1");
    }

    async Task AnswersAsync(DemoPerson person, DemoSeat seat, CancellationToken cancel)
    {
        await stage.ComesAsync(person.Phone.RingsAsync, $"the telephone of seat {seat.No} rings", cancel)
            .ConfigureAwait(false);
        person.Phone.Answer();
        await stage.ComesAsync(person.Phone.IsAnsweredAsync, $"{person.Name} answers", cancel).ConfigureAwait(false);
    }

    // Only when her number has been said may they talk.
    async Task IsGreetedAsync(DemoPerson citizen, CancellationToken cancel)
    {
        await stage.HearsAsync(citizen, "common/agent_no.2", $"the number of {cast.Zhao.Name}", cancel)
            .ConfigureAwait(false);
        await stage.ComesAsync(citizen.Phone.HearsSilenceAsync, "it has been said", cancel).ConfigureAwait(false);
    }

    Task HearEachOtherAsync(DemoPerson one, DemoPerson other, CancellationToken cancel) => stage.HumAsync(
        $"{one.Name} and {other.Name} hear each other", [new(one, other), new(other, one)], cancel);

    async Task<bool> IsWaitingAsync(CancellationToken cancel) =>
        (await stage.Server.AskAsync(Leader.User, "queues", null, cancel).ConfigureAwait(false)).List()
            .Any(queue => queue.GetProperty("waiting").GetArrayLength() == 1);

    async Task<string> CallOfAsync(DemoSeat seat, CancellationToken cancel)
    {
        var answer = await stage.SeesAsync(seat, $"seats/{seat.No}", found => found.Text("callId") is not null,
            $"seat {seat.No} has a call", cancel).ConfigureAwait(false);
        return answer.Text("callId") ?? "";
    }
}
