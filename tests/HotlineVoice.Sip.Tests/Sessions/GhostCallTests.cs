using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>A seat's phones ring and somebody changes his mind: at every instant between INVITE and ACK, over every
/// weather, nobody is left talking to nobody.</summary>
public sealed class GhostCallTests
{
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>The whole of a call's beginning takes 130 ms here: every 5 ms of it, and 100 ms more.</summary>
    [Fact]
    public void Hanging_up_at_every_instant_from_the_invite_to_the_ack_leaves_neither_side_talking()
    {
        var wereCancelled = 0;
        var wereEnded = 0;
        for (var i = 0; i <= 46; i++)
        {
            var call = new SeatCall(new Plan(i) { HangUp = Step * i, Answer = TimeSpan.FromMilliseconds(60) }, 30);
            call.Run(100);
            Assert.True(call.IsOver, $"hung up after {Step * i}");
            wereCancelled += call.PhoneEnds(SipEndReason.Cancelled);
            wereEnded += call.PhoneEnds(SipEndReason.Bye);
        }

        Assert.True(wereCancelled > 5 && wereEnded > 5, $"{wereCancelled} cancelled, {wereEnded} ended");
    }

    [Fact]
    public void Whoever_leaves_whenever_in_whatever_weather_both_sides_come_to_an_end() =>
        Prop.ForAll<ushort, byte, byte>((seed, hangUp, answer) =>
        {
            var call = new SeatCall(
                new Plan(seed)
                {
                    HangUp = TimeSpan.FromMilliseconds(hangUp * 40),
                    Answer = TimeSpan.FromMilliseconds(answer * 30),
                    Second = TimeSpan.FromMilliseconds(seed % 97 * 80),
                    PhoneHangsUp = seed % 3 == 0,
                    LossPercent = seed / 7 % 40,
                },
                delayMost: 400);
            call.Run(200);
            return call.IsOver;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(255));

    [Fact]
    public void In_fair_weather_the_phone_stops_within_the_way_of_one_message()
    {
        for (var i = 1; i <= 20; i++)
        {
            var call = new SeatCall(
                new Plan(i) { HangUp = TimeSpan.FromSeconds(i), Answer = TimeSpan.FromSeconds(10) }, 50);
            call.Run(100);
            Assert.InRange(call.PhoneStopped - call.HungUp, TimeSpan.Zero, TimeSpan.FromMilliseconds(150));
        }
    }

    sealed record Plan(int Seed)
    {
        public TimeSpan HangUp { get; init; }

        public TimeSpan Answer { get; init; }

        /// <summary>When the second phone answers; without it there is only one.</summary>
        public TimeSpan? Second { get; init; }

        /// <summary>The person at the phone hangs up at the same time.</summary>
        public bool PhoneHangsUp { get; init; }

        public int LossPercent { get; init; }
    }

    /// <summary>The server rings seat 8001 and hangs up as planned; its phones ring at once and answer as planned.
    /// </summary>
    sealed class SeatCall
    {
        readonly Network _network;
        readonly Station _server;
        readonly List<Station> _phones = [];

        public SeatCall(Plan plan, int delayMost)
        {
            _network = new Network(plan.Seed, plan.LossPercent, delayMost);
            _server = _network.Add("127.0.0.1", 5060);
            _server.Order(new SipOrder.SetAccounts([SipAccount.FromPassword("8001", Bench.Domain, "secret-1")]));
            AddPhone(5071, plan, plan.Answer);
            if (plan.Second is { } second)
            {
                AddPhone(5072, plan, second);
            }

            var session = _server.Stack.NewSession();
            _server.Order(new SipOrder.Dial(
                session, new SipTarget.ToSeat("8001"), Bench.Offer(), new SipCallerName("13800138001"),
                TimeSpan.FromSeconds(20)));
            HungUp = _network.Now + plan.HangUp;
            _network.After(plan.HangUp, () => _server.Order(new SipOrder.HangUp(session)));
        }

        public TimeSpan HungUp { get; }

        public TimeSpan PhoneStopped => _phones[0].Said.Single(said => said.Output is SipOutput.CallEnded).At;

        /// <summary>Nothing lives, every leg has ended once, and the server's end was its last word.</summary>
        public bool IsOver => _network.Leftovers == 0 && _server.All<SipOutput.CallEnded>().Count() == 1
            && _server.Said.FindAll(said => said.Output is not SipOutput.Rejected)[^1].Output is SipOutput.CallEnded
            && _phones.TrueForAll(phone => phone.All<SipOutput.CallOffered>().Select(call => call.Session)
                .SequenceEqual(phone.All<SipOutput.CallEnded>().Select(end => end.Session)));

        public int PhoneEnds(SipEndReason reason) =>
            _phones.Sum(phone => phone.All<SipOutput.CallEnded>().Count(end => end.End.Reason == reason));

        public void Run(double seconds) => _network.Run(seconds);

        void AddPhone(int port, Plan plan, TimeSpan answer)
        {
            var phone = _network.Add("127.0.0.1", port, (station, said) =>
            {
                if (said is SipOutput.CallOffered call)
                {
                    station.Order(new SipOrder.Ring(call.Session));
                    _network.After(answer, () => station.Order(new SipOrder.Answer(call.Session, Bench.Offer(41_000))));
                    if (plan.PhoneHangsUp)
                    {
                        _network.After(plan.HangUp, () => station.Order(new SipOrder.HangUp(call.Session)));
                    }
                }
            });
            phone.Trust("server", _server);
            _server.Register("8001", phone);
            _phones.Add(phone);
        }
    }
}
