using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Flows;

/// <summary>One step being walked by one call.</summary>
abstract class StepRun
{
    internal abstract void Begin();

    /// <summary>What it does with a signal it does not wait for is nothing.</summary>
    internal virtual void Take(FlowSignal signal)
    {
    }

    /// <summary>
    /// The caller is gone: why the call ended, as far as this step knows; null when the step has something to finish
    /// first and will call <see cref="FlowRun.Settle"/>.
    /// </summary>
    internal virtual CallEndReason? WhenGone() => CallEndReason.AbandonedInFlow;
}
