using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Says goodbye and hangs up.</summary>
sealed class HangUpStep : Step
{
    readonly string _prompt;

    HangUpStep(StepReader reader)
        : base(reader.Name, reader.At) => _prompt = reader.Prompt("hang up");

    internal static StepKind Kind { get; } = new(
        "Says a last prompt and hangs up; no menu may lead a caller here by his silence or a wrong key",
        [new("hang up", WordForm.Prompt, "What is said before", Needed: true)],
        reader => new HangUpStep(reader));

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);

    sealed class Run(HangUpStep step, FlowRun flow) : StepRun
    {
        internal override void Begin() => flow.Say(flow.Words(step._prompt));

        internal override void Take(FlowSignal signal)
        {
            if (signal is FlowSignal.Said)
                flow.HangUp(flow.EndReason);
        }

        // Whoever leaves during the goodbye leaves as the plan would have ended it.
        internal override CallEndReason? WhenGone() =>
            flow.EndReason == CallEndReason.Rejected ? CallEndReason.AbandonedInFlow : flow.EndReason;
    }
}
