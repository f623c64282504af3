using System.Globalization;
using System.Net;
using System.Text.Json;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>
/// Shows the main job at work, with real SIP and RTP over loopback: a citizen whom nobody can answer yet, two who reach
/// a person, a message at night. Every step is printed as it happens and checked by what was heard; after a restart
/// everything must still be there, and in the morning the message becomes a ticket.
/// </summary>
public sealed class Demo : IAsyncDisposable
{
    static readonly DateTimeOffset _day = At("2026-03-24 10:00");
    static readonly DateTimeOffset _night = At("2026-03-24 21:30");
    static readonly DateTimeOffset _morning = At("2026-03-25 09:00");

    readonly IDemoServer _server;
    readonly DemoStage _stage;
    readonly DemoCast _cast = new();
    PhoneSockets? _sockets;

    /// <summary>Nothing happens yet.</summary>
    /// <param name="server">What is shown.</param>
    /// <param name="print">Takes each line as it happens.</param>
    public Demo(IDemoServer server, Action<string> print) => (_server, _stage) = (server, new DemoStage(server, print));

    /// <summary>Where telephones of other people register, once the demo has run.</summary>
    public string Invitation =>
        $"Softphones register at {_stage.Address} as {string.Join(", ", _cast.Seats.Select(seat => seat.No))} in "
        + $"domain {_server.Domain}, password {DemoCast.First.Password}, and dial 12316; *22 signs in and out.";

    /// <summary>True when every step held. The server stays up.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        // The trunk must lead somewhere before the server starts: to the telephone of the county office.
        _sockets = PhoneSockets.Bind(_stage.Network);
        var outside = _sockets.Address;
        await _stage.OpenAsync(_day, outside, cancel).ConfigureAwait(false);
        _cast.Office.PlugIn(_sockets, _stage.Address);
        await PlayAsync(outside, cancel).ConfigureAwait(false);
        _stage.Tell(_stage.HasHeld ? "Every step held." : "Some step did not hold.");
        return _stage.HasHeld;
    }

    /// <summary>Citizens go on calling until it is cancelled, for who looks at the pages.</summary>
    public Task GoOnAsync(CancellationToken cancel) => new EverydayCalls(_stage, _cast).RunAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync().ConfigureAwait(false);
        _sockets?.Dispose();
    }

    async Task PlayAsync(IPEndPoint outside, CancellationToken cancel)
    {
        var messages = new MessageScenes(_stage, _cast);
        var tickets = new TicketScenes(_stage, _cast);
        var talks = new TalkScenes(_stage, _cast, tickets);
        foreach (var seat in _cast.Seats.Append(DemoCast.Dispatcher))
            await _server.AddSeatAsync(seat, cancel).ConfigureAwait(false);

        await messages.ByDayAsync(cancel).ConfigureAwait(false);
        await talks.PlayAsync(cancel).ConfigureAwait(false);
        await _server.MoveClockAsync(_night, cancel).ConfigureAwait(false);
        _stage.Tell($"The rehearsal clock moves to {_night:yyyy-MM-dd HH:mm}.");
        await messages.ByNightAsync(cancel).ConfigureAwait(false);
        await messages.CheckAsync("in the database", cancel).ConfigureAwait(false);

        _stage.Tell("The server stops and starts again on the same data.");
        await _server.StopAsync(cancel).ConfigureAwait(false);
        await _stage.OpenAsync(_night.AddMinutes(5), outside, cancel).ConfigureAwait(false);
        await messages.CheckAsync("still whole after the restart", cancel).ConfigureAwait(false);
        await talks.CheckAfterRestartAsync(cancel).ConfigureAwait(false);
        await _server.MoveClockAsync(_morning, cancel).ConfigureAwait(false);
        _stage.Tell($"The rehearsal clock moves to {_morning:yyyy-MM-dd HH:mm}: the next shift begins.");
        await tickets.RegisterMessageAsync(cancel).ConfigureAwait(false);
        await talks.UnplugAsync(cancel).ConfigureAwait(false);
        await SumUpAsync(cancel).ConfigureAwait(false);
    }

    async Task SumUpAsync(CancellationToken cancel)
    {
        var calls = (await _server.AskAsync(DemoCast.Leader.User, "calls", null, cancel).ConfigureAwait(false)).List();
        _stage.Tell("What was seen, by GET calls:");
        foreach (var call in calls.Reverse())
            _stage.Does(Line(call));
        var tickets = await _server.AskAsync(DemoCast.Leader.User, "tickets", null, cancel).ConfigureAwait(false);
        _stage.Tell("And by GET tickets:");
        foreach (var ticket in tickets.List().Reverse())
            _stage.Does(TicketLine(ticket));
    }

    static string TicketLine(JsonElement ticket)
    {
        string? Text(string field) => ticket.TryGetProperty(field, out var value) ? value.ToString() : null;
        return $"{Text("ticketNo")} «{Text("title")}», {Text("state")}"
            + (Text("closingGround") is { } ground ? $" on {ground}" : "")
            + (Text("dueDay") is { } due ? $", due on {due}" : "");
    }

    static string Line(JsonElement call)
    {
        string? Text(string field) => call.TryGetProperty(field, out var value) ? value.ToString() : null;
        var recordings = call.GetProperty("recordings").EnumerateArray()
            .Select(recording => recording.GetProperty("seconds").GetDouble()).ToList();
        return $"{Text("callingNumber"),-12} {Text("ivrPath")}"
            + (Text("seatNo") is { } seat ? $", seat {seat}" : "")
            + (Text("waitSeconds") is { } waited ? $" after {waited} s" : "")
            + $", {Text("endReason")} by {Text("hangupSide")}"
            + (recordings.Count > 0 ? $", {recordings.Sum():F1} s recorded" : "")
            + (Text("rating") is { } rating ? $", rated {rating}" : "");
    }

    static DateTimeOffset At(string wall) =>
        DateTimeOffset.Parse(wall + " +08:00", CultureInfo.InvariantCulture);
}
