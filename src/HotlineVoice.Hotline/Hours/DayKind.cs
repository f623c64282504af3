namespace HotlineVoice.Hotline.Hours;

/// <summary>Which days a line of service hours speaks of.</summary>
public enum DayKind
{
    /// <summary>every day 每天.</summary>
    EveryDay = 1,
    /// <summary>working days 工作日, by the calendar, make-up days included.</summary>
    WorkingDays = 2,
    /// <summary>days off 休息日: every day that is not worked.</summary>
    DaysOff = 3,
}

/// <summary>A span of one day, the first second in, the last out; 24:00 is the day's end.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="To">Since midnight, up to 24 hours.</param>
public readonly record struct HourSpan(TimeSpan From, TimeSpan To)
{
    /// <summary>True from the first instant of From up to the last before To.</summary>
    public bool Contains(TimeSpan timeOfDay) => timeOfDay >= From && timeOfDay < To;
}
