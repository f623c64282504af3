using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Asks the hours, at this very second.</summary>
sealed class CalendarStep : Step
{
    readonly string _hours;

    CalendarStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _hours = reader.Hour("calendar");
        reader.Place("open", needed: true);
        reader.Place(Otherwise, needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Leads one way in these hours and another way outside them; nothing is said",
        [
            new("calendar", WordForm.Name, "Hours of hotline.yaml by name", Needed: true),
            new("open", WordForm.Place, "Where to go in these hours", Needed: true),
            new(Otherwise, WordForm.Place, "Where to go outside them", Needed: true),
        ],
        reader => new CalendarStep(reader));

    internal override bool Waits => false;

    internal override Step Pass(FlowRun flow) =>
        Place(flow.Plan.Profile.Hours[_hours].IsOpen(flow.Now.Wall, flow.Plans.Calendar) ? "open" : Otherwise);

    internal override StepRun Begin(FlowRun flow) => new PassRun(this, flow);
}
