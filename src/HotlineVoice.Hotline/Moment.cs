namespace HotlineVoice.Hotline;

/// <summary>
/// An instant as the floor knows it: monotonic uptime for timers, wall time for calendars and records.
/// </summary>
/// <param name="Uptime">Since the start of the switch; never goes back, never jumps.</param>
/// <param name="Wall">The domain's wall clock, in the hotline's zone (+08:00); rehearsals may move it.</param>
public readonly record struct Moment(TimeSpan Uptime, DateTimeOffset Wall);
