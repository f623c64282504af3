using System.Globalization;
using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>A staffed server with its pages, and a browser to open them in.</summary>
public class PagedServer : StaffedServer, IAsyncLifetime
{
    internal const string OfficeDivision = "211224";
    internal const string OfficeName = "昌图县农业农村局";
    const string PagePassword = "a-long-password-18";

    Chromium _chromium = null!;
    int _people;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        AddOfficeTelephone();
        _chromium = await Chromium.StartAsync();
        await Waiting.ForAsync(
            () => Api.GetAsync($"organisations/{OfficeDivision}"), HasTelephone, "the office's telephone");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await DisposeAsync();
    }

    /// <summary>Somebody with these roles who has signed in, at a seat of the queue of consultations if he is to have
    /// one.</summary>
    internal Task<Worker> WorkerAsync(string roles, bool hasSeat = true, int width = 1440, int height = 900) =>
        SignedInAsync(roles, hasSeat, width, height);

    /// <summary>Somebody of a unit who has signed in.</summary>
    internal Task<Worker> OfUnitAsync(string role, string org, int width = 1440, int height = 900) =>
        SignedInAsync(role, hasSeat: false, width, height, "--org", org);

    /// <summary>Somebody who has come by himself, and signs in nowhere.</summary>
    internal async Task<Worker> CitizenAsync(int width, int height) =>
        Worker.Visits(await _chromium.OpenAsync(Process.Api.Web, width, height));

    async Task<Worker> SignedInAsync(string roles, bool hasSeat, int width, int height, params string[] more)
    {
        var user = string.Create(CultureInfo.InvariantCulture, $"clerk{Interlocked.Increment(ref _people)}");
        await Process.ManageAsync(
            PagePassword, ["user", "add", user, "--name", "张三", "--roles", roles, "--password-stdin", .. more]);
        var seat = hasSeat ? await SeatOfAsync(user, Consult) : null;
        var page = await _chromium.OpenAsync(Process.Api.Web, width, height);
        return await Worker.SignsInAsync(page, user, PagePassword, seat);
    }

    async Task<string> SeatOfAsync(string user, params string[] queues)
    {
        var no = string.Create(CultureInfo.InvariantCulture, $"{7000 + _people}");
        await Process.Api.PostAsync("seats", new { no, user, queues, sipPassword = Password });
        return no;
    }

    /// <summary>A telephone for a worker's seat.</summary>
    internal Task<Clerk> TelephoneAsync(Worker worker, double tone) => Clerk.ArrivesAsync(this, worker.Seat!, tone);

    /// <summary>The county office of these tests can be dialled: its telephone is entered as a manager would do it.
    /// </summary>
    void AddOfficeTelephone()
    {
        var path = Path.Combine(Process.Folder, "dialplans/liaoning-12316/offices.yaml");
        var lines = File.ReadAllLines(path).ToList();
        var at = lines.FindIndex(line => line.Contains(OfficeName, StringComparison.Ordinal));
        Assert.True(at >= 0, $"{path} has no {OfficeName}");
        lines[at] = OfficeLine(lines[at]);
        File.WriteAllLines(path, lines);
    }

    static bool HasTelephone(JsonElement office) =>
        office.TryGetProperty("phones", out var phones) && phones.GetArrayLength() > 0;

    static string OfficeLine(string line)
    {
        var end = line.LastIndexOf('}');
        return $"{line[..end].TrimEnd()}, phones: [{{ number: \"{Office.Number}\", for: 咨询 }}] }}";
    }
}
