using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Rtp;

/// <summary>Bytes from outside never throw, and a call that they hit goes on.</summary>
public sealed class HostilePacketTests
{
    [Fact]
    public void Any_bytes_are_taken_without_a_word()
    {
        var studio = new Studio();
        var peer = studio.AddPeer();
        studio.Record(peer.Leg, new RecordingShape());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(AnyBytes(), bytes =>
        {
            studio.Lane.Receive(peer.Leg, bytes, peer.Address, studio.Now);
            studio.Lane.ReceiveControl(peer.Leg, bytes, peer.Address, studio.Now);
            studio.Pass(5);
        }));
        AssertStillServed(studio, peer);
    }

    [Fact]
    public void Packets_with_a_few_bytes_changed_are_taken_without_a_word()
    {
        var studio = new Studio();
        var peer = studio.AddPeer();
        studio.Record(peer.Leg, new RecordingShape { Channels = 2, StopByDigit = true });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Changes(), changes =>
        {
            byte[] payload = changes.Length % 3 == 0 ? [5, 10, 0, 160] : new byte[160];
            var packet = peer.Packet(changes.Length % 3 == 0 ? Peer.EventType : (byte)8, payload);
            foreach (var (at, value) in changes)
                packet[at % packet.Length] = value;
            studio.Lane.Receive(peer.Leg, packet, peer.Address, studio.Now);
            studio.Pass(5);
        }));
        AssertStillServed(studio, peer);
    }

    [Fact]
    public void Reports_with_a_few_bytes_changed_are_taken_without_a_word()
    {
        var studio = new Studio();
        var peer = studio.AddPeer();
        studio.Pass(10_000);
        var report = studio.Log.Sent.Last(sent => sent.Control).Bytes;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Changes(), changes =>
        {
            var packet = report.ToArray();
            foreach (var (at, value) in changes)
                packet[at % packet.Length] = value;
            studio.Lane.ReceiveControl(peer.Leg, packet, peer.Address, studio.Now);
        }));
        AssertStillServed(studio, peer);
    }

    [Fact]
    public void Any_order_about_any_leg_leaves_the_lane_in_one_piece()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Programs(), program =>
        {
            var studio = new Studio();
            studio.UsePrompts(("a", Sounds.Hum(500, 130)));
            var legs = new HashSet<long>();
            var plays = new HashSet<PlayId>();
            foreach (var (verb, leg) in program)
                Run(studio, verb, new LegId(leg), legs, plays);
            foreach (var leg in legs)
                studio.Order(new LaneOrder.RemoveLeg(new LegId(leg)));
            studio.Pass(50);
            Assert.Equal(0, studio.Lane.Counters.Legs);
            var ended = studio.Heard(HeardKind.PlayEnded).Select(heard => heard.Play).ToList();
            Assert.Equal(plays, ended.ToHashSet());
            Assert.Equal(plays.Count, ended.Count);
        }));
    }

    static void Run(Studio studio, int verb, LegId leg, HashSet<long> legs, HashSet<PlayId> plays)
    {
        var name = studio.NewName();
        switch (verb)
        {
            case 0 when legs.Add(leg.Value): studio.Order(new LaneOrder.AddLeg(leg, Peer.OptionsOf(leg))); break;
            case 1 when legs.Remove(leg.Value): studio.Order(new LaneOrder.RemoveLeg(leg)); break;
            case 2: plays.Add(studio.Play(leg, "a", "a")); break;
            case 3: plays.Add(studio.Play(leg, "nothing")); break;
            case 4: studio.Record(leg, new RecordingShape { Channels = (int)(name % 2) + 1 }); break;
            case 5: studio.Bridge(new BridgePlace(leg), new BridgePlace(new LegId(leg.Value + 1))); break;
            case 6: studio.Order(new LaneOrder.Unbridge(new BridgeId(1))); break;
            case 7: studio.Order(new LaneOrder.SendDigits(leg, "1#", TimeSpan.FromMilliseconds(50))); break;
            case 8: studio.Order(new LaneOrder.StopPlay(new PlayId(name - 2))); break;
            default: studio.Pass((verb * 7) % 50); break;
        }
    }

    static Arbitrary<byte[]> AnyBytes() => ArbMap.Default.GeneratorFor<byte>().ArrayOf()
        .Select(bytes => bytes.Length > 2 && bytes[0] % 2 == 0 ? [0x80, 8, .. bytes] : bytes).ToArbitrary();

    static Arbitrary<(int At, byte Value)[]> Changes() =>
        (from at in Gen.Choose(0, 171) from value in Gen.Choose(0, 255) select (at, (byte)value))
        .ArrayOf().ToArbitrary();

    static Arbitrary<(int Verb, int Leg)[]> Programs() =>
        (from verb in Gen.Choose(0, 12) from leg in Gen.Choose(1, 4) select (verb, leg)).ArrayOf().ToArbitrary();

    static void AssertStillServed(Studio studio, Peer peer)
    {
        studio.Pass(100);
        var before = studio.Log.Sent.Count;
        studio.Pass(1000);
        Assert.True(studio.Log.Sent.Count - before >= 50);
        Assert.True(studio.Lane.TryMeasure(peer.Leg, out _));
    }
}
