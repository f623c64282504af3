using System.Text;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// Messages with something wrong in them: sound ones from which each has lost, gained or exchanged a few bytes, a line
/// or a number. The same seed makes the same messages.
/// </summary>
sealed class Mutations(int seed)
{
    static readonly string[] _numbers = ["-1", "0", "65536", "4294967296", "99999999999999999999", "1e9", "0x10", "１"];
    static readonly byte[] _oddBytes = [0, 1, 9, 10, 11, 13, 32, 34, 37, 59, 60, 62, 64, 127, 128, 255];

    readonly Random _random = new(seed);

    public IEnumerable<byte[]> Of(IReadOnlyList<string> messages)
    {
        while (true)
            yield return Next(messages[_random.Next(messages.Count)]);
    }

    byte[] Next(string message)
    {
        for (var times = _random.Next(1, 4); times > 0; times--)
            message = InText(message);
        var bytes = Encoding.UTF8.GetBytes(message);
        for (var times = _random.Next(0, 4); times > 0 && bytes.Length > 0; times--)
            bytes[_random.Next(bytes.Length)] = _oddBytes[_random.Next(_oddBytes.Length)];
        return bytes.Length < 60_000 ? bytes : bytes[..60_000];
    }

    string InText(string message)
    {
        var lines = message.Split("\r\n").ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(9))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[_random.Next(lines.Count)]);
                break;
            case 2:
                lines[at] = lines[at][..(lines[at].Length / 2)];
                break;
            case 3:
                lines[at] += new string((char)_random.Next(33, 127), _random.Next(1, 5_000));
                break;
            case 4:
                lines[at] = WithNumber(lines[at]);
                break;
            case 5:
                lines[at] = lines[at].Replace(":", new string(':', _random.Next(0, 4)));
                break;
            case 6:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], _random.Next(1, 300)));
                break;
            case 7:
                return message[.._random.Next(message.Length)];
            default:
                lines[at] = string.Concat(lines[at].Reverse());
                break;
        }

        return string.Join("\r\n", lines);
    }

    string WithNumber(string line)
    {
        var start = line.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (start < 0)
            return line;
        var end = start;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
            end++;
        return line[..start] + _numbers[_random.Next(_numbers.Length)] + line[end..];
    }
}
