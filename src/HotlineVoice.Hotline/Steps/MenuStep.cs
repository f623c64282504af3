using System.Collections.Immutable;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Offers choices. Keys work while the prompt is heard, and no caller is ever hung up on here.</summary>
/// <remarks>
/// In every menu, named in its prompt or not: 0 asks for a person, 9 repeats, * goes back, # ends input. Failed inputs
/// in a row, silences and wrong keys together, are counted; the last one leads on.
/// </remarks>
sealed partial class MenuStep : Step
{
    const string Silence = "silence";
    const string TimeoutToPerson = "timeout";
    const string TimeoutToVoicemail = "timeout_vm";

    readonly string _prompt;
    readonly string _wrongKey;
    readonly TimeSpan _wait;
    readonly int _times;

    MenuStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _prompt = reader.Prompt("menu");
        _wait = reader.Seconds("wait", usual: 5, least: 1, most: 60);
        _times = reader.Count("times", 2, 1, 9);
        _wrongKey = reader.PromptOr("wrong key", "invalid");
        reader.Keys("keys");
        reader.Place(Silence);
        reader.Place(Otherwise, needed: true);
        reader.OwnPrompt(TimeoutToPerson);
        reader.OwnPrompt(TimeoutToVoicemail);
    }

    /// <summary>The outcomes of not answering.</summary>
    internal static ImmutableArray<string> Failures { get; } = [Silence, Otherwise];

    internal static StepKind Kind { get; } = new(
        "Offers choices; keys work while it is heard. 0 asks for a person, 9 repeats, * goes back, # ends input",
        [
            new("menu", WordForm.Prompt, "The prompt that names the choices", Needed: true),
            new("wait", WordForm.Duration, "Silence after the prompt that counts as no answer; 5s if not written"),
            new("times", WordForm.Count, "The n-th failed input in a row leads on, silences and wrong keys together; "
                + "2 if not written"),
            new("wrong key", WordForm.Prompt, "Said after a key that leads nowhere; `invalid` if not written"),
            new("keys", WordForm.Keys, "Where each key leads", Needed: true),
            new(Silence, WordForm.Place, "Where to go when the last failed input was silence"),
            new(Otherwise, WordForm.Place, "Where to go after the last failed input", Needed: true),
        ],
        reader => new MenuStep(reader));

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);
}
