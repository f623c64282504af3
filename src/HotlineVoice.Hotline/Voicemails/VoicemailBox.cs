using HotlineVoice.Cases.Calendars;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Voicemails;

/// <summary>Writes down a message: whose it is, by when it is due, and what must never be shown of it.</summary>
static class VoicemailBox
{
    /// <summary>A message whose recording begins now.</summary>
    internal static Voicemail Begin(
        HotlineProfile hotline, WorkingCalendar calendar, CallRecord call, string id, Moment now)
    {
        var window = WindowEnd(hotline, calendar, now.Wall);
        var day = Today(now.Wall);
        return new Voicemail
        {
            Id = id,
            Hotline = hotline.Code,
            CallId = call.CallId,
            LeftAt = now.Wall,
            RecordingId = id,
            WindowEndDate = window,
            RegisterDue = Due(hotline.Voicemail.RegisterBy, window, day, calendar),
            ReplyDue = OwesReply(call) && hotline.Voicemail.ReplyBy is { } rule
                ? Due(rule, window, day, calendar)
                : null,
            Anonymous = call.Anonymous,
            // Who chose the anonymous way leaves no number behind; the call's own record is for the auditor alone.
            CallingNumber = call.Anonymous ? null : call.CallingNumber,
            PresentationRestricted = call.PresentationRestricted,
        };
    }

    /// <summary>The day on which people answer again; null when they answer now, or never.</summary>
    internal static DateOnly? WindowEnd(HotlineProfile hotline, WorkingCalendar calendar, DateTimeOffset wall) =>
        hotline.Staffed.IsOpen(wall, calendar) ? null : hotline.Staffed.NextOpening(wall, calendar);

    /// <summary>Nobody can be replied to who left no number that may be used.</summary>
    static bool OwesReply(CallRecord call) =>
        call is { Anonymous: false, PresentationRestricted: false, CallingNumber: not null };

    static DateOnly Due(VoicemailDue rule, DateOnly? window, DateOnly day, WorkingCalendar calendar) =>
        window is not { } end ? day
        : rule == VoicemailDue.NextWorkingDay ? calendar.AddWorkingDays(day, 1)
        : end;

    static DateOnly Today(DateTimeOffset wall) => DateOnly.FromDateTime(wall.ToOffset(WorkingCalendar.Offset).DateTime);
}
