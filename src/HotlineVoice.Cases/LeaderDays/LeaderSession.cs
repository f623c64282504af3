using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.LeaderDays;

/// <summary>领导接听日: a leader answers the hotline himself, with somebody of the hotline beside him who registers.
/// </summary>
public sealed record LeaderSession
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }
    /// <summary>Counts every change; a change names the version it was decided on.</summary>
    public required long Version { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }
    /// <summary>The first instant after it, on the same local day.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    /// <summary>The leader's name.</summary>
    public required string Leader { get; init; }
    /// <summary>职务.</summary>
    public required string Title { get; init; }
    /// <summary>Whether he is of the government or of a department.</summary>
    public required LeaderRank Rank { get; init; }
    /// <summary>The department; null for the government.</summary>
    public string? OrgId { get; init; }
    /// <summary>Who registers for him: his tickets of that time belong to it by themselves. Null for nobody in
    /// particular.</summary>
    public string? Clerk { get; init; }
    /// <summary>The seat at which he answers; null when it is not fixed.</summary>
    public string? SeatNo { get; init; }
    /// <summary>Who planned it, or changed it last.</summary>
    public required string PlannedBy { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset PlannedAt { get; init; }
    /// <summary>When it was called off; null while it holds.</summary>
    public DateTimeOffset? CancelledAt { get; init; }
    /// <summary>Why.</summary>
    public string? CancelledFor { get; init; }

    /// <summary>Its local day.</summary>
    public DateOnly Day => WorkingCalendar.DayOf(StartsAt);

    /// <summary>It holds and runs at this instant.</summary>
    public bool RunsAt(DateTimeOffset now) => CancelledAt is null && StartsAt <= now && now < EndsAt;

    /// <summary>It holds, and this is its day: what was heard in it is still on the spot.</summary>
    public bool IsOfDay(DateTimeOffset now) =>
        CancelledAt is null && StartsAt <= now && WorkingCalendar.DayOf(now) == Day;
}
