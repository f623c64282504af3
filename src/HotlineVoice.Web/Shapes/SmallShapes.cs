namespace HotlineVoice.Web.Shapes;

/// <summary>The rehearsal clock.</summary>
public sealed record ClockShape(DateTimeOffset Now, bool Running);

/// <summary>Who is signed in.</summary>
public sealed record SessionShape(
    string User, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Hotlines, string? SeatNo)
{
    /// <summary>The unit he belongs to; left out for the hotline's own people.</summary>
    public string? OrgId { get; init; }
}

/// <summary>What readiness depends on.</summary>
public sealed record ReadinessShape(IReadOnlyDictionary<string, string> Checks);

/// <summary>One line of the audit.</summary>
public sealed record AuditShape(DateTimeOffset At, string Who, string What, string? Subject, string? FieldsRead)
{
    /// <summary>The reason that was given.</summary>
    public string? Reason { get; init; }
}
