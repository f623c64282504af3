using System.Text.Json;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// Limits of patience, and waiting for what has no event: a file that grows, a counter of the kernel.
/// </summary>
static class Waiting
{
    /// <summary>Longest wait for an answer over loopback on a busy machine; only a failure takes so long.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a program to start or to end, or for a whole call.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public static Task UntilAsync(Func<bool> holds, string what, TimeSpan? limit = null) =>
        UntilAsync(() => Task.FromResult(holds()), what, limit);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(limit ?? Long);
        try
        {
            while (!await holds())
                await look.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Waited in vain for: {what}");
        }
    }

    /// <summary>Looks until what is there is as wanted, and returns it; a failure tells what was there last.</summary>
    public static async Task<JsonElement> ForAsync(
        Func<Task<JsonElement>> look, Func<JsonElement, bool> match, string what, TimeSpan? limit = null)
    {
        JsonElement last = default;
        try
        {
            await UntilAsync(async () => match(last = await look()), what, limit ?? Answer);
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Waited in vain for {what}; at the end it was {last}");
        }

        return last;
    }
}
