using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Deliveries;

/// <summary>One way out of the house.</summary>
interface IGateway
{
    MessageChannel Channel { get; }
    /// <summary>So many at once, and in a second; null for as many as come.</summary>
    (int AtOnce, int? PerSecond) Pace { get; }
    /// <summary>Callers are left alone at this time of the day.</summary>
    bool SparesCallers(TimeOnly at);
    /// <summary>Tries once. What goes wrong on the way is thrown or said, whichever is nearer.</summary>
    Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancel);
}
