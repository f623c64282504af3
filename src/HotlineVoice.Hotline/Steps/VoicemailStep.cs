using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Records a message, keeps it, and only then says that it is kept.</summary>
/// <remarks>
/// The row is kept when the recording begins, so that a crash in the middle loses nothing; the message counts as left
/// when it has its least length. One that is recorded again replaces the old one only once the new one is kept.
/// </remarks>
sealed partial class VoicemailStep : Step
{
    readonly string _prompt;
    readonly TimeSpan _atLeast;
    readonly TimeSpan _atMost;
    readonly TimeSpan _silence;
    readonly bool _anonymous;

    VoicemailStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _prompt = reader.Prompt("voicemail");
        _atLeast = reader.Seconds("at least", usual: 3, least: 1, most: 60);
        _atMost = reader.Seconds("at most", usual: 180, least: 10, most: 1800);
        _silence = reader.Seconds("silence", usual: 10, least: 3, most: 60);
        _anonymous = reader.Flag("anonymous", usual: false);
        foreach (var prompt in VoicemailPrompts.All)
            reader.OwnPrompt(prompt);
        reader.Readings.Add(VoicemailPrompts.Beep);
        reader.Place(Otherwise, needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Records a message; # ends it. Then 1 hears it, 2 records it again, # or hanging up leaves it",
        [
            new("voicemail", WordForm.Prompt, "What the caller should say", Needed: true),
            new("at least", WordForm.Duration, "Shorter is no message; 3s if not written"),
            new("at most", WordForm.Duration, "Longest message; 3m if not written"),
            new("silence", WordForm.Duration, "Silence that ends it; 10s if not written"),
            new("anonymous", WordForm.Flag, "yes: the caller's number is never shown; no if not written"),
            new(Otherwise, WordForm.Place, "Where to go when the message could not be kept", Needed: true),
        ],
        reader => new VoicemailStep(reader));

    internal override StepRun Begin(FlowRun flow) => new VoicemailRun(this, flow);

    /// <summary>The settings that its walk needs.</summary>
    internal string Prompt => _prompt;
    internal TimeSpan AtLeast => _atLeast;
    internal TimeSpan AtMost => _atMost;
    internal TimeSpan EndSilence => _silence;
    internal bool Anonymous => _anonymous;
}
