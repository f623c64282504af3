using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline.Steps;

/// <summary>A clerk calls another seat or a number, from his telephone or from his desk. No plan can name it.</summary>
/// <param name="to">What he dials.</param>
/// <param name="seatNo">Whose telephone rings first; null when he has dialled on it himself.</param>
/// <param name="at">Where problems would be shown; there are none.</param>
sealed class SeatCallStep(string to, string? seatNo, Cases.Texts.TextNode at) : Step("dial", at)
{
    /// <summary>The unit whose number it is, for the ledger.</summary>
    internal string? OrgId { get; init; }

    internal override StepRun Begin(FlowRun flow) => new Run(to, seatNo, OrgId, flow);

    sealed class Run(string to, string? seatNo, string? orgId, FlowRun flow) : StepRun
    {
        bool _isTalking;
        bool _isRefused;

        internal override void Begin()
        {
            if (seatNo is null)
                Dial();
            else
                flow.Talk.RingSeat(flow.LiveSeatOf(seatNo)!, PartyRole.Seat, Purpose.OwnSeat);
        }

        internal override void Take(FlowSignal signal)
        {
            switch (signal)
            {
                case FlowSignal.Talked(TalkNews.OwnSeatAnswered):
                    Dial();
                    break;
                case FlowSignal.Talked(TalkNews.DialledAnswered):
                    Talk();
                    break;
                case FlowSignal.Talked(TalkNews.DialledFailed) when flow.Talk.Seat is null:
                    flow.HangUp(CallEndReason.NoAnswer);
                    break;
                case FlowSignal.Talked(TalkNews.DialledFailed):
                    Refuse(ReasonOf(flow.LastFailure.How));
                    break;
                case FlowSignal.Talked(TalkNews.SeatLeft or TalkNews.TransferFailed):
                    End(_isTalking ? CallEndReason.SeatHungUp : CallEndReason.NoAnswer, HangupSide.Seat);
                    break;
                case FlowSignal.Talked(TalkNews.OtherLeft):
                    End(flow.Talk.IsHandedOn ? CallEndReason.Transferred : CallEndReason.CitizenHungUp,
                        HangupSide.Citizen);
                    break;
                case FlowSignal.Said when _isRefused:
                    flow.HangUp(flow.EndReason);
                    break;
            }
        }

        internal override CallEndReason? WhenGone() =>
            _isRefused ? flow.EndReason
            : flow.Talk.IsHandedOn ? CallEndReason.Transferred
            : _isTalking ? CallEndReason.SeatHungUp
            : CallEndReason.NoAnswer;

        void Dial()
        {
            if (flow.Talk.Seat is { IsCaller: false } seat)
                flow.Ear = seat.Leg;
            if (flow.LiveSeatOf(to) is { } other)
            {
                if (other is { IsBusy: false, Standing.Registered: true } && other.No != flow.Talk.Seat?.Number)
                    flow.Talk.RingSeat(other, PartyRole.Seat, Purpose.Dialled);
                else
                    Refuse(other.IsBusy ? CallEndReason.Busy : CallEndReason.NoAnswer);
            }
            else if (PhoneNumber.TryParse(to, out var number) && flow.CanDialOut)
            {
                flow.Talk.RingNumber(number.Value, PartyRole.Citizen, Purpose.Dialled, orgId);
            }
            else
            {
                Refuse(CallEndReason.UnknownNumber);
            }

            if (!_isRefused)
                flow.Talk.LetSeatHearRinging();
        }

        void Talk()
        {
            _isTalking = true;
            flow.Record = flow.Record with { AnsweredAt = flow.Now.Wall };
            flow.Talk.Record();
            flow.Talk.Begin();
        }

        void Refuse(CallEndReason reason)
        {
            _isRefused = true;
            flow.EndReason = reason;
            flow.Say(flow.Words(reason == CallEndReason.UnknownNumber ? "no_such_number" : "seat_refused"));
        }

        void End(CallEndReason reason, HangupSide side)
        {
            flow.EndSide = side;
            flow.HangUp(reason);
        }

        static CallEndReason ReasonOf(LegGone how) => how switch
        {
            LegGone.Busy => CallEndReason.Busy,
            LegGone.Rejected => CallEndReason.Rejected,
            LegGone.InvalidNumber => CallEndReason.UnknownNumber,
            _ => CallEndReason.NoAnswer,
        };
    }
}

/// <summary>A code dialled at a seat's telephone: *22 signs in and out, *24 is away and back.</summary>
sealed class SeatCodeStep(string code, string seatNo, Cases.Texts.TextNode at) : Step("code", at)
{
    const string Break = "小休";

    internal override StepRun Begin(FlowRun flow) => new Run(code, seatNo, flow);

    sealed class Run(string code, string seatNo, FlowRun flow) : StepRun
    {
        internal override void Begin()
        {
            flow.EndReason = CallEndReason.SeatHungUp;
            flow.Say(flow.Words(Do()));
        }

        internal override void Take(FlowSignal signal)
        {
            if (signal is FlowSignal.Said)
                flow.HangUp(CallEndReason.SeatHungUp);
        }

        internal override CallEndReason? WhenGone() => CallEndReason.SeatHungUp;

        string Do()
        {
            var isIn = flow.SeatOf(seatNo) is { State: not SeatState.SignedOut };
            var isAway = flow.SeatOf(seatNo) is { State: SeatState.Away };
            var (wanted, prompt) = code switch
            {
                "*22" or "*45" => isIn ? (SeatState.SignedOut, "seat_signed_out") : (SeatState.Ready, "seat_signed_in"),
                "*24" or "*46" when isIn =>
                    isAway ? (SeatState.Ready, "seat_ready") : (SeatState.Away, "seat_away"),
                _ => (default, "seat_refused"),
            };
            var reason = wanted == SeatState.Away ? Break : null;
            return wanted != default && flow.AskSeat(seatNo, wanted, reason).Answer == FloorAnswer.Done
                ? prompt
                : "seat_refused";
        }
    }
}
