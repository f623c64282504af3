using System.Globalization;

namespace HotlineVoice.Switch.RtpPorts;

/// <summary>Which ports RTP may use. Empty (written 0): whatever the system chooses.</summary>
/// <param name="First">The first port, made even.</param>
/// <param name="Last">The last port.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>The system chooses.</summary>
    public bool IsSystems => Last == 0;

    /// <summary>How many calls it holds at once, a pair each.</summary>
    public int Pairs => IsSystems ? int.MaxValue : Math.Max(0, (Last - First + 1) / 2);

    /// <summary>Reads «20000-29999» or «0».</summary>
    public static bool TryParse(string text, out PortRange range)
    {
        range = default;
        if (text.Trim() == "0")
            return true;
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !TryPort(parts[0], out var first) || !TryPort(parts[1], out var last))
            return false;
        range = new PortRange(first + first % 2, last);
        return range.Pairs > 0;
    }

    static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1024 and <= 65_535;
}
