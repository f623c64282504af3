using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Says something and goes on. A digit goes on at once and counts in the menu that follows.</summary>
sealed class PlayStep : Step
{
    readonly string _prompt;
    readonly bool _interruptible;

    PlayStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _prompt = reader.Prompt("play");
        _interruptible = reader.Flag("interruptible", usual: true);
        reader.Place("then", needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Says a prompt and goes on; a digit goes on at once and counts in the menu that follows",
        [
            new("play", WordForm.Prompt, "The prompt", Needed: true),
            new("interruptible", WordForm.Flag, "no: it is heard to its end and keys do nothing; yes if not written"),
            new("then", WordForm.Place, "Where to go when it is over", Needed: true),
        ],
        reader => new PlayStep(reader));

    internal override bool PassesKeysOn => true;

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);

    sealed class Run(PlayStep step, FlowRun flow) : StepRun
    {
        internal override void Begin()
        {
            flow.Enter(step.Name);
            flow.Say(flow.Words(step._prompt), step._interruptible);
        }

        internal override void Take(FlowSignal signal)
        {
            switch (signal)
            {
                case FlowSignal.Key { Digit: >= '0' and <= '9' } key when step._interruptible:
                    flow.PressAhead(key.Digit);
                    flow.Leave(step, "then");
                    break;
                case FlowSignal.Said:
                    flow.Leave(step, "then");
                    break;
            }
        }
    }
}
