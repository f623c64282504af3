using System.Security.Cryptography;
using HotlineVoice.Media;

namespace HotlineVoice.Journeys.Backstage;

/// <summary>A real lane whose wires are the town's.</summary>
sealed class TownLane(Town town, RandomNumberGenerator chance)
{
    readonly Lane _lane = new(new LaneOptions(), chance);
    readonly HashSet<LegId> _legs = [];

    public int Legs => _lane.Counters.Legs;

    public LaneCounters Counters => _lane.Counters;

    public bool Serves(LegId leg) => _legs.Contains(leg);

    public void Order(LaneOrder order, TimeSpan now)
    {
        if (order is LaneOrder.AddLeg add)
            _legs.Add(add.Leg);
        else if (order is LaneOrder.RemoveLeg remove)
            _legs.Remove(remove.Leg);
        _lane.Order(order, now);
    }

    public bool TryMove(LegId leg, TownLane to, TimeSpan now)
    {
        if (_lane.Release(leg) is not { } released)
            return false;
        _legs.Remove(leg);
        to._legs.Add(leg);
        to._lane.Adopt(released, now);
        return true;
    }

    public void Receive(LegId leg, byte[] packet, RtpAddress from, bool control)
    {
        if (control)
            _lane.ReceiveControl(leg, packet, from, town.Now);
        else
            _lane.Receive(leg, packet, from, town.Now);
    }

    public void Tick(TimeSpan now)
    {
        var sink = new Sink(town);
        _lane.Tick(now, ref sink);
    }

    readonly ref struct Sink(Town town) : ILaneSink
    {
        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control) =>
            town.SendPacket(leg, packet, destination, control);

        public void Hear(in Heard heard) => town.Hear(heard);

        public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels) =>
            town.Write(recording, samples);

        public void Latch(LegId leg, RtpAddress source)
        {
        }

        public void Late(LegId leg, TimeSpan lateness)
        {
        }
    }
}
