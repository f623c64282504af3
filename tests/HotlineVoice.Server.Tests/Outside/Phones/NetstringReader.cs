using System.Text;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>Reads «5:hello,» from a stream, one string at a time, as if each were a line.</summary>
sealed class NetstringReader(Stream stream) : TextReader
{
    readonly byte[] _one = new byte[1];

    public override async Task<string?> ReadLineAsync()
    {
        var length = 0;
        while (await NextAsync() is { } digit && digit != ':')
            length = (length * 10) + digit - '0';
        var text = new byte[length];
        if (length == 0 || await stream.ReadAtLeastAsync(text, length, throwOnEndOfStream: false) < length)
            return null;
        await NextAsync();
        return Encoding.UTF8.GetString(text);
    }

    async Task<char?> NextAsync() => await stream.ReadAsync(_one) == 1 ? (char)_one[0] : null;
}
