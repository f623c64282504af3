using System.Diagnostics;
using System.Net;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>The built server with seats, their clerk, and telephones for them and for their callers.</summary>
sealed class Hall : IAsyncDisposable
{
    public const string Clerk = "clerk";
    public const string Password = "a-clerk-for-all-seats";

    readonly string _plans;
    readonly string _token;

    Hall(ServerProcess server, string plans, string token, HallPhones phones)
    {
        (Server, _plans, _token, Phones) = (server, plans, token, phones);
        Desk = new ApiClient(server.Api.Web, token);
    }

    public ServerProcess Server { get; }

    public HallPhones Phones { get; }

    /// <summary>The API as the clerk of all seats uses it.</summary>
    public ApiClient Desk { get; private set; }

    /// <summary>All seats are registered and signed out.</summary>
    /// <param name="queue">What the queue's plan says behind its title.</param>
    /// <param name="seats">How many.</param>
    /// <param name="callers">How many telephones citizens have.</param>
    public static async Task<Hall> OpenAsync(string queue, int seats, int callers)
    {
        var plans = Directory.CreateTempSubdirectory("hotline-hall-").FullName;
        HallPlan.Write(plans, queue);
        var token = "";
        var server = await ServerProcess.StartAsync(
            new ServerSettings().With("Dialplans:Directory", plans), async server =>
            {
                await server.ManageAsync(
                    Password, "user", "add", Clerk, "--name", "受理员", "--roles", "agent", "--password-stdin");
                token = await server.ManageAsync(null, "token", "add", "--user", Clerk);
            });
        var hall = new Hall(server, plans, token, new HallPhones(server.Sip, seats, callers));
        await Task.WhenAll(hall.Phones.Seats.Select(seat => hall.AddAsync(seat.No)));
        await hall.RegisterAsync();
        return hall;
    }

    /// <summary>Sets a seat's state, as the clerk at his desk does.</summary>
    public Task<HttpStatusCode> SetAsync(string no, string state, string? reason = null) =>
        Desk.SendAsync(HttpMethod.Post, $"seats/{no}/state", reason is null ? new { state } : new { state, reason });

    public async Task SignInAsync()
    {
        var answers = await Task.WhenAll(Phones.Seats.Select(seat => SetAsync(seat.No, "Ready")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    /// <summary>kill -9 and the next start; the stopwatch's timestamp of that start.</summary>
    public async Task<long> KillAndStartAsync()
    {
        await Server.KillAsync();
        Desk.Dispose();
        var started = Stopwatch.GetTimestamp();
        await Server.StartAgainAsync();
        Desk = new ApiClient(Server.Api.Web, _token);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        Phones.Dispose();
        Desk.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_plans, recursive: true);
    }

    async Task AddAsync(string no) => Assert.Equal(HttpStatusCode.Created, await Server.Api.SendAsync(
        HttpMethod.Post, "seats",
        new { no, user = Clerk, queues = (string[])[HallPlan.Queue], sipPassword = HallSeat.Password }));

    async Task RegisterAsync()
    {
        foreach (var seat in Phones.Seats)
            await Phones.AskAsync(_ => { Phones.SayOfSeat(seat.Register()); return 0; });
        await Waiting.UntilAsync(
            () => Phones.AskAsync(_ => Phones.Seats.All(seat => seat.IsRegistered)), "every seat to be registered");
    }
}
