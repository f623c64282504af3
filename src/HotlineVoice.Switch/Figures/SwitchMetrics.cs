using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Measures;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Switch.Figures;

/// <summary>Every figure the switch shows, each with its name, unit and sentence.</summary>
static class SwitchMetrics
{
    public static IReadOnlyList<MeterReading> Read(MeterSources sources)
    {
        var figures = sources.Loop.Figures;
        List<MeterReading> readings =
        [
            Gauge("hotline_calls_active", "Calls now.", figures.CallsActive),
            .. Enum.GetValues<CallEndReason>().Select(reason => Counter(
                "hotline_calls_total", "Calls that ended or were refused, by reason.",
                figures.Ended.GetValueOrDefault(reason), new MeterLabel("end_reason", reason.ToString()))),
            Gauge("hotline_registrations", "Registered telephones.", figures.Bindings),
            Counter("hotline_seats_repaired_total", "Seats found in contradiction with their calls and put right.",
                figures.SeatsRepaired),
            .. MessagesOf(figures).Select(entry => Counter(
                "hotline_sip_messages_total", "SIP messages; status is empty for requests.", entry.Value,
                new MeterLabel("direction", entry.Key.Direction.ToString().ToLowerInvariant()),
                new MeterLabel("method", entry.Key.Method),
                new MeterLabel("status", Status(entry.Key.Status)))),
            .. Enum.GetValues<SipRejection>().Select(reason => Counter(
                "hotline_sip_rejected_total", "Messages refused or dropped, by reason.",
                figures.Rejections.GetValueOrDefault(reason), new MeterLabel("reason", reason.ToString()))),
            Counter("hotline_sip_dropped_total", "Messages dropped because the exchange was too far behind.",
                sources.Inbox.Dropped),
        ];
        readings.AddRange(OfMedia(sources));
        readings.Add(Histogram.Read(
            "hotline_exchange_turn_seconds", "How long the exchange took over one input.", [sources.Loop.Turns]));
        readings.Add(Gauge("hotline_journal_pending", "Facts that are not in the database yet.",
            sources.Journal.Pending + sources.Journal.Uncarried));
        readings.Add(Counter(
            "hotline_recordings_incomplete_total", "Recordings that broke off.", sources.Recordings.Incomplete));
        return readings;
    }

    /// <summary>Before the first message the figure is there too: one that is missing looks like a broken
    /// server.</summary>
    static IEnumerable<KeyValuePair<SipMessageKind, long>> MessagesOf(ExchangeFigures figures) =>
        figures.Messages.Count > 0
            ? figures.Messages
            : [KeyValuePair.Create(new SipMessageKind(SipDirection.In, "INVITE", 0), 0L)];

    static IEnumerable<MeterReading> OfMedia(MeterSources sources)
    {
        var lanes = sources.Lanes;
        yield return Histogram.Read(
            "hotline_rtp_lateness_seconds", "How long after its time a frame was served.",
            [.. lanes.Select(lane => lane.Lateness)]);
        yield return Counter("hotline_rtp_packets_total", "RTP packets.",
            lanes.Sum(lane => lane.Counters.PacketsReceived), new MeterLabel("direction", "in"));
        yield return Counter("hotline_rtp_packets_total", "RTP packets.",
            lanes.Sum(lane => lane.Counters.PacketsSent), new MeterLabel("direction", "out"));
        foreach (var reason in Enum.GetValues<RtpDiscard>())
        {
            yield return Counter("hotline_rtp_discarded_total", "Packets from outside that were not used, by reason.",
                lanes.Sum(lane => lane.Counters.Discarded(reason)), new MeterLabel("reason", reason.ToString()));
        }

        yield return Counter(
            "hotline_rtp_frames_concealed_total", "Frames of audio invented because their packets were late or lost.",
            lanes.Sum(lane => lane.Counters.FramesConcealed));
        yield return Counter("hotline_rtp_frames_late_total", "Frames served a sub-tick late or more.",
            lanes.Sum(lane => lane.Counters.FramesLate));
        yield return Counter("hotline_rtp_frames_skipped_total", "Frames left out because a lane was too far behind.",
            lanes.Sum(lane => lane.Counters.FramesSkipped));
        yield return Counter("hotline_rtp_unsent_total", "Packets the kernel did not take.",
            lanes.Sum(lane => lane.Unsent));
        yield return Gauge("hotline_media_legs", "Legs open now.", lanes.Sum(lane => lane.Counters.Legs));
        yield return Gauge("hotline_media_lanes", "Media lanes.", lanes.Count);
        yield return Gauge(
            "hotline_media_lanes_realtime", "Media lanes to which the kernel granted real-time priority.",
            lanes.Count(lane => lane.RunsFirst));
        yield return Gauge("hotline_rtp_ports_lent", "RTP ports in use.", sources.Ports.Lent);
    }

    static string Status(int status) => status == 0 ? "" : status.ToString(CultureInfo.InvariantCulture);

    static MeterReading Gauge(string name, string help, double value) => new(name, help, MeterKind.Gauge, [], value);

    static MeterReading Counter(string name, string help, double value, params ImmutableArray<MeterLabel> labels) =>
        new(name, help, MeterKind.Counter, labels, value);
}

/// <summary>Where the figures come from.</summary>
sealed record MeterSources(
    ExchangeLoop Loop,
    Inbox Inbox,
    IReadOnlyList<LaneThread> Lanes,
    Journals.Journal Journal,
    Recordings.RecordingWriter Recordings)
{
    public required RtpPorts.SoundAddresses Ports { get; init; }
}
