using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Steps;

sealed partial class MenuStep
{
    sealed class Run(MenuStep step, FlowRun flow) : StepRun
    {
        int _failed;
        bool _untouched = true;
        bool _leaving;

        internal override void Begin()
        {
            flow.EnterMenu(step);
            flow.Enter(step.Name);
            if (flow.TakeAhead() is { } ahead)
                Press(ahead);
            else
                Offer();
        }

        internal override void Take(FlowSignal signal)
        {
            switch (signal)
            {
                case FlowSignal.Key key when !_leaving:
                    Press(key.Digit);
                    break;
                case FlowSignal.Said when _leaving:
                    flow.Leave(step, Silence);
                    break;
                case FlowSignal.Said:
                    flow.Wait(step._wait);
                    break;
                case FlowSignal.TimeUp:
                    HearNothing();
                    break;
            }
        }

        void Offer() => flow.Say(flow.Words(step._prompt), cutByDigit: true);

        void Press(char key)
        {
            var first = _untouched;
            _untouched = false;
            if (key == '#' && first && flow.EndsTheKeyBefore)
                Offer();
            else if (key == '#')
                HearNothing();
            else if (step.Find(StepReader.Outcome(key)) is { } named)
                Choose(key, named);
            else if (Usual(key) is { } usual)
                Choose(key, usual);
            else
                HearWrongKey();
        }

        /// <summary>What a key means in every menu that does not name it.</summary>
        Step? Usual(char key) => key switch
        {
            '0' => flow.Plan.Flow!.Agent ?? step.Place(Otherwise),
            '9' => step,
            '*' => flow.MenuBefore(step) ?? step,
            _ => null,
        };

        void Choose(char key, Step place)
        {
            flow.Choose(key);
            flow.GoTo(place);
        }

        void HearWrongKey()
        {
            if (++_failed < step._times)
                flow.Say([.. flow.Words(step._wrongKey), .. flow.Words(step._prompt)], cutByDigit: true);
            else
                flow.Leave(step, Otherwise);
        }

        void HearNothing()
        {
            if (++_failed < step._times)
            {
                Offer();
                return;
            }

            _leaving = true;
            var toVoicemail = flow.Destination(step.Place(Silence)) is VoicemailStep;
            flow.Say(flow.Words(toVoicemail ? TimeoutToVoicemail : TimeoutToPerson));
        }
    }
}
