namespace HotlineVoice.Cases.Desks;

/// <summary>Remembers by which calendar every running clock was last reckoned, so that a notice that was loaded while
/// nothing ran is not missed.</summary>
public interface IReckoningStore
{
    /// <summary>The calendar's <see cref="Calendars.WorkingCalendar.Fingerprint"/>; null when none was noted.</summary>
    Task<string?> ReadAsync(CancellationToken cancel);

    /// <summary>Notes it.</summary>
    Task NoteAsync(string fingerprint, CancellationToken cancel);
}
