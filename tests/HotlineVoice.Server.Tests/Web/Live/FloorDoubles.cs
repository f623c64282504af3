using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>A floor that answers what the test says and remembers what it was asked.</summary>
sealed class FloorDouble : IFloorDesk
{
    public FloorReply Reply { get; set; } = FloorReply.Done;
    public FloorAnswer Answer { set => Reply = new FloorReply(value); }
    public List<FloorOrder> Orders { get; } = [];
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public async Task<FloorReply> OrderAsync(FloorOrder order, CancellationToken cancel)
    {
        Orders.Add(order);
        await BeforeAnswer();
        return Reply;
    }

    /// <summary>Forgets what a test before has said.</summary>
    public void Clear()
    {
        Orders.Clear();
        Reply = FloorReply.Done;
        BeforeAnswer = () => Task.CompletedTask;
    }
}

/// <summary>What pages see of the floor: what the test says.</summary>
sealed class ViewDouble : IFloorView
{
    public FloorSnapshot Now { get; set; } = FloorSnapshot.Empty;

    /// <summary>This seat stands so from now on; the others as before.</summary>
    public void Set(SeatStanding standing) =>
        Now = Now with { Seats = [.. Now.Seats.Where(seat => seat.No != standing.No), standing] };

    public SeatStanding Set(string no, SeatState state, CallId? call = null)
    {
        var standing = new SeatStanding(no, state, new DateTimeOffset(2026, 3, 25, 8, 55, 0, TimeSpan.FromHours(8)))
        {
            Call = call,
            Registered = true,
        };
        Set(standing);
        return standing;
    }
}

sealed class TrunkDouble : ITrunkBoard
{
    public IReadOnlyList<TrunkStanding> Now { get; set; } = [];
}
