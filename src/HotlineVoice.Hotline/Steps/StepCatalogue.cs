using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Every verb of the language. A new verb is one file, one line here and one row in the page.</summary>
static class StepCatalogue
{
    internal static ImmutableArray<StepKind> All { get; } =
    [
        PlayStep.Kind,
        MenuStep.Kind,
        CollectStep.Kind,
        CalendarStep.Kind,
        QueueStep.Kind,
        VoicemailStep.Kind,
        SurveyStep.Kind,
        GoStep.Kind,
        HangUpStep.Kind,
    ];

    internal static StepKind? Find(string verb) => All.FirstOrDefault(kind => kind.Verb == verb);
}
