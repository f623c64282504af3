using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>Reads who is to answer when.</summary>
static class LeaderReader
{
    const int IdCharactersMax = 40;

    /// <summary>What the body says, put upon what was planned before; of use only when the body has nothing to object
    /// to. What has begun keeps its time and its rank: whether a ticket is sent out on the spot hangs on them.
    /// </summary>
    public static LeaderSession Read(BodyReader body, LeaderSession before, DateTimeOffset now, OfficeBook offices)
    {
        var rank = body.Word("rank", ["government", "department"], required: true) == "department"
            ? LeaderRank.Department
            : LeaderRank.Government;
        var session = before with
        {
            StartsAt = body.Instant("startsAt", required: true) ?? now,
            EndsAt = body.Instant("endsAt", required: true) ?? now,
            Leader = Line(body, "leader", required: true) ?? "",
            Title = Line(body, "title", required: true) ?? "",
            Rank = rank,
            OrgId = Line(body, "orgId"),
            Clerk = Line(body, "clerk"),
            SeatNo = body.Text("seatNo", IdCharactersMax)?.Trim() is { Length: > 0 } seat ? seat : null,
        };
        CheckTimes(body, session, before, now);
        if (rank == LeaderRank.Department && session.OrgId is null)
            body.Reject("orgId", "请选择接听的部门");
        if (rank == LeaderRank.Government && session.OrgId is not null)
            body.Reject("orgId", "县政府领导接听不填部门");
        if (session.OrgId is { } unit && offices.Find(unit) is null)
            body.Reject("orgId", "通讯录中没有这个单位");
        return session;
    }

    static void CheckTimes(BodyReader body, LeaderSession session, LeaderSession before, DateTimeOffset now)
    {
        var isNew = before.Version == 0;
        if (!isNew && before.StartsAt <= now)
        {
            if (session.StartsAt != before.StartsAt || session.EndsAt != before.EndsAt)
                body.Reject("startsAt", "接听已开始，不能再改时间");
            if (session.Rank != before.Rank || session.OrgId != before.OrgId)
                body.Reject("rank", "接听已开始，不能再改接听人的类别和部门");
            return;
        }

        if (session.StartsAt < now)
            body.Reject("startsAt", "开始时间不能早于现在");
        if (session.EndsAt <= session.StartsAt)
            body.Reject("endsAt", "结束时间应晚于开始时间");
        else if (WorkingCalendar.DayOf(session.EndsAt) != session.Day)
            body.Reject("endsAt", "应在同一天内结束");
    }

    static string? Line(BodyReader body, string name, bool required = false) =>
        body.Text(name, WebLimits.NameCharactersMax, required)?.Trim() is { Length: > 0 } text ? text : null;
}
