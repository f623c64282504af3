using System.Globalization;
using System.Net;
using System.Text;

namespace HotlineVoice.Sip.Sdp;

/// <summary>Writes the lines in the order of RFC 8866 §9.</summary>
static class SdpWriter
{
    public static string Write(SessionDescription description)
    {
        var text = new StringBuilder(512);
        var origin = description.OriginAddress.Length > 0
            ? description.OriginAddress
            : (description.Address ?? IPAddress.Any).ToString();
        text.Append("v=0\r\no=").Append(description.OriginUser).Append(' ').Append(description.SessionId).Append(' ')
            .Append(description.Version).Append(" IN ").Append(Family(origin)).Append(' ').Append(origin)
            .Append("\r\ns=").Append(description.Name.Length == 0 ? "-" : description.Name).Append("\r\n");
        WriteAddress(text, description.Address);
        text.Append("t=0 0\r\n");
        WriteAttributes(text, description.Attributes);
        foreach (var media in description.Media)
        {
            text.Append(CultureInfo.InvariantCulture, $"m={media.Kind} {media.Port} {media.Protocol} ")
                .AppendJoin(' ', media.Formats).Append("\r\n");
            foreach (var line in media.OtherLines.Where(line => line.StartsWith('i')))
            {
                text.Append(line).Append("\r\n");
            }

            WriteAddress(text, media.Address);
            foreach (var line in media.OtherLines.Where(line => !line.StartsWith('i')))
            {
                text.Append(line).Append("\r\n");
            }

            WriteAttributes(text, media.Attributes);
        }

        return text.ToString();
    }

    static void WriteAddress(StringBuilder text, IPAddress? address)
    {
        if (address is not null)
        {
            var written = address.ToString();
            text.Append("c=IN ").Append(Family(written)).Append(' ').Append(written).Append("\r\n");
        }
    }

    static void WriteAttributes(StringBuilder text, IReadOnlyList<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            text.Append("a=").Append(attribute).Append("\r\n");
        }
    }

    static string Family(string address) => address.Contains(':') ? "IP6" : "IP4";
}
