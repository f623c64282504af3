using HotlineVoice.Cases.LeaderDays;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>领导接听日: who answers when, and who registers for him.</summary>
public sealed record LeaderSessionShape(string Id, long Version, string HotlineCode)
{
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string Leader { get; init; }
    public required string Title { get; init; }
    /// <summary>government, department.</summary>
    public required string Rank { get; init; }
    public string? OrgId { get; init; }
    public string? Clerk { get; init; }
    public string? SeatNo { get; init; }
    public required string PlannedBy { get; init; }
    public required DateTimeOffset PlannedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public string? CancelledFor { get; init; }
    /// <summary>It runs now.</summary>
    public required bool Running { get; init; }

    internal static LeaderSessionShape Of(LeaderSession session, DateTimeOffset now) =>
        new(session.Id, session.Version, session.HotlineCode)
        {
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Leader = session.Leader,
            Title = session.Title,
            Rank = session.Rank.ToString().ToLowerInvariant(),
            OrgId = session.OrgId,
            Clerk = session.Clerk,
            SeatNo = session.SeatNo,
            PlannedBy = session.PlannedBy,
            PlannedAt = session.PlannedAt,
            CancelledAt = session.CancelledAt,
            CancelledFor = session.CancelledFor,
            Running = session.RunsAt(now),
        };
}

/// <summary>The plan of a hotline in a span of days.</summary>
public sealed record LeaderPlanShape(IReadOnlyList<LeaderSessionShape> Items)
{
    /// <summary>Mondays of this week and the next in which nobody is to answer, where the rules want one every week.
    /// </summary>
    public required IReadOnlyList<DateOnly> WeeksWithout { get; init; }
    /// <summary>The clause that wants one every week; left out where there is none.</summary>
    public string? Clause { get; init; }
}
