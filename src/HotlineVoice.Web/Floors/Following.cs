using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Web.Floors;

/// <summary>
/// Waits a moment for what an order brought about, so that its answer shows it. The order is carried out whether it is
/// seen in time or not.
/// </summary>
sealed class Following(WebPorts ports)
{
    /// <summary>The record once it is so; as it last was, or null, when it does not become so in time.</summary>
    public async Task<CallRecord?> CallAsync(CallId id, Func<CallRecord?, bool> isSo, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(WebLimits.FollowMax);
        CallRecord? call = null;
        try
        {
            while (true)
            {
                // Before the record: what is written meanwhile is an event that ends the waiting.
                var last = await ports.Events.LastAsync(limit.Token);
                call = await ports.Calls.FindAsync(id, limit.Token);
                if (isSo(call))
                    return call;
                await ports.Events.WaitAsync(last, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The journal is behind.
            return call;
        }
    }

    /// <summary>How the seat stands once it is so, or when the time is over; null when nobody knows of it.</summary>
    public async Task<SeatStanding?> SeatAsync(string no, Func<SeatStanding?, bool> isSo, CancellationToken cancel)
    {
        var begun = ports.Time.GetTimestamp();
        var standing = ports.View.Standing(no);
        while (!isSo(standing) && ports.Time.GetElapsedTime(begun) < WebLimits.FollowMax)
        {
            await Task.Delay(WebLimits.ViewLook, ports.Time, cancel);
            standing = ports.View.Standing(no);
        }
        return standing;
    }
}

/// <summary>Looking for one seat on the floor.</summary>
static class Looking
{
    public static SeatStanding? Standing(this IFloorView view, string no) =>
        view.Now.Seats.FirstOrDefault(seat => seat.No == no);
}
