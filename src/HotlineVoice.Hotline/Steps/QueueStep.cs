using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Asks for a person. Whoever has come here is served here, whatever the hour turns to.</summary>
sealed class QueueStep : Step
{
    QueueStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        Queue = reader.Queue("queue");
        foreach (var prompt in QueuePrompts.All)
            reader.OwnPrompt(prompt);
        reader.Readings.Add(Talks.Talk.Music);
        foreach (var outcome in QueueOutcomes.All)
            reader.Place(outcome);
        reader.Place(Otherwise, needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Puts the caller through to a person of this queue",
        [
            new("queue", WordForm.Name, "Queue of queues.yaml by name", Needed: true),
            new(QueueOutcomes.Answered, WordForm.Place, "Where to go when the person has hung up"),
            new(QueueOutcomes.Nobody, WordForm.Place, "Where to go when nobody is signed in"),
            new(QueueOutcomes.Full, WordForm.Place, "Where to go when too many wait; the caller has been told"),
            new(QueueOutcomes.GaveUp, WordForm.Place, "Where to go when he has waited as long as anybody may"),
            new(QueueOutcomes.Key, WordForm.Place, "Where to go when he presses the queue's exit key"),
            new(Otherwise, WordForm.Place, "Where to go for every other outcome", Needed: true),
        ],
        reader => new QueueStep(reader));

    /// <summary>Its name in queues.yaml.</summary>
    internal string Queue { get; }

    internal override StepRun Begin(FlowRun flow) => new QueueRun(this, flow);
}

/// <summary>How a queue lets a caller go.</summary>
static class QueueOutcomes
{
    internal const string Answered = "answered";
    internal const string Nobody = "nobody";
    internal const string Full = "full";
    internal const string GaveUp = "gave up";
    internal const string Key = "key";

    internal static string[] All { get; } = [Answered, Nobody, Full, GaveUp, Key];
}

/// <summary>What a queue says by itself.</summary>
static class QueuePrompts
{
    internal const string First = "queue_first";
    internal const string Repeat = "queue_repeat";
    internal const string Unstaffed = "queue_unstaffed";
    internal const string Full = "queue_full";
    internal const string FullHidden = "queue_full_hidden";
    internal const string Suggest = "queue_offer_callback";
    internal const string CallbackOk = "callback_ok";
    internal const string AskNumber = "callback_hidden";
    internal const string SeatNumber = "agent_no";
    internal const string TransferFailed = "transfer_failed";

    internal static string[] All { get; } =
        [First, Repeat, Unstaffed, Full, FullHidden, Suggest, CallbackOk, AskNumber, SeatNumber, TransferFailed];
}
