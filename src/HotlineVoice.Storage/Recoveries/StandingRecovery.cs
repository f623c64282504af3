using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Storage.Recoveries;

/// <summary>
/// What the start does about seats that stood in a call, or rang for one, when the process ended. By facts, as if the
/// floor had seen the call go: the wall and the market hear of it.
/// </summary>
sealed class StandingRecovery(IFactStore facts, ISeatStandingStore standings)
{
    /// <summary>A clerk whose call was cut off has so long for its form; a queue's own plan is not read yet.</summary>
    static readonly TimeSpan _wrapUp = TimeSpan.FromSeconds(30);

    /// <summary>Turns what cannot go on, and says how many seats were in a call, an offer or a wrap-up that is over.
    /// </summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        // No word of the domain's time: a rehearsal may start twice at the same instant, and a fact is kept once.
        var start = Guid.CreateVersion7().ToString("N");
        var changed = new List<Fact>();
        var turned = 0;
        foreach (var was in await standings.StandingsAsync(cancel))
        {
            var standing = Restored(was, now);
            if (standing == was)
                continue;
            changed.Add(new Fact.SeatChanged($"restored-{was.No}-{start}", now, standing));
            turned += standing.State == was.State ? 0 : 1;
        }
        // One transaction for all seats: there are at most a few hundred.
        await facts.KeepAsync(changed, cancel);
        return turned;
    }

    /// <summary>As the seat stands at the start. No telephone is registered until the switch has looked.</summary>
    static SeatStanding Restored(SeatStanding was, DateTimeOffset now)
    {
        var still = was with { Registered = false };
        return was.State switch
        {
            SeatState.Offered => Next(still, SeatState.Ready, was.Since, now),
            SeatState.Talking or SeatState.Holding => Next(still, SeatState.WrapUp, now, now),
            SeatState.WrapUp when was.Until is null || was.Until <= now => Next(still, SeatState.Ready, now, now),
            _ => still,
        };
    }

    /// <summary>What the clerk had asked for, else the ordinary state with its instant.</summary>
    static SeatStanding Next(SeatStanding still, SeatState ordinary, DateTimeOffset ordinarySince, DateTimeOffset now)
    {
        // Whatever else stands there could not be left again.
        var wanted = still.Next is SeatState.SignedOut or SeatState.Away or SeatState.Ready or SeatState.WrapUp
            ? still.Next
            : null;
        var state = wanted ?? ordinary;
        return still with
        {
            State = state,
            Since = wanted is null ? ordinarySince : now,
            Reason = wanted is null ? null : still.NextReason,
            Until = state == SeatState.WrapUp ? now + _wrapUp : null,
            Next = null,
            NextReason = null,
            Call = null,
        };
    }
}
