using System.Globalization;

namespace HotlineVoice.Sip.Sdp;

/// <summary>Joins the numbers of an m= line with their rtpmap and fmtp lines. A number without a usable rtpmap is left
/// out: nobody can choose it.</summary>
static class FormatTable
{
    public static IReadOnlyList<AudioFormat> Read(IReadOnlyList<string> formats, List<string> attributes)
    {
        var maps = new Dictionary<int, AudioFormat>();
        var parameters = new Dictionary<int, string>();
        foreach (var attribute in attributes)
        {
            if (attribute.StartsWith("rtpmap:", StringComparison.Ordinal))
            {
                ReadMap(attribute[7..], maps);
            }
            else if (attribute.StartsWith("fmtp:", StringComparison.Ordinal)
                && TrySplit(attribute[5..], out var payloadType, out var text))
            {
                parameters.TryAdd(payloadType, text);
            }
        }

        var found = new List<AudioFormat>();
        foreach (var format in formats)
        {
            if (TryPayloadType(format, out var payloadType)
                && (maps.GetValueOrDefault(payloadType) ?? AudioFormat.Static(payloadType)) is { } known
                && !found.Exists(other => other.PayloadType == payloadType))
            {
                found.Add(known with { Parameters = parameters.GetValueOrDefault(payloadType) });
            }
        }

        return found;
    }

    static void ReadMap(string value, Dictionary<int, AudioFormat> maps)
    {
        if (!TrySplit(value, out var payloadType, out var text))
        {
            return;
        }

        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0
            || !int.TryParse(parts[1].Trim(), NumberStyles.None, null, out var clockRate)
            || clockRate is < 1_000 or > 384_000)
        {
            return;
        }

        var channels = 1;
        if (parts.Length == 3
            && (!int.TryParse(parts[2].Trim(), NumberStyles.None, null, out channels) || channels is < 1 or > 8))
        {
            return;
        }

        maps.TryAdd(payloadType, new AudioFormat(payloadType, parts[0].Trim(), clockRate, channels));
    }

    static bool TrySplit(string value, out int payloadType, out string text)
    {
        var trimmed = value.Trim();
        var space = trimmed.IndexOf(' ');
        text = space < 0 ? "" : trimmed[(space + 1)..].Trim();
        payloadType = -1;
        return space > 0 && text.Length > 0 && TryPayloadType(trimmed[..space], out payloadType);
    }

    static bool TryPayloadType(string text, out int payloadType) =>
        int.TryParse(text, NumberStyles.None, null, out payloadType) && payloadType <= 127;
}
