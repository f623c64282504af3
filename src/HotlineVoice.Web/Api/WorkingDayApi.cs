using HotlineVoice.Cases.Calendars;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Deadlines with their reckoning: which days were counted, which were not, and why.</summary>
static class WorkingDayApi
{
    /// <summary>
    /// Before and after these years no deadline of a hotline lies; it keeps the reckoning inside the calendar.
    /// </summary>
    const int FirstYear = 2000, LastYear = 2100;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("workingDays", Explain).For(RoleSets.Everybody).Produces<WorkingDaysShape>();

    static IResult Explain(HttpRequest request, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var from = read.Instant("from");
        var days = read.Number("days", 0, WorkingCalendar.DaysMax);
        var unit = read.Choice("unit", "workingDays", "days") == "days" ? DayUnit.Days : DayUnit.WorkingDays;
        var hotline = read.Text("hotline", 40);
        var plans = ports.Plans();
        if (request.Query["from"].Count == 0)
            read.Reject<string>("from", "必须填写");
        if (request.Query["days"].Count == 0)
            read.Reject<string>("days", "必须填写");
        if (from is { } given && given.ToOffset(Beijing.Offset).Year is < FirstYear or > LastYear)
            read.Reject<string>("from", $"应在{FirstYear}年至{LastYear}年之间");
        if (hotline is not null && plans.Hotlines.All(one => one.Code != hotline))
            read.Reject<string>("hotline", "没有这条热线");
        if (read.Refusal() is { } refusal)
            return refusal;

        // One calendar serves all hotlines: the notices are the State Council's.
        var day = WorkingCalendar.DayOf(from!.Value);
        return TypedResults.Ok(WorkingDaysShape.Of(plans.Calendar.Explain(day, days!.Value, unit)));
    }
}
