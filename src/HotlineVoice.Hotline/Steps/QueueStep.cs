using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Asks for a person.</summary>
/// <remarks>
/// No seat can sign in yet, so the step says what is true (nobody is there to answer) and leads to the outcome
/// «nobody». Whoever has come here is served here whatever the hour turns to.
/// </remarks>
sealed class QueueStep : Step
{
    readonly string _queue;

    QueueStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _queue = reader.Queue("queue");
        reader.OwnPrompt(Unstaffed);
        reader.Place("answered");
        reader.Place("nobody");
        reader.Place(Otherwise, needed: true);
    }

    const string Unstaffed = "queue_unstaffed";

    internal static StepKind Kind { get; } = new(
        "Puts the caller through to a person of this queue; while none can sign in it says so",
        [
            new("queue", WordForm.Name, "Queue of queues.yaml by name", Needed: true),
            new("answered", WordForm.Place, "Where to go when the person has hung up"),
            new("nobody", WordForm.Place, "Where to go when nobody is signed in"),
            new(Otherwise, WordForm.Place, "Where to go for every other outcome", Needed: true),
        ],
        reader => new QueueStep(reader));

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);

    sealed class Run(QueueStep step, FlowRun flow) : StepRun
    {
        internal override void Begin()
        {
            var queue = flow.Plan.Queues[step._queue];
            flow.Enter(step.Name);
            flow.Record = flow.Record with
            {
                Queue = queue.Id,
                Anonymous = flow.Record.Anonymous || queue.Anonymous,
            };
            flow.Say(flow.Words(Unstaffed));
        }

        internal override void Take(FlowSignal signal)
        {
            if (signal is FlowSignal.Said)
                flow.Leave(step, "nobody");
        }
    }
}
