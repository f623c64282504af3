using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline;

/// <summary>What a page may ask of the floor.</summary>
public abstract record FloorOrder
{
    FloorOrder()
    {
    }

    /// <summary>End this call, whoever is on it.</summary>
    public sealed record HangUp(CallId Call) : FloorOrder;
}

/// <summary>How the floor took an order.</summary>
public enum FloorAnswer
{
    /// <summary>Done.</summary>
    Done = 1,
    /// <summary>There is no such call now.</summary>
    Unknown = 2,
    /// <summary>The floor is too busy; try again.</summary>
    Busy = 3,
}

/// <summary>The way from pages to the floor.</summary>
public interface IFloorDesk
{
    /// <summary>Puts an order into the exchange's loop and waits for its answer.</summary>
    Task<FloorAnswer> OrderAsync(FloorOrder order, CancellationToken cancel);
}
