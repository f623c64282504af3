using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>A citizen with the telephone baresip behind the trunk, whose call is known.</summary>
sealed class Caller : IAsyncDisposable
{
    readonly StaffedServer _server;

    Caller(StaffedServer server, string number, Baresip phone) => (_server, Number, Phone) = (server, number, phone);

    public string Number { get; }

    public Baresip Phone { get; }

    /// <summary>The name of his call.</summary>
    public string Call { get; private set; } = "";

    /// <summary>Dials the hotline and is led to its greeting; says his tone, or what is in this file.</summary>
    public static async Task<Caller> DialsAsync(
        StaffedServer server, string? said = null, string at = "welcome", string? name = null)
    {
        var number = Sipp.NewNumber();
        var phone = await Baresip.CitizenAsync(number, said ?? Tones.PathOf(server.Sounds, Tones.Citizen), name);
        var caller = new Caller(server, number, phone);
        await phone.DialAsync($"sip:12316@{server.Process.Sip}");
        var call = await server.Api.CallAsync(number, call => call.PathOf().Contains(at));
        caller.Call = call.TextOf("callId")!;
        return caller;
    }

    /// <summary>Presses a key of the menu and waits for a person.</summary>
    public async Task ChoosesAsync(char key)
    {
        await Phone.PressAsync(key);
        await StandsAsync("Waiting", "Offered", "Talking");
    }

    public Task<JsonElement> StandsAsync(params string[] states) =>
        _server.CallAsync(Call, call => states.Contains(call.TextOf("state")));

    /// <summary>Waits until exactly these tones are heard at his telephone.</summary>
    public Task Hears(params double[] tones) => Phone.Ear.HearsAsync(tones);

    /// <summary>The record of his call after its end.</summary>
    public Task<JsonElement> EndsAsync() =>
        _server.CallAsync(Call, call => call.TextOf("state") == "Ended");

    public async Task<JsonElement> HangsUpAsync()
    {
        await Phone.HangUpAsync();
        return await EndsAsync();
    }

    public ValueTask DisposeAsync() => Phone.DisposeAsync();
}
