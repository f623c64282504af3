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
