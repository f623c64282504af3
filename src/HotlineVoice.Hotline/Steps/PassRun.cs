using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>A step that waits for nothing: it leads on as soon as it is reached and leaves no trace.</summary>
sealed class PassRun(Step step, FlowRun flow) : StepRun
{
    internal override void Begin() => flow.GoTo(step.Pass(flow)!);
}
