using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes;

/// <summary>A caller who is owed a call, as the API shows it.</summary>
public sealed record CallbackShape
{
    public required string Id { get; init; }
    public required string Hotline { get; init; }
    public string? Queue { get; init; }
    public required string CallId { get; init; }
    public string? CallingNumber { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required CallbackReason Reason { get; init; }
    public required CallbackState State { get; init; }
    /// <summary>The seat that took it.</summary>
    public string? TakenBy { get; init; }
    /// <summary>The ticket that came of the call: who shows no number is called from there.</summary>
    public string? TicketNo { get; init; }

    internal static CallbackShape Of(CallbackTask one, Withholding withheld, bool unmasked) =>
        Of(one, withheld.NumberOf(one, unmasked)) with { TicketNo = withheld.TicketOf(one) };

    static CallbackShape Of(CallbackTask one, CitizenNumber citizen) => new()
    {
        Id = one.Id,
        Hotline = one.Hotline,
        Queue = one.Queue,
        CallId = one.CallId.Value,
        CallingNumber = citizen.Show(one.CallingNumber),
        Since = one.Since,
        Reason = one.Reason,
        State = one.State,
        TakenBy = one.TakenBy,
    };
}
