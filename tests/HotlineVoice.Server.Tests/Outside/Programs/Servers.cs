namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>A server in staffed hours, for one class of tests.</summary>
public sealed class DayServer : IAsyncLifetime
{
    internal ServerProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await ServerProcess.StartAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

/// <summary>A server that takes messages only, for one class of tests.</summary>
public sealed class NightServer : IAsyncLifetime
{
    internal ServerProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await ServerProcess.StartAsync(ServerSettings.AtNight);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

/// <summary>A server with two seats and no citizens, for one class of tests.</summary>
public sealed class SeatServer : IAsyncLifetime
{
    /// <summary>Of seat 8001: digests are computed over UTF-8.</summary>
    internal const string Password = "shuǐ-kù-17";

    /// <summary>Of seat 8002, for telephones that know ASCII only.</summary>
    internal const string PlainPassword = "reservoir-17";

    internal ServerProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await ServerProcess.StartAsync(prepare: async server =>
    {
        await server.AddSeatAsync("8001", Password);
        await server.AddSeatAsync("8002", PlainPassword);
    });

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
