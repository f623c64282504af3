using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace HotlineVoice.Sip.Sdp;

/// <summary>One pass over the lines; a line that is not understood is kept or skipped, a line that decides where sound
/// goes must be right.</summary>
sealed class SdpParser
{
    readonly List<string> _sessionAttributes = [];
    readonly List<MediaDescription> _media = [];
    readonly List<string> _attributes = [];
    readonly List<string> _otherLines = [];
    string[] _origin = [];
    string _name = "-";
    IPAddress? _sessionAddress;
    IPAddress? _mediaAddress;
    MediaDescription? _section;
    bool _sawVersion;

    public static bool TryParse(string text, [NotNullWhen(true)] out SessionDescription? description)
    {
        var parser = new SdpParser();
        description = parser.ReadLines(text) ? parser.Build() : null;
        return description is not null;
    }

    bool ReadLines(string text)
    {
        var lines = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimEnd("\r ");
            if (line.IsEmpty)
            {
                continue;
            }

            if (++lines > SessionDescription.LinesMost || line.Length < 2 || line[1] != '=' || line.Contains('\0')
                || !ReadLine(line[0], line[2..].ToString()))
            {
                return false;
            }
        }

        CloseSection();
        return _sawVersion && _origin.Length == 6;
    }

    bool ReadLine(char type, string value)
    {
        if (type != 'v' && !_sawVersion)
        {
            return false;
        }

        switch (type)
        {
            case 'v':
                _sawVersion = value.Trim() == "0";
                return _sawVersion && _section is null;
            case 'o':
                _origin = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return _origin.Length == 6 && IsNumber(_origin[1]) && IsNumber(_origin[2]);
            case 's' when _section is null:
                _name = value;
                return true;
            case 'c':
                return ReadConnection(value);
            case 'm':
                return OpenSection(value);
            case 'a':
                (_section is null ? _sessionAttributes : _attributes).Add(value);
                return true;
            default:
                if (_section is not null)
                {
                    _otherLines.Add($"{type}={value}");
                }

                return true;
        }
    }

    bool ReadConnection(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] != "IN" || parts[1] is not ("IP4" or "IP6"))
        {
            return false;
        }

        // A name instead of an address is legal and useless here: the stack resolves nothing, so the section cannot be
        // taken; a multicast suffix /ttl is cut off.
        var slash = parts[2].IndexOf('/');
        IPAddress.TryParse(slash < 0 ? parts[2] : parts[2][..slash], out var address);
        if (_section is null)
        {
            _sessionAddress = address;
        }
        else
        {
            _mediaAddress = address;
        }

        return true;
    }

    bool OpenSection(string value)
    {
        CloseSection();
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_media.Count >= SessionDescription.MediaMost || parts.Length < 4)
        {
            return false;
        }

        var slash = parts[1].IndexOf('/');
        if (!int.TryParse(slash < 0 ? parts[1] : parts[1][..slash], NumberStyles.None, null, out var port)
            || port > 65_535)
        {
            return false;
        }

        _section = new MediaDescription { Kind = parts[0], Port = port, Protocol = parts[2], Formats = parts[3..] };
        return true;
    }

    void CloseSection()
    {
        if (_section is null)
        {
            return;
        }

        _media.Add(_section with
        {
            Address = _mediaAddress,
            Attributes = [.. _attributes],
            OtherLines = [.. _otherLines],
            Direction = DirectionIn(_attributes),
            AudioFormats = _section.Protocol.Contains("RTP/", StringComparison.Ordinal)
                ? FormatTable.Read(_section.Formats, _attributes)
                : [],
        });
        _section = null;
        _mediaAddress = null;
        _attributes.Clear();
        _otherLines.Clear();
    }

    SessionDescription Build() => new()
    {
        OriginUser = _origin[0],
        SessionId = _origin[1],
        Version = _origin[2],
        OriginAddress = _origin[5],
        Name = _name,
        Address = _sessionAddress,
        Direction = DirectionIn(_sessionAttributes),
        Attributes = [.. _sessionAttributes],
        Media = [.. _media],
    };

    static MediaDirection? DirectionIn(List<string> attributes)
    {
        MediaDirection? found = null;
        foreach (var attribute in attributes)
        {
            found = attribute.Trim() switch
            {
                "sendrecv" => MediaDirection.SendReceive,
                "sendonly" => MediaDirection.SendOnly,
                "recvonly" => MediaDirection.ReceiveOnly,
                "inactive" => MediaDirection.Inactive,
                _ => found,
            };
        }

        return found;
    }

    static bool IsNumber(string text) => text.Length <= 20 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
