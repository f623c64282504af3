using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests;

/// <summary>A leg goes from lane to lane in the middle of everything it does.</summary>
public sealed class LaneMoveTests
{
    readonly Studio _studio = new(lanes: 3);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(45)]
    public void Nothing_is_lost_or_doubled_either_way_however_long_it_travels(int travelMilliseconds)
    {
        var words = Sounds.SpeechLike(seed: 5, milliseconds: 6000);
        var prompt = Sounds.SpeechLike(seed: 6, milliseconds: 5000);
        _studio.UsePrompts(("prompt", prompt));
        var peer = _studio.AddPeer();
        _studio.Pass(7);
        var before = peer.Heard().Length;
        var recording = _studio.Record(peer.Leg, new RecordingShape { Channels = 2 });
        var play = _studio.Play(peer.Leg, "prompt");
        peer.Says(words);
        _studio.Pass(500);
        for (var move = 1; move <= 24; move++)
        {
            _studio.Move(peer.Leg, move % 3, travelMilliseconds);
            _studio.Pass(203 - travelMilliseconds);
        }

        _studio.Pass(1500);
        AssertStreamIsWhole(peer, jitterMillisecondsMax: travelMilliseconds + 5);
        Assert.Equal([.. prompt.Select(G711)], peer.Heard()[before..][..prompt.Length]);
        var ended = Assert.Single(_studio.Heard(HeardKind.PlayEnded));
        Assert.Equal((play, PlayEnd.Finished), (ended.Play, ended.End));

        var both = _studio.Log.Recordings[recording];
        var left = both.Where((_, i) => i % 2 == 0).ToArray();
        Assert.Equal(prompt, both.Where((_, i) => i % 2 == 1).Take(prompt.Length));
        var (likeness, _) = Sounds.Likeness(words, left, 1600);
        Assert.True(likeness > 0.998, $"{likeness}");
        Assert.All(_studio.Lanes, lane => Assert.Equal(0, lane.Counters.Discarded(RtpDiscard.Late)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_legs_that_move_at_random_stay_whole_and_in_their_own_time(int seed)
    {
        var random = new Random(seed);
        var peers = Enumerable.Range(0, 12).Select(_ => _studio.AddPeer()).ToArray();
        foreach (var peer in peers)
            peer.Says(Sounds.Hum(500, 5000));
        for (var move = 0; move < 100; move++)
        {
            _studio.Pass(random.Next(40));
            _studio.Move(peers[random.Next(peers.Length)].Leg, random.Next(3));
        }

        _studio.Pass(100);
        foreach (var peer in peers)
        {
            AssertStreamIsWhole(peer, jitterMillisecondsMax: 0);
            Assert.Equal(peers.Length, _studio.Lanes.Sum(lane => lane.Counters.Legs));
        }
    }

    [Fact]
    public void A_leg_that_travels_for_too_long_goes_on_without_the_frames_it_missed()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(100);
        var before = _studio.Audio(peer.Leg);
        _studio.Move(peer.Leg, 1, 1000);
        _studio.Pass(100);
        var after = _studio.Audio(peer.Leg).Skip(before.Count).ToList();
        Assert.Equal((ushort)(before[^1].Sequence + 1), after[0].Sequence);
        Assert.InRange(after[0].Timestamp - before[^1].Timestamp, 28 * 160u, 32 * 160u);
        Assert.Equal(60, before.Count + 30 + after.Count, tolerance: 2.0);
        Assert.True(after[0].Marker);
        Assert.InRange(_studio.Lanes[1].Counters.FramesSkipped, 28, 31);
    }

    [Fact]
    public void What_ended_on_the_old_lane_is_told_there_once_and_with_the_whole_recording()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.UsePrompts(("long", Sounds.Hum(700, 5000)));
        var play = _studio.Play(peer.Leg, "long");
        peer.Says(Sounds.Hum(500, 2000));
        _studio.Pass(500);
        _studio.Order(new LaneOrder.StopPlay(play));
        _studio.Order(new LaneOrder.StopRecording(recording));
        _studio.Move(peer.Leg, 1);
        var second = new RecordingId(_studio.NewName());
        _studio.Order(new LaneOrder.StartRecording(second, peer.Leg, new RecordingShape()), lane: 1);
        _studio.Pass(500);

        Assert.Equal((play, PlayEnd.Cut), Ends(_studio.Heard(HeardKind.PlayEnded).Single()));
        var ended = _studio.Heard(HeardKind.RecordingEnded).Single();
        Assert.Equal((recording, RecordingEnd.Stopped), (ended.Recording, ended.Why));
        Assert.Equal(_studio.Log.Recordings[recording].Count / 8000.0, ended.Length.TotalSeconds);
        Assert.Equal(500 * 8, _studio.Log.Recordings[recording].Count, tolerance: 160.0);
        Assert.Equal(400 * 8, _studio.Log.Recordings[second].Count);
    }

    [Fact]
    public void What_goes_on_ends_on_the_new_lane_when_the_leg_goes_and_the_goodbye_comes_from_there()
    {
        var peer = _studio.AddPeer();
        _studio.UsePrompts(("long", Sounds.Hum(700, 5000)));
        var play = _studio.Play(peer.Leg, "long");
        _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(100);
        _studio.Move(peer.Leg, 1);
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg), lane: 1);
        _studio.Pass(100);
        Assert.Equal((play, PlayEnd.Cut), Ends(_studio.Heard(HeardKind.PlayEnded).Single()));
        Assert.Equal(RecordingEnd.LegGone, _studio.Heard(HeardKind.RecordingEnded).Single().Why);
        var goodbye = Assert.Single(_studio.Log.Sent, sent => sent.Control);
        Assert.Equal(_studio.Audio(peer.Leg)[0].Source, ControlSource(goodbye));
        Assert.Equal((0, 1), (_studio.Lanes[0].Counters.ControlSent, _studio.Lanes[1].Counters.ControlSent));
        Assert.Equal(0, _studio.Lanes.Sum(lane => lane.Counters.Legs));
    }

    [Fact]
    public void Two_from_two_lanes_meet_on_one_and_those_they_leave_hear_them_no_longer()
    {
        var citizen = _studio.AddPeer();
        var former = _studio.AddPeer();
        var clerk = _studio.AddPeer();
        foreach (var (peer, hertz) in (ReadOnlySpan<(Peer, double)>)[(citizen, 500), (former, 700), (clerk, 900)])
            peer.Says(Sounds.Hum(hertz, 3000));
        _studio.Bridge(citizen.Place, former.Place);
        _studio.Pass(500);
        _studio.Move(clerk.Leg, 1, 5);
        _studio.Move(citizen.Leg, 1, 5);
        _studio.Order(new LaneOrder.Bridge(new BridgeId(1), [citizen.Place, clerk.Place]), lane: 1);
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(citizen.Heard().AsSpan()[^4000..], 900));
        Assert.True(ToneDetector.Hears(clerk.Heard().AsSpan()[^4000..], 500));
        Assert.False(ToneDetector.Hears(citizen.Heard().AsSpan()[^4000..], 700, -50));
        Assert.False(ToneDetector.Hears(former.Heard().AsSpan()[^4000..], 500, -50));
    }

    [Fact]
    public void The_source_that_was_latched_stays_the_peer()
    {
        var peer = _studio.AddPeer();
        peer.Address = Studio.Address("198.51.100.7", 5555);
        peer.Says(Sounds.Hum(500, 3000));
        _studio.Pass(1000);
        _studio.Move(peer.Leg, 1, 5);
        _studio.Pass(1000);
        Assert.Single(_studio.Heard(HeardKind.RtpLatched));
        Assert.Equal(peer.Address, _studio.Audio(peer.Leg)[^1].Destination);
        Assert.Equal(0, _studio.Lanes[1].Counters.Discarded(RtpDiscard.Probation));
    }

    [Fact]
    public void Reports_run_on_under_one_name()
    {
        var peer = _studio.AddPeer();
        for (var move = 0; move < 20; move++)
        {
            _studio.Pass(1000);
            _studio.Move(peer.Leg, move % 3, 5);
        }

        var reports = _studio.Log.Sent.Where(sent => sent.Control).ToList();
        Assert.InRange(reports.Count, 3, 8);
        Assert.All(reports, report => Assert.Equal(_studio.Audio(peer.Leg)[0].Source, ControlSource(report)));
        Assert.Equal(reports.Count, _studio.Lanes.Sum(lane => lane.Counters.ControlSent));
    }

    [Fact]
    public void A_press_and_the_silence_of_a_line_are_told_once_across_a_move()
    {
        var peer = _studio.AddPeer(o => o with { SilenceLimit = TimeSpan.FromSeconds(2) });
        peer.Presses('5', milliseconds: 200);
        _studio.Pass(100);
        _studio.Move(peer.Leg, 1, 5);
        _studio.Order(new LaneOrder.SendDigits(peer.Leg, "12", TimeSpan.FromMilliseconds(100)), lane: 1);
        _studio.Pass(150);
        _studio.Move(peer.Leg, 2, 5);
        _studio.Pass(3000);
        _studio.Move(peer.Leg, 0, 5);
        _studio.Pass(3000);
        Assert.Equal("5", _studio.Digits);
        Assert.Single(_studio.Heard(HeardKind.DigitsSent));
        Assert.Single(_studio.Heard(HeardKind.RtpSilent));
    }

    [Fact]
    public void A_leg_is_adopted_once_and_only_where_its_name_is_free()
    {
        var peer = _studio.AddPeer();
        var play = _studio.Play(peer.Leg, "nothing");
        Assert.Null(_studio.Lane.Release(new LegId(99)));
        var released = _studio.Lane.Release(peer.Leg)!;
        Assert.Equal(peer.Leg, released.Id);
        Assert.Null(_studio.Lane.Release(peer.Leg));
        _studio.Lanes[1].Adopt(released, _studio.Now);
        Assert.Throws<InvalidOperationException>(() => _studio.Lanes[2].Adopt(released, _studio.Now));
        _studio.Pass(50);
        Assert.Equal(play, _studio.Heard(HeardKind.PlayEnded).Single().Play);
    }

    [Fact]
    public void A_leg_that_finds_no_room_is_over_and_its_ends_are_told()
    {
        var peer = _studio.AddPeer();
        _studio.UsePrompts(("long", Sounds.Hum(700, 5000)));
        var play = _studio.Play(peer.Leg, "long");
        _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(100);
        _studio.Order(new LaneOrder.AddLeg(peer.Leg, peer.Options), lane: 1);
        var released = _studio.Lane.Release(peer.Leg)!;
        Assert.Throws<InvalidOperationException>(() => _studio.Lanes[1].Adopt(released, _studio.Now));
        _studio.Pass(100);
        Assert.Equal((play, PlayEnd.Cut), Ends(_studio.Heard(HeardKind.PlayEnded).Single()));
        Assert.Equal(RecordingEnd.LegGone, _studio.Heard(HeardKind.RecordingEnded).Single().Why);
        Assert.Equal(1, _studio.Lanes[1].Counters.Legs);
    }

    [Fact]
    public void A_leg_that_goes_before_its_missed_frames_were_served_takes_them_with_it()
    {
        var peer = _studio.AddPeer();
        var other = _studio.AddPeer();
        _studio.Pass(100);
        var released = _studio.Lane.Release(peer.Leg)!;
        var again = _studio.Lane.Release(other.Leg)!;
        _studio.Pass(60);
        _studio.Lanes[1].Adopt(released, _studio.Now);
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg), lane: 1);
        _studio.Lanes[1].Adopt(again, _studio.Now);
        _studio.Lanes[2].Adopt(_studio.Lanes[1].Release(other.Leg)!, _studio.Now);
        var before = _studio.Audio(peer.Leg).Count;
        _studio.Pass(100);
        Assert.Equal(before, _studio.Audio(peer.Leg).Count);
        AssertStreamIsWhole(other, jitterMillisecondsMax: 65);
        Assert.Equal(13, _studio.Audio(other.Leg).Count, tolerance: 1.0);
    }

    // Each packet at its own time, numbered without a hole, under one name.
    void AssertStreamIsWhole(Peer peer, int jitterMillisecondsMax)
    {
        var packets = _studio.Audio(peer.Leg);
        Assert.Single(packets.Select(packet => packet.Source).Distinct());
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.Equal((ushort)(packets[0].Sequence + i), packets[i].Sequence);
            Assert.Equal(packets[0].Timestamp + ((uint)i * 160), packets[i].Timestamp);
            var late = packets[i].At - packets[0].At - (i * LaneOptions.Frame);
            Assert.InRange(late.TotalMilliseconds, 0, jitterMillisecondsMax);
        }
    }

    static (PlayId, PlayEnd) Ends(Heard heard) => (heard.Play, heard.End);

    static short G711(short sample) => CodecCatalogue.Pcma.Decode(CodecCatalogue.Pcma.Encode(sample));

    static uint ControlSource(SentPacket packet) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(packet.Bytes.AsSpan(4));
}
