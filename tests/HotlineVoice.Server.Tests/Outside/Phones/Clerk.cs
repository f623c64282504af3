using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>Who sits at a seat: with the telephone baresip, and with the API as his desk.</summary>
sealed class Clerk : IAsyncDisposable
{
    readonly StaffedServer _server;

    Clerk(StaffedServer server, string no, Baresip phone) => (_server, No, Phone) = (server, no, phone);

    public string No { get; }

    public Baresip Phone { get; }

    /// <summary>His telephone is registered; he has not signed in.</summary>
    public static async Task<Clerk> ArrivesAsync(StaffedServer server, string no, double tone)
    {
        var phone = await Baresip.SeatAsync(
            server.Process.Sip, no, StaffedServer.Password, Tones.PathOf(server.Sounds, tone));
        await server.SeatAsync(no, seat => seat.TextOf("registered") == "True");
        return new Clerk(server, no, phone);
    }

    /// <summary>Asks for a state at his desk: the seat as it is then.</summary>
    public Task<JsonElement> BecomesAsync(string state, string? reason = null) =>
        _server.Api.PostAsync($"seats/{No}/state", new { state, reason });

    public Task StandsAsync(string state) => _server.SeatStandsAsync(No, state);

    public async Task RingsAsync()
    {
        await Phone.NextEventAsync("CALL_INCOMING");
        await StandsAsync("Offered");
    }

    /// <summary>Waits until it rings and answers.</summary>
    public async Task AnswersAsync()
    {
        await RingsAsync();
        await PicksUpAsync();
    }

    /// <summary>Answers what rings.</summary>
    public async Task PicksUpAsync()
    {
        await Phone.OrderAsync("accept");
        await Phone.NextEventAsync("CALL_ESTABLISHED");
    }

    public Task HangsUpAsync() => Phone.HangUpAsync();

    /// <summary>Waits until exactly these tones are heard at his telephone.</summary>
    public Task Hears(params double[] tones) => Phone.Ear.HearsAsync(tones);

    public async ValueTask DisposeAsync()
    {
        await _server.Api.SendAsync(HttpMethod.Post, $"seats/{No}/state", new { state = "SignedOut" });
        await Phone.DisposeAsync();
    }
}
