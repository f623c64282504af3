using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Shapes;

/// <summary>A call as the API shows it.</summary>
public sealed record CallShape
{
    public required string CallId { get; init; }
    public string? Hotline { get; init; }
    public required string Direction { get; init; }
    public string? CallingNumber { get; init; }
    public string? CalledNumber { get; init; }
    public required CallState State { get; init; }
    public string? IvrPath { get; init; }
    public string? Queue { get; init; }
    public string? SeatNo { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? QueuedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public double? WaitSeconds { get; init; }
    public double? RingSeconds { get; init; }
    public CallEndReason? EndReason { get; init; }
    public string? HangupSide { get; init; }
    public required IReadOnlyList<LegShape> Legs { get; init; }
    public required IReadOnlyList<RecordingShape> Recordings { get; init; }
    public string? TicketNo { get; init; }
    public int? Rating { get; init; }

    /// <summary>The record as its reader may see it.</summary>
    internal static CallShape Of(CallRecord call, bool unmasked)
    {
        var number = new CitizenNumber(Withholding.Holds(call), unmasked);
        var inward = call.Direction == CallDirection.In;
        return new CallShape
        {
            CallId = call.CallId.Value,
            Hotline = call.Hotline,
            Direction = inward ? "in" : "out",
            // Outwards either may be the citizen: the record names him as the other party, the wire as who was called.
            CallingNumber = inward ? number.Show(call.CallingNumber) : number.ShowUnlessService(call.CallingNumber),
            // A number that is no hotline's was misdialled: it may be a citizen's own.
            CalledNumber = !inward ? number.ShowUnlessService(call.CalledNumber)
                : call.Hotline is not null ? call.CalledNumber
                : number.Show(call.CalledNumber),
            State = call.State,
            IvrPath = call.IvrPath,
            Queue = call.Queue,
            SeatNo = call.SeatNo,
            StartedAt = call.StartedAt,
            QueuedAt = call.QueuedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt,
            WaitSeconds = call.WaitSeconds,
            RingSeconds = call.RingSeconds,
            EndReason = call.EndReason,
            HangupSide = call.HangupSide?.ToString().ToLowerInvariant(),
            Legs = [.. call.Legs.Select(leg => LegShape.Of(leg, number))],
            Recordings = [.. call.Recordings.Select(one => new RecordingShape(one.Id, one.Seconds, one.Complete))],
            TicketNo = call.TicketNo,
            Rating = call.Rating,
        };
    }
}

/// <summary>One party of a call.</summary>
public sealed record LegShape(string LegId, string Role, string? Number, string State, string? Codec)
{
    internal static LegShape Of(CallLeg leg, CitizenNumber citizen) =>
        new(leg.LegId, leg.Role, leg.Role == "citizen" ? citizen.Show(leg.Number) : leg.Number, leg.State, leg.Codec);
}

/// <summary>One recording of a call.</summary>
public sealed record RecordingShape(string Id, double Seconds, bool Complete);
