using System.Globalization;
using System.Net;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>How many callers, from where, to where, and for how long.</summary>
sealed record CrowdOptions(IPEndPoint Server, IPAddress From, int Callers, TimeSpan Listen)
{
    /// <summary>RTP ports are written here once every call is up, one a line, for the bare loop.</summary>
    public string? PortsFile { get; init; }

    /// <summary>Stay and drain after the calls are over, until standard input closes.</summary>
    public bool Stay { get; init; }

    public static CrowdOptions Parse(string[] args)
    {
        var words = Words(args);
        return new CrowdOptions(
            IPEndPoint.Parse(words.GetValueOrDefault("--server", "127.0.0.1:5060")),
            IPAddress.Parse(words.GetValueOrDefault("--from", "127.0.0.2")),
            int.Parse(words.GetValueOrDefault("--callers", "200"), CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(int.Parse(words.GetValueOrDefault("--seconds", "30"), CultureInfo.InvariantCulture)))
        {
            PortsFile = words.GetValueOrDefault("--ports"),
            Stay = words.ContainsKey("--stay"),
        };
    }

    public static Dictionary<string, string> Words(string[] args)
    {
        var words = new Dictionary<string, string>();
        for (var index = 0; index < args.Length; index++)
        {
            var hasValue = index + 1 < args.Length && !args[index + 1].StartsWith("--", StringComparison.Ordinal);
            words[args[index]] = hasValue ? args[++index] : "";
        }

        return words;
    }
}
