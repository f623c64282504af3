using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Another name for a step.</summary>
sealed class GoStep : Step
{
    GoStep(StepReader reader)
        : base(reader.Name, reader.At) => reader.PlaceOfVerb("go", "go");

    internal static StepKind Kind { get; } = new(
        "Goes to another step; nothing is said",
        [new("go", WordForm.Place, "The step", Needed: true)],
        reader => new GoStep(reader));

    internal override bool Waits => false;

    internal override Step Pass(FlowRun flow) => Place("go");

    internal override StepRun Begin(FlowRun flow) => new PassRun(this, flow);
}
