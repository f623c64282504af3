using System.Text;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

/// <summary>Asks for a number, such as a ticket's. What is entered stays out of the call's path.</summary>
sealed class CollectStep : Step
{
    readonly string _prompt;
    readonly string _value;
    readonly int _digitsMax;
    readonly int _digitsMin;
    readonly TimeSpan _wait;
    readonly int _times;

    CollectStep(StepReader reader)
        : base(reader.Name, reader.At)
    {
        _prompt = reader.Prompt("collect");
        _value = reader.Text("as") ?? reader.Name;
        _digitsMax = reader.Count("digits", 20, 1, 20);
        _digitsMin = reader.Count("at least", 1, 1, _digitsMax);
        _wait = reader.Seconds("wait", usual: 5, least: 1, most: 60);
        _times = reader.Count("times", 2, 1, 9);
        reader.OwnPrompt("invalid");
        reader.Place("collected", needed: true);
        reader.Place("nothing");
        reader.Place(Otherwise, needed: true);
    }

    internal static StepKind Kind { get; } = new(
        "Asks for a number; # or its last digit ends it, * begins it again",
        [
            new("collect", WordForm.Prompt, "The prompt that asks", Needed: true),
            new("as", WordForm.Name, "The name under which it is remembered; the step's own if not written"),
            new("digits", WordForm.Count, "Most digits; 20 if not written"),
            new("at least", WordForm.Count, "Fewest digits; 1 if not written"),
            new("wait", WordForm.Duration, "Silence that ends it; 5s if not written"),
            new("times", WordForm.Count, "The n-th failed input in a row leads on; 2 if not written"),
            new("collected", WordForm.Place, "Where to go with the number", Needed: true),
            new("nothing", WordForm.Place, "Where to go when # comes without a digit"),
            new(Otherwise, WordForm.Place, "Where to go after the last failed input", Needed: true),
        ],
        reader => new CollectStep(reader));

    internal override StepRun Begin(FlowRun flow) => new Run(this, flow);

    sealed class Run(CollectStep step, FlowRun flow) : StepRun
    {
        readonly StringBuilder _entered = new();
        int _failed;

        internal override void Begin()
        {
            flow.Enter(step.Name);
            if (flow.TakeAhead() is { } ahead)
                Add(ahead);
            else
                Ask();
        }

        internal override void Take(FlowSignal signal)
        {
            switch (signal)
            {
                case FlowSignal.Key { Digit: '#' } when _entered.Length == 0 && step.Find("nothing") is not null:
                    flow.Leave(step, "nothing");
                    break;
                case FlowSignal.Key { Digit: '#' } or FlowSignal.TimeUp:
                    Finish();
                    break;
                case FlowSignal.Key { Digit: '*' }:
                    Ask();
                    break;
                case FlowSignal.Key key when char.IsAsciiDigit(key.Digit):
                    Add(key.Digit);
                    break;
                case FlowSignal.Said:
                    flow.Wait(step._wait);
                    break;
            }
        }

        void Ask()
        {
            _entered.Clear();
            flow.Say(flow.Words(step._prompt), cutByDigit: true);
        }

        void Add(char digit)
        {
            _entered.Append(digit);
            if (_entered.Length == step._digitsMax)
                Finish();
            else
                flow.WaitAnew(step._wait);
        }

        void Finish()
        {
            if (_entered.Length >= step._digitsMin)
            {
                flow.KeepValue(step._value, _entered.ToString());
                flow.Leave(step, "collected");
            }
            else if (++_failed >= step._times)
            {
                flow.Leave(step, Otherwise);
            }
            else
            {
                _entered.Clear();
                flow.Say([.. flow.Words("invalid"), .. flow.Words(step._prompt)], cutByDigit: true);
            }
        }
    }
}
