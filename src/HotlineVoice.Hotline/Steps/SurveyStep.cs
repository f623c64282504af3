using System.Collections.Frozen;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Asks the caller how it was, and notes the rating in the call's record.</summary>
/// <remarks>
/// Whoever is asked has been dealt with: hanging up here is no abandoning. A rating that was given stays when the
/// caller leaves during the thanks.
/// </remarks>
sealed class SurveyStep : Step
{
    const string Told = "told";
    const string Silent = "silent";
    const string Invalid = "invalid";

    readonly string _prompt;
    readonly FrozenDictionary<char, int> _ratings;
    readonly string? _thanks;
    readonly TimeSpan _wait;
    readonly int _times;

    SurveyStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _prompt = reader.Prompt("survey");
        _ratings = reader.Ratings("keys");
        _thanks = reader.PromptIfAny("thanks");
        _wait = reader.Seconds("wait", usual: 5, least: 1, most: 60);
        _times = reader.Count("times", 2, 1, 9);
        reader.OwnPrompt(Invalid);
        reader.Place(Told);
        reader.Place(Silent);
        reader.Place(Otherwise, needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Asks how it was; the key that is pressed is the call's rating",
        [
            new("survey", WordForm.Prompt, "The prompt that asks", Needed: true),
            new("keys", WordForm.Ratings, "What each key gives: 1, the best, to n", Needed: true),
            new("thanks", WordForm.Prompt, "Said after a rating; nothing if not written"),
            new("wait", WordForm.Duration, "Silence after the prompt that counts as no answer; 5s if not written"),
            new("times", WordForm.Count, "The n-th failed input in a row leads on, silences and wrong keys together; "
                + "2 if not written"),
            new(Told, WordForm.Place, "Where to go with a rating"),
            new(Silent, WordForm.Place, "Where to go when the last failed input was silence"),
            new(Otherwise, WordForm.Place, "Where to go for every other outcome", Needed: true),
        ],
        reader => new SurveyStep(reader));

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);

    sealed class Run(SurveyStep step, FlowRun flow) : StepRun
    {
        int _failed;
        bool _untouched = true;
        bool _told;

        internal override void Begin()
        {
            flow.Enter(step.Name);
            flow.Record = flow.Record with { State = CallState.Survey };
            // A person's hanging up before is the better reason, if there was one.
            if (flow.EndReason == CallEndReason.Rejected)
                flow.EndReason = CallEndReason.CitizenHungUp;
            if (flow.TakeAhead() is { } ahead)
                Press(ahead);
            else
                Ask();
        }

        internal override void Take(FlowSignal signal)
        {
            switch (signal)
            {
                case FlowSignal.Key key when !_told:
                    Press(key.Digit);
                    break;
                case FlowSignal.Said when _told:
                    Leave(Told);
                    break;
                case FlowSignal.Said:
                    flow.Wait(step._wait);
                    break;
                case FlowSignal.TimeUp:
                    Fail(Silent);
                    break;
            }
        }

        internal override CallEndReason? WhenGone() => CallEndReason.CitizenHungUp;

        void Ask() => flow.Say(flow.Words(step._prompt), cutByDigit: true);

        void Press(char key)
        {
            var first = _untouched;
            _untouched = false;
            if (step._ratings.TryGetValue(key, out var rating))
                Rate(key, rating);
            else if (key == '#' && first && flow.EndsTheKeyBefore)
                Ask();
            else if (key == '#')
                Fail(Silent);
            else
                Fail(Otherwise, Invalid);
        }

        void Rate(char key, int rating)
        {
            _told = true;
            flow.Choose(key);
            flow.Record = flow.Record with { Rating = rating };
            if (step._thanks is { } thanks)
                flow.Say(flow.Words(thanks));
            else
                Leave(Told);
        }

        void Fail(string outcome, string? before = null)
        {
            if (++_failed >= step._times)
                Leave(outcome);
            else if (before is null)
                Ask();
            else
                flow.Say([.. flow.Words(before), .. flow.Words(step._prompt)], cutByDigit: true);
        }

        void Leave(string outcome)
        {
            flow.Record = flow.Record with { State = CallState.Flow };
            flow.Leave(step, outcome);
        }
    }
}
