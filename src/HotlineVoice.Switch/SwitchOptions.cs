using System.Net;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch;

/// <summary>What the operator decides about the switch. <see cref="Problems"/> tells all that is wrong with it at once.
/// </summary>
public sealed record SwitchOptions
{
    /// <summary>Addresses to listen on: «udp:127.0.0.1:5060», «tcp:[::1]:5060»; port 0 lets the system
    /// choose.</summary>
    public IReadOnlyList<string> Listen { get; init; } = ["udp:127.0.0.1:5060", "tcp:127.0.0.1:5060"];

    /// <summary>The seats' domain and digest realm.</summary>
    public string Domain { get; init; } = "localhost";

    /// <summary>What to write in Contact and session descriptions behind a router; null: our own address.</summary>
    public string? ExternalAddress { get; init; }

    /// <summary>RTP ports, «20000-29999», or «0» for the system's choice.</summary>
    public string MediaPorts { get; init; } = "20000-29999";

    /// <summary>Media lanes; null: one for each core but one, at least one.</summary>
    public int? Lanes { get; init; }

    /// <summary>A call without a packet for so long is ended.</summary>
    public TimeSpan MediaInactivity { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Lines to the telephone network.</summary>
    public IReadOnlyList<TrunkOptions> Trunks { get; init; } = [];

    /// <summary>How long talking calls may go on when the server stops.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The stack's durations; tests shrink them.</summary>
    public SipTimes SipTimes { get; init; } = new();

    internal int LanesOrDefault => Lanes ?? Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Everything that is wrong, each line beginning with the setting's name; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Listen.Count == 0)
            problems.Add("Sip:Listen: name at least one address");
        foreach (var address in Listen.Where(address => !ListenAddress.TryParse(address, out _)))
            problems.Add($"Sip:Listen: «{address}» is not udp: or tcp: with address and port");
        if (ExternalAddress is not null && !IPAddress.TryParse(ExternalAddress, out _))
            problems.Add($"Sip:ExternalAddress: «{ExternalAddress}» is not an address");
        if (!PortRange.TryParse(MediaPorts, out _))
            problems.Add($"Media:Ports: «{MediaPorts}» is neither 0 nor two ports such as 20000-29999");
        if (Lanes is < 1 or > 256)
            problems.Add($"Media:Lanes: {Lanes} is not between 1 and 256");
        CheckTrunks(problems);
        return problems;
    }

    internal IReadOnlyList<SipTrunk> ReadTrunks(ICollection<string> problems) =>
        [.. Trunks.SelectMany((trunk, index) => trunk.Read($"Trunks:{index}", problems))];

    void CheckTrunks(List<string> problems)
    {
        foreach (var name in Trunks.GroupBy(trunk => trunk.Name).Where(group => group.Count() > 1))
            problems.Add($"Trunks: two are called «{name.Key}»");
        var sources = ReadTrunks(problems);
        for (var i = 0; i < sources.Count; i++)
        {
            for (var j = i + 1; j < sources.Count; j++)
            {
                if (sources[i].Name != sources[j].Name && Overlap(sources[i], sources[j]))
                    problems.Add($"Trunks: «{sources[i].Name}» and «{sources[j].Name}» both take calls from "
                        + $"{sources[j].From}; a call must belong to one of them");
            }
        }
    }

    static bool Overlap(SipTrunk one, SipTrunk other)
    {
        var isSameFamily = one.From.BaseAddress.AddressFamily == other.From.BaseAddress.AddressFamily;
        var isSamePort = one.FromPorts.Count == 0 || other.FromPorts.Count == 0
            || one.FromPorts.Intersect(other.FromPorts).Any();
        return isSameFamily && isSamePort
            && (one.From.Contains(other.From.BaseAddress) || other.From.Contains(one.From.BaseAddress));
    }
}
