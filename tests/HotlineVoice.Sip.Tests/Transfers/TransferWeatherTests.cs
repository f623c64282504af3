using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>A telephone of ours and a server of ours: transfers over a wire that loses, delays and doubles.</summary>
public sealed class TransferWeatherTests
{
    [Fact]
    public void An_attended_transfer_names_the_second_call_and_ends_both_by_the_phone()
    {
        var line = new Line(seed: 1, lossPercent: 0);
        var first = line.Dial();
        line.Run(1);
        var second = line.Dial();
        line.Run(1);
        line.Phone.Order(new SipOrder.AskTransfer(first, "8002", second));
        line.Run(1);
        var calls = line.Server.All<SipOutput.CallOffered>().ToList();
        Assert.Equal(
            new SipOutput.TransferAsked(calls[0].Session, "8002", calls[1].Session),
            line.Server.All<SipOutput.TransferAsked>().Single());
        Assert.Equal([100, 180, 200], line.Reports);
        Assert.Equal(2, line.Phone.All<SipOutput.CallEnded>().Count());
        line.Run(70);
        Assert.True(line.IsAsleep);
    }

    [Fact]
    public void Reports_arrive_in_order_and_none_twice_in_any_weather() => Prop.ForAll<ushort, byte>((seed, loss) =>
    {
        var line = new Line(seed, loss % 40);
        var session = line.Dial();
        line.Run(10);
        line.Phone.Order(new SipOrder.AskTransfer(session, "8002"));
        line.Run(100);
        line.Phone.Order(new SipOrder.HangUp(session));
        line.Run(150);
        int[][] possible = [[], [100, 180, 200], [100, 180, 408], [100, 408], [408], [481], [491]];
        return line.IsAsleep && possible.Any(reports => reports.SequenceEqual(line.Reports))
            && line.Server.All<SipOutput.TransferAsked>().Count() <= 1
            && (loss % 40 > 0 || line.Reports.SequenceEqual([100, 180, 200]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(255));

    /// <summary>The server answers every call and accepts every transfer; the phone leaves all its calls when one has
    /// succeeded.</summary>
    sealed class Line
    {
        readonly List<SipSessionId> _calls = [];

        public Line(int seed, int lossPercent)
        {
            Network = new Network(seed, lossPercent, lossPercent == 0 ? 20 : 300);
            Server = Network.Add("127.0.0.1", 5060, Serve);
            Phone = Network.Add("127.0.0.2", 5060, (station, said) =>
            {
                if (said is SipOutput.TransferReported { Status: 200 })
                {
                    _calls.ForEach(call => station.Order(new SipOrder.HangUp(call)));
                }
            });
            Server.Trust("phone", Phone);
            Phone.Trust("server", Server);
        }

        public Network Network { get; }

        public Station Server { get; }

        public Station Phone { get; }

        /// <summary>Nothing lives and nothing waits for time.</summary>
        public bool IsAsleep => Network.Leftovers == 0 && Server.Stack.NextDeadline is null
            && Phone.Stack.NextDeadline is null;

        public IEnumerable<int> Reports => Phone.All<SipOutput.TransferReported>().Select(report => report.Status);

        public SipSessionId Dial()
        {
            var session = Phone.Stack.NewSession();
            _calls.Add(session);
            Phone.Order(new SipOrder.Dial(
                session, new SipTarget.ToTrunk("server", "12345"), Bench.Offer(), new SipCallerName("8001"),
                TimeSpan.FromSeconds(60)));
            return session;
        }

        public void Run(double seconds) => Network.Run(seconds);

        void Serve(Station station, SipOutput said)
        {
            switch (said)
            {
                case SipOutput.CallOffered call:
                    station.Order(new SipOrder.Answer(call.Session, Bench.Offer(41_000)));
                    break;
                case SipOutput.TransferAsked asked:
                    station.Order(new SipOrder.AcceptTransfer(asked.Session));
                    station.Order(new SipOrder.ReportTransfer(asked.Session, 180));
                    station.Order(new SipOrder.ReportTransfer(asked.Session, 200));
                    break;
            }
        }
    }
}
