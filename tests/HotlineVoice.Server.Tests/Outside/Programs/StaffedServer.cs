using System.Net;
using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// A server in staffed hours with people who may sit at its seats, for one class of tests. Each test sets up seats of
/// its own, so that none is served by what another has left.
/// </summary>
public class StaffedServer : IAsyncLifetime
{
    internal const string Consult = "jn12316/q_consult";
    internal const string General = "jn12316/q_general";
    internal const string Complaint = "jn12316/q_complaint";
    internal const string Password = "reservoir-17";
    const string Everything = "agent,supervisor,auditor";
    const string Person = "banzhang";

    string _token = "";
    int _seats = 8000;

    internal ServerProcess Process { get; private set; } = null!;

    /// <summary>Where calls to the outside go.</summary>
    internal IPEndPoint OfficeAt { get; } = new(Sipp.Narrow, Kernel.FreePort(Sipp.Narrow));

    /// <summary>A supervisor, who may act on every call and look into the audit.</summary>
    internal ApiClient Api { get; private set; } = null!;

    internal string Sounds => Process.Folder;

    internal virtual ServerSettings Settings => new() { OwnPlans = true };

    public async ValueTask InitializeAsync()
    {
        var settings = Settings.With("Trunks:1:To", $"sip:{OfficeAt}").With("Trunks:1:MaxCalls", "10");
        Process = await ServerProcess.StartAsync(settings, PrepareAsync);
        Api = new ApiClient(Process.Api.Web, _token);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        await Process.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>kill -9, and the next start on the same data and ports.</summary>
    internal async Task KillAndStartAsync()
    {
        await Process.KillAsync();
        Api.Dispose();
        await Process.StartAgainAsync();
        Api = new ApiClient(Process.Api.Web, _token);
    }

    /// <summary>A new seat of these queues; its number. It has no telephone yet.</summary>
    internal async Task<string> SeatAsync(params string[] queues)
    {
        var no = $"{Interlocked.Increment(ref _seats)}";
        await Process.Api.PostAsync("seats", new { no, user = Person, queues, sipPassword = Password });
        return no;
    }

    /// <summary>A clerk with a telephone who is ready for calls of the queue of consultations.</summary>
    internal async Task<Clerk> ReadyClerkAsync(double tone = Tones.Clerk, string queue = Consult)
    {
        var clerk = await ClerkAsync(tone, queue);
        await clerk.BecomesAsync("Ready");
        return clerk;
    }

    /// <summary>The same, not signed in yet.</summary>
    internal async Task<Clerk> ClerkAsync(double tone = Tones.Clerk, string queue = Consult) =>
        await Clerk.ArrivesAsync(this, await SeatAsync(queue), tone);

    /// <summary>A citizen who has chosen consultation in the menu.</summary>
    internal async Task<Caller> CallerAsync(char key = '1', string? name = null)
    {
        var caller = await Caller.DialsAsync(this, name: name);
        await caller.ChoosesAsync(key);
        return caller;
    }

    /// <summary>A citizen and a clerk who talk.</summary>
    internal async Task<(Caller Caller, Clerk Clerk)> TalkAsync()
    {
        var clerk = await ReadyClerkAsync();
        var caller = await CallerAsync();
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        return (caller, clerk);
    }

    internal Task<JsonElement> CallAsync(string id) => Api.GetAsync($"calls/{id}");

    /// <summary>The call once it is as wanted.</summary>
    internal Task<JsonElement> CallAsync(string id, Func<JsonElement, bool> match) => Waiting.ForAsync(
        () => CallAsync(id), match, $"the call {id}");

    internal Task<JsonElement> SeatAsync(string no, Func<JsonElement, bool> match, TimeSpan? limit = null) =>
        Waiting.ForAsync(() => Api.GetAsync($"seats/{no}"), match, $"seat {no}", limit);

    internal Task SeatStandsAsync(string no, string state, TimeSpan? limit = null) =>
        SeatAsync(no, seat => seat.TextOf("state") == state, limit);

    async Task PrepareAsync(ServerProcess server)
    {
        BriefPlans.Write(Path.Combine(server.Folder, "dialplans"));
        await Tones.WriteAsync(server.Folder);
        if (Settings.QuickPrompts)
            File.Copy(
                Tones.PathOf(server.Folder, Tones.Music),
                Path.Combine(server.Folder, "prompts/zh-CN/music/waiting.wav"),
                overwrite: true);
        await server.ManageAsync(
            "a-long-password-17", "user", "add", Person, "--name", "班长", "--roles", Everything, "--password-stdin");
        _token = await server.ManageAsync(null, "token", "add", "--user", Person);
    }
}
