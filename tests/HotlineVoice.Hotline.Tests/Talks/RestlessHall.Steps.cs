using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Talks;

// What one byte of a program makes happen.
sealed partial class RestlessHall
{
    static readonly LegGone[] _ends =
        [LegGone.NoAnswer, LegGone.Busy, LegGone.Rejected, LegGone.InvalidNumber, LegGone.Unreachable];

    internal void Do(byte step)
    {
        Deliver();
        var pick = step / 20;
        switch (step % 20)
        {
            case 0: Pass(pick + 1); break;
            case 1: Pass(pick / 4.0); break;
            case 2: Arrive("12316", null, '1'); break;
            case 3: Arrive("12316", null, pick % 2 == 0 ? '4' : '2'); break;
            case 4: HangUp(Pick(_callers.Keys, pick)); break;
            case 5 or 6: Answer(Pick(Ringing, pick)); break;
            case 7: Go(Pick(Ringing, pick), _ends[pick % _ends.Length]); break;
            case 8: Go(Pick(Up, pick), pick == 0 ? LegGone.MediaTimeout : LegGone.ByFarSide); break;
            case 9: EndPlay(pick); break;
            case 10: Seat(pick); break;
            case 11: Tell(new FloorInput.SeatRegistered(Pick(_seats, pick)!, pick % 3 != 0)); break;
            case 12: Hold(pick); break;
            case 13: Ask(pick); break;
            case 14: AskMore(pick); break;
            case 15: Tell(new FloorInput.DigitPressed(Pick(_callers.Keys, pick), "0123456789*#"[pick % 12])); break;
            case 16: FromTelephone(pick); break;
            case 17: Transfer(pick); break;
            case 18:
                Order(new FloorOrder.Dial(Pick(_seats, pick)!, pick % 2 == 0 ? "02476540000" : "8002", "jn12316",
                null)); break;
            default: EndPlay(pick); break;
        }
    }

    IEnumerable<LegRef> Ringing => _legs.Where(leg => !leg.Value).Select(leg => leg.Key);

    IEnumerable<LegRef> Up => _legs.Where(leg => leg.Value).Select(leg => leg.Key);

    IEnumerable<CallId> Talking => _bridges.Keys;

    static T? Pick<T>(IEnumerable<T> all, int pick)
    {
        var list = all.ToList();
        return list.Count == 0 ? default : list[pick % list.Count];
    }

    void EndPlay(int pick)
    {
        if (_plays.Count == 0)
            return;
        var play = Pick(_plays, pick);
        _plays.Remove(play);
        Tell(new FloorInput.PlayEnded(play, pick == 0 ? PlayEnding.Failed : PlayEnding.Finished));
    }

    void Seat(int pick)
    {
        var state = (SeatState[])[SeatState.Ready, SeatState.Away, SeatState.WrapUp, SeatState.SignedOut];
        Order(new FloorOrder.SetSeat(Pick(_seats, pick)!, state[pick / 4 % 4], "小休"));
        Order(new FloorOrder.SetSeat(Pick(_seats, pick + 1)!, SeatState.Ready, null));
    }

    void Hold(int pick)
    {
        var leg = pick % 3 == 0 ? Pick(_callerLegs.Values, pick) : Pick(Up, pick);
        Tell(new FloorInput.LegHeld(leg, pick % 2 == 0));
    }

    void Ask(int pick)
    {
        var call = Pick(Talking, pick);
        Order(pick switch
        {
            0 or 1 => new FloorOrder.Hold(call),
            2 or 3 => new FloorOrder.Resume(call),
            4 => new FloorOrder.Transfer(call, "8003", Attended: true),
            5 => new FloorOrder.Transfer(call, "02476540000", Attended: true),
            6 => new FloorOrder.Transfer(call, "8002", Attended: false),
            7 => new FloorOrder.Transfer(call, "02476540000", Attended: false),
            8 => new FloorOrder.Transfer(call, "jn12316/q_general", Attended: false),
            9 => new FloorOrder.HangUp(call),
            _ => new FloorOrder.FinishTransfer(call),
        });
    }

    void AskMore(int pick)
    {
        var call = Pick(Talking, pick);
        Order(pick switch
        {
            0 or 1 or 2 => new FloorOrder.Conference(call, "02476540000"),
            3 or 4 => new FloorOrder.Conference(call, "8004") { Private = true },
            5 or 6 => new FloorOrder.Merge(call),
            7 => new FloorOrder.Supervise(call, "8004", SuperviseMode.Whisper),
            8 => new FloorOrder.Supervise(call, "8003", SuperviseMode.Barge),
            9 => new FloorOrder.TakeOver(call, "8004"),
            _ => new FloorOrder.Supervise(call, "8004", SuperviseMode.Listen),
        });
    }

    void FromTelephone(int pick)
    {
        string[] codes = ["*22", "*24", "8001", "8002", "02476540000", "12316", "*99", "abc"];
        Arrive(codes[pick % codes.Length], Pick(_seats, pick / 2), '1');
    }

    void Transfer(int pick)
    {
        var by = pick % 4 == 0 ? Pick(_callerLegs.Values, pick) : Pick(Up, pick);
        LegRef? replaces = pick % 2 == 0 ? Pick(_callerLegs.Values, pick + 1) : null;
        Tell(new FloorInput.TransferAsked(by, pick % 3 == 0 ? "8002" : "02476540000", replaces));
    }
}
