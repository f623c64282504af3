using System.Collections.Immutable;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;

namespace HotlineVoice.Switch.Exchanges;

// Who talks with whom: legs of one conversation come together on one lane.
sealed partial class Exchange
{
    readonly Dictionary<CallId, RoomBridge> _bridges = [];
    long _lastBridge;

    void Bridge(FloorOutput.Bridge order)
    {
        if (order.Speakers.IsEmpty)
        {
            if (_bridges.Remove(order.Call, out var over) && over.IsBuilt)
                _outputs.Enqueue(new ExchangeOutput.LaneDo(over.Lane, new LaneOrder.Unbridge(over.Id)));
            return;
        }

        if (!_bridges.TryGetValue(order.Call, out var bridge))
        {
            var lane = LaneOfMost(order.Speakers);
            _bridges[order.Call] = bridge = new RoomBridge(new BridgeId(++_lastBridge), lane);
        }

        bridge.Speakers = order.Speakers;
        foreach (var speaker in order.Speakers)
        {
            if (_byRef.TryGetValue(speaker.Leg, out var room) && room is { HasLeg: true, IsMoving: false }
                && room.Lane != bridge.Lane)
                Move(room, bridge.Lane);
        }

        Build(bridge);
    }

    // The fewest legs travel; of equals the first stays, which is the citizen's and has the recorder.
    int LaneOfMost(ImmutableArray<Speaker> speakers) => speakers
        .Select(speaker => _byRef.GetValueOrDefault(speaker.Leg)?.Lane)
        .Where(lane => lane is not null)
        .GroupBy(lane => lane!.Value)
        .OrderByDescending(lane => lane.Count())
        .Select(lane => lane.Key)
        .FirstOrDefault();

    void Move(CallRoom room, int lane)
    {
        room.IsMoving = true;
        _outputs.Enqueue(new ExchangeOutput.MoveLeg(room.Leg, room.Lane, lane));
        _legsOfLane[room.Lane]--;
        _legsOfLane[lane]++;
        room.Lane = lane;
    }

    void Moved(CallRoom room)
    {
        room.IsMoving = false;
        while (room.Waiting.TryDequeue(out var order))
            Do(room, order);
        if (room.IsOver || room.IsForgotten)
        {
            if (room.Local is null)
                _outputs.Enqueue(new ExchangeOutput.ClosePort(room.Leg));
            if (!_bySession.ContainsKey(room.Session))
                Close(room);
            return;
        }

        foreach (var bridge in _bridges.Values)
        {
            if (!bridge.IsBuilt || bridge.IsWaiting)
                Build(bridge);
        }
    }

    /// <summary>Says the bridge to its lane once all who are in it are there.</summary>
    void Build(RoomBridge bridge)
    {
        var rooms = new List<(CallRoom Room, Speaker Speaker)>();
        foreach (var speaker in bridge.Speakers)
        {
            if (_byRef.TryGetValue(speaker.Leg, out var room) && room.HasLeg)
                rooms.Add((room, speaker));
        }

        bridge.IsWaiting = rooms.Exists(place => place.Room.IsMoving || place.Room.Lane != bridge.Lane);
        if (bridge.IsWaiting)
        {
            foreach (var (room, _) in rooms.Where(place => place.Room is { IsMoving: false }))
            {
                if (room.Lane != bridge.Lane)
                    Move(room, bridge.Lane);
            }

            return;
        }

        bridge.IsBuilt = true;
        _outputs.Enqueue(new ExchangeOutput.LaneDo(bridge.Lane, new LaneOrder.Bridge(
            bridge.Id, [.. rooms.Select(place => PlaceOf(place.Room, place.Speaker))])));
    }

    BridgePlace PlaceOf(CallRoom room, Speaker speaker) => new(room.Leg)
    {
        Speaks = speaker.Speaks,
        Hears = speaker.Hears,
        WhispersTo = speaker.WhispersTo is { } to && _byRef.TryGetValue(to, out var hearer) ? hearer.Leg : null,
    };

    /// <summary>A conversation as the exchange knows it.</summary>
    sealed class RoomBridge(BridgeId id, int lane)
    {
        public BridgeId Id => id;

        public int Lane => lane;

        public ImmutableArray<Speaker> Speakers { get; set; } = [];

        /// <summary>The lane knows of it.</summary>
        public bool IsBuilt { get; set; }

        /// <summary>Somebody is still on his way.</summary>
        public bool IsWaiting { get; set; }
    }
}
