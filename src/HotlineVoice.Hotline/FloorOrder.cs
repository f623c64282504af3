using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline;

/// <summary>What a page may ask of the floor. By: the sign-in name of who asks, for records.</summary>
public abstract record FloorOrder
{
    FloorOrder()
    {
    }

    /// <summary>End this call for everybody on it.</summary>
    public sealed record HangUp(CallId Call) : FloorOrder;

    /// <summary>SignedOut, Away, Ready, or WrapUp (to extend it). While an offer or a call is on it is the next
    /// state.</summary>
    public sealed record SetSeat(string No, SeatState State, string? Reason) : FloorOrder;

    /// <summary>The seat's telephone rings first, then the number or seat is dialled. The reply names the
    /// call.</summary>
    public sealed record Dial(string No, string To, string Hotline, string? TicketNo) : FloorOrder
    {
        /// <summary>The unit whose number it is, for the ledger.</summary>
        public string? OrgId { get; init; }
        /// <summary>Nobody is shown the number, the seat's own telephone not either.</summary>
        public bool Withheld { get; init; }
    }

    /// <summary>The caller hears music; nobody hears him.</summary>
    public sealed record Hold(CallId Call) : FloorOrder;

    /// <summary>The caller is with the seat again; who was consulted meanwhile is let go.</summary>
    public sealed record Resume(CallId Call) : FloorOrder;

    /// <summary>Hands the caller to a seat, a number or a queue («jn12316/q_general»). Attended: consults
    /// first.</summary>
    public sealed record Transfer(CallId Call, string To, bool Attended) : FloorOrder;

    /// <summary>Ends the consulting: the caller talks with who was consulted, the seat goes.</summary>
    public sealed record FinishTransfer(CallId Call) : FloorOrder;

    /// <summary>Adds a third party. Announce: the caller is told before. Private: the seat talks with it alone
    /// first.</summary>
    public sealed record Conference(CallId Call, string To) : FloorOrder
    {
        /// <summary>The unit, for the ledger.</summary>
        public string? OrgId { get; init; }
        /// <summary>Name to be shown and kept, 昌图县农业农村局.</summary>
        public string? Name { get; init; }
        /// <summary>The caller hears that all three will talk and be recorded.</summary>
        public bool Announce { get; init; } = true;
        /// <summary>Consult alone first; <see cref="Merge"/> brings all together.</summary>
        public bool Private { get; init; }
    }

    /// <summary>Ends the consulting: all three talk.</summary>
    public sealed record Merge(CallId Call) : FloorOrder;

    /// <summary>A supervisor's telephone rings, then he hears, whispers to the seat, or talks with all.</summary>
    public sealed record Supervise(CallId Call, string SeatNo, SuperviseMode Mode) : FloorOrder;

    /// <summary>A supervisor's telephone rings, then he has the caller and the seat goes.</summary>
    public sealed record TakeOver(CallId Call, string SeatNo) : FloorOrder;
}

/// <summary>How a supervisor is on a call.</summary>
public enum SuperviseMode
{
    /// <summary>监听: he hears all, nobody hears him.</summary>
    Listen = 1,
    /// <summary>耳语: only the seat hears him.</summary>
    Whisper = 2,
    /// <summary>强插: all hear him.</summary>
    Barge = 3,
}
