using Microsoft.Extensions.Hosting;

namespace HotlineVoice.Web.Clocks;

/// <summary>Goes on until the server stops: what goes wrong in one turn is written down, and after a while the next
/// begins. An exception that left here would stop the host, and with it the calls.</summary>
/// <param name="time">Real time.</param>
/// <param name="retryAfter">How long after a turn that failed.</param>
abstract class EnduringService(TimeProvider time, TimeSpan retryAfter) : BackgroundService
{
    /// <summary>One turn; it waits by itself for what the next is about.</summary>
    protected abstract Task TurnAsync(CancellationToken stop);

    /// <summary>Writes down why a turn failed.</summary>
    protected abstract void Interrupted(Exception error);

    /// <summary>False when there is nothing to do on this server.</summary>
    protected virtual bool IsNeeded => true;

    protected override Task ExecuteAsync(CancellationToken stop) => EndureAsync(TurnAsync, stop);

    /// <summary>For who does several things side by side, of which none waits for another.</summary>
    protected async Task EndureAsync(Func<CancellationToken, Task> turn, CancellationToken stop)
    {
        while (IsNeeded && !stop.IsCancellationRequested)
        {
            try
            {
                await turn(stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Interrupted(error);
                await Task.Delay(retryAfter, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
