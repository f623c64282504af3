using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Programs of messages, orders and time, as chance writes them. No exception, every session ends once, and
/// 64·T1 after the last end nothing is left.</summary>
public sealed class SequenceTests
{
    static readonly string[] Methods =
        ["INFO", "UPDATE", "OPTIONS", "PRACK", "REFER", "FETCH", "MESSAGE", "REFER", "NOTIFY", "REFER"];
    static readonly string[] Refers =
    [
        "", "Refer-To: <sip:8002@hotline.test>\r\n", "Refer-To: <sip:8002@hotline.test>\r\nRefer-Sub: false\r\n",
        "Refer-To: <sip:8002@h.test?Replaces=seq-1%3Bto-tag%3DTAG%3Bfrom-tag%3Dpeer-tag>\r\n",
    ];

    static readonly int[] Statuses =
        [100, 180, 183, 200, 200, 202, 302, 401, 404, 408, 481, 486, 487, 491, 500, 503, 600];

    [Fact]
    public void Whatever_happens_everything_ends_and_nothing_stays() => Prop.ForAll<byte[]>(program =>
    {
        var run = new Run();
        foreach (var letter in program)
        {
            run.Step(letter);
        }

        run.EndAll();
        return run.IsEmpty && run.EachEndedOnce;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(120));

    [Fact]
    public void Long_lives_leave_nothing_either()
    {
        var run = new Run();
        var chance = new SeededChance(5);
        for (var i = 0; i < 30_000; i++)
        {
            run.Step((byte)chance.Below(256));
        }

        run.EndAll();
        Assert.True(run.IsEmpty && run.EachEndedOnce);
        Assert.All(
            [
                run.Heard<SipOutput.CallConfirmed>(), run.Heard<SipOutput.CallAnswered>(),
                run.Heard<SipOutput.OfferReceived>(), run.Heard<SipOutput.OfferAnswered>(),
                run.Heard<SipOutput.TransferAsked>(), run.Heard<SipOutput.TransferReported>(),
            ],
            times => Assert.True(times > 10, "Chance brought about all that is to be tried."));
    }

    /// <summary>One program at work: what the peer says is made of what the stack said before.</summary>
    sealed class Run
    {
        readonly Bench _bench = new(maxCalls: 1_000);
        readonly List<string> _requests = [];
        readonly List<SipSessionId> _sessions = [];
        readonly Dictionary<SipSessionId, int> _ends = [];
        readonly Dictionary<Type, int> _heard = [];
        readonly SeededChance _choice = new(11);
        Peer _peer = Peer.Citizen;
        string _tag = "";
        string _rseq = "1";
        int _call;
        int _cseq = 1;
        int _inviteCSeq = 1;

        public bool IsEmpty
        {
            get
            {
                var counters = _bench.Stack.Counters;
                return counters.Transactions == 0 && counters.Dialogs == 0 && counters.Sessions == 0;
            }
        }

        /// <summary>How often chance brought something about: a test of chance that never gets there proves nothing.
        /// </summary>
        public int Heard<T>() => _heard.GetValueOrDefault(typeof(T));

        public bool EachEndedOnce => _sessions.TrueForAll(session => _ends.GetValueOrDefault(session) == 1);

        public void Step(byte letter)
        {
            switch (letter % 16)
            {
                case 0:
                    _peer = Peer.Citizen with { CallId = $"seq-{++_call}" };
                    (_cseq, _inviteCSeq) = (1, 1);
                    var extra = letter > 200 ? "Require: 100rel\r\n" : "";
                    _bench.Receive(_peer.Invite(_cseq, letter % 3 == 0 ? null : Peer.Sdp, extra: extra), Bench.Trunk);
                    break;
                case 1:
                    _bench.Receive(_peer.Invite(_inviteCSeq), Bench.Trunk);
                    break;
                case 2:
                    var branch = letter < 128 ? "inv" : "ack";
                    _bench.Receive(_peer.Ack(_inviteCSeq, _tag, branch, Body(letter)), Bench.Trunk);
                    break;
                case 3:
                    _bench.Receive(_peer.Cancel(_inviteCSeq), Bench.Trunk);
                    break;
                case 4:
                    _bench.Receive(_peer.Bye(++_cseq, _tag), letter < 200 ? Bench.Trunk : Bench.Stranger);
                    break;
                case 5:
                    _inviteCSeq = ++_cseq;
                    _bench.Receive(_peer.Invite(_cseq, Body(letter), toTag: _tag), Bench.Trunk);
                    break;
                case 6:
                    Ask(letter);
                    break;
                case 7 or 8 or 9:
                    Answer(letter);
                    break;
                case 10:
                    Dial();
                    break;
                case 11 or 12 or 13:
                    Order(letter);
                    break;
                case 14:
                    Talk();
                    break;
                default:
                    _bench.Wait(letter / 16 * letter / 16 * 0.3);
                    break;
            }

            Listen();
        }

        public void EndAll()
        {
            foreach (var session in _sessions)
            {
                _bench.Order(new SipOrder.HangUp(session));
            }

            Listen();
            _bench.Wait(150);
            Listen();
        }

        static string? Body(byte letter) => letter / 16 % 2 == 0 ? Peer.Sdp : null;

        // The shortest way into a conversation, which chance alone finds too seldom.
        void Talk()
        {
            if (_sessions.Count > 0)
            {
                _bench.Order(new SipOrder.Answer(_sessions[^1], Bench.Offer()));
                Listen();
                _bench.Receive(_peer.Ack(_inviteCSeq, _tag, "ack"), Bench.Trunk);
            }
        }

        void Asked(string request)
        {
            if (!request.StartsWith("ACK", StringComparison.Ordinal))
            {
                _requests.Add(request);
                _requests.RemoveRange(0, Math.Max(0, _requests.Count - 8));
            }
        }

        void Ask(byte letter)
        {
            var method = Methods[letter / 16 % Methods.Length];
            var lines = method switch
            {
                "PRACK" => $"RAck: {_rseq} 1 INVITE\r\n",
                "REFER" => Refers[_choice.Below(Refers.Length)].Replace("TAG", _tag),
                "NOTIFY" => "Event: refer\r\nSubscription-State: active;expires=9\r\n",
                _ => "",
            };
            var request = _peer.Request(method, ++_cseq, "m", _tag, lines);
            _bench.Receive(Peer.WithBody(request, Body(letter)), Bench.Trunk);
        }

        void Answer(byte letter)
        {
            if (_requests.Count > 0)
            {
                var request = _requests[^(1 + _choice.Below(Math.Min(4, _requests.Count)))];
                var isYes = letter % 16 == 9;
                var status = isYes ? 200 : Statuses[letter / 16 % Statuses.Length];
                var tag = letter > 230 ? "fork" : "their-tag";
                _bench.Receive(_peer.Answer(request, status, "", isYes ? Peer.Sdp : Body(letter), tag), Bench.Trunk);
            }
        }

        void Dial()
        {
            var session = _bench.Stack.NewSession();
            _sessions.Add(session);
            _bench.Order(new SipOrder.Dial(
                session,
                new SipTarget.ToTrunk("city", "13900139001"),
                Bench.Offer(),
                new SipCallerName("12345"),
                TimeSpan.FromSeconds(25)));
        }

        void Order(byte letter)
        {
            if (_sessions.Count == 0)
            {
                return;
            }

            var living = _sessions.FindAll(one => !_ends.ContainsKey(one));
            var session = living.Count > 0 && letter > 40 ? living[_choice.Below(living.Count)] : _sessions[^1];
            if (letter % 16 == 13)
            {
                Transfer(session, letter);
                return;
            }

            _bench.Order((letter / 16 % 8) switch
            {
                0 => new SipOrder.Ring(session),
                1 => new SipOrder.Ring(session, 183, Bench.Offer()),
                2 or 3 => new SipOrder.Answer(session, Bench.Offer()),
                4 => new SipOrder.Renegotiate(session, Bench.Offer(version: letter)),
                5 => new SipOrder.AcceptOffer(session, Bench.Offer(version: letter)),
                6 => new SipOrder.RejectOffer(session),
                _ => letter > 200 ? new SipOrder.Refuse(session, 486) : new SipOrder.HangUp(session),
            });
        }

        void Transfer(SipSessionId session, byte letter) => _bench.Order((letter / 16 % 8) switch
        {
            0 or 1 or 2 => new SipOrder.AcceptTransfer(session),
            3 => new SipOrder.RefuseTransfer(session, 603),
            4 => new SipOrder.ReportTransfer(session, 180),
            5 => new SipOrder.ReportTransfer(session, letter > 128 ? 200 : 486),
            6 => new SipOrder.AskTransfer(session, "8002", _sessions[0]),
            _ => new SipOrder.AskTransfer(session, "8002"),
        });

        void Listen()
        {
            foreach (var output in _bench.Outputs)
            {
                _heard[output.GetType()] = _heard.GetValueOrDefault(output.GetType()) + 1;
                if (output is SipOutput.CallOffered call)
                {
                    _sessions.Add(call.Session);
                }
                else if (output is SipOutput.CallEnded ended)
                {
                    _ends[ended.Session] = _ends.GetValueOrDefault(ended.Session) + 1;
                }
            }

            foreach (var (_, text) in _bench.Sent)
            {
                if (!text.StartsWith("SIP/2.0"))
                {
                    Asked(text);
                }
                else if (text.Contains(";tag=") && Peer.Header(text, "CSeq").EndsWith("INVITE")
                    && Peer.TagOf(text) is { Length: > 0 } tag)
                {
                    _tag = tag;
                    _rseq = text.Contains("RSeq:") ? Peer.Header(text, "RSeq") : _rseq;
                }
            }

            _bench.Clear();
        }
    }
}
