using HotlineVoice.Media;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Switch.Loops;

// What comes out of the lane at a tick.
sealed partial class LaneThread
{
    readonly ref struct Sink(LaneThread thread) : ILaneSink
    {
        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control)
        {
            if (thread.TryFindPort(leg) is not { } port || !port.TrySend(packet, destination, control))
                thread._unsent++;
        }

        public void Hear(in Heard heard)
        {
            // The end of a recording goes by the disk's own way: the floor hears of it when the file is finished.
            if (heard.Kind == HeardKind.RecordingEnded)
                thread._backlog.Finish(heard);
            else
                thread._backlog.Add(new ExchangeInput.LaneHeard(heard));
        }

        public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels) =>
            thread._surroundings.Recordings.Write(recording, samples);

        public void Latch(LegId leg, RtpAddress source) => thread.TryFindPort(leg)?.Connect(source);

        public void Late(LegId leg, TimeSpan lateness) => thread.Lateness.Add(lateness);
    }

    RtpPorts.RtpPort? TryFindPort(LegId leg)
    {
        if (_ports.TryGetValue(leg, out var port))
            return port.Port;
        foreach (var (leaving, _) in _leaving)
        {
            if (leaving.Leg == leg)
                return leaving.Port;
        }

        return null;
    }

    /// <summary>
    /// What could not be told at once. A leg whose news cannot be told at all is faulted: its call would wait for ever.
    /// </summary>
    sealed class Backlog(LaneSurroundings surroundings)
    {
        /// <summary>Beyond it the exchange stands still, and more news would only cost memory.</summary>
        const int NewsMax = 4 * MediaLimits.LegsMax;

        readonly Queue<ExchangeInput> _news = new();
        readonly Queue<Heard> _ends = new();
        readonly HashSet<LegId> _faulted = [];

        public void Add(ExchangeInput news)
        {
            if (_news.Count == 0 && surroundings.Hear(news))
                return;
            if (_news.Count < NewsMax)
                _news.Enqueue(news);
            else if (news is ExchangeInput.LaneHeard heard)
                _faulted.Add(heard.Heard.Leg);
            else if (news is ExchangeInput.LegMoved moved)
                _faulted.Add(moved.Leg);
        }

        public void Finish(in Heard ended)
        {
            if (_ends.Count > 0 || !surroundings.Recordings.TryFinish(ended))
                _ends.Enqueue(ended);
        }

        public void Send()
        {
            while (_ends.TryPeek(out var ended) && surroundings.Recordings.TryFinish(ended))
                _ends.Dequeue();
            while (_news.TryPeek(out var news) && surroundings.Hear(news))
                _news.Dequeue();
            if (_news.Count > 0 || _faulted.Count == 0)
                return;
            foreach (var leg in _faulted)
                _news.Enqueue(new ExchangeInput.LegFaulted(leg, "what was heard on it could not be told"));
            _faulted.Clear();
        }
    }
}
