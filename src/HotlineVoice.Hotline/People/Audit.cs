namespace HotlineVoice.Hotline.People;

/// <summary>One line of the audit (审计): who did or read what. Nobody can edit it.</summary>
/// <param name="At">When.</param>
/// <param name="Who">User name, «bootstrap» or «server».</param>
/// <param name="What">The act, such as «voicemail.played».</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="FieldsRead">Personal fields that were shown.</param>
public sealed record AuditRow(
    DateTimeOffset At,
    string Who,
    string What,
    string? Subject,
    string? FieldsRead)
{
    /// <summary>The reason that was given for it.</summary>
    public string? Reason { get; init; }
}

/// <summary>Writes and reads the audit.</summary>
public interface IAuditLog
{
    /// <summary>Adds a line before what it speaks of is shown.</summary>
    Task AddAsync(AuditRow row, CancellationToken cancel);
    /// <summary>The newest lines first.</summary>
    Task<IReadOnlyList<AuditRow>> ListAsync(int limit, CancellationToken cancel);
}
