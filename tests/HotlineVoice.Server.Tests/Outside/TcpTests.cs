using System.Net.Sockets;
using System.Text;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>A stream has no edges of its own: messages begin and end where Content-Length says.</summary>
public sealed class TcpTests(DayServer day) : IClassFixture<DayServer>, IAsyncLifetime
{
    readonly ServerProcess _server = day.Process;
    readonly TcpClient _stream = new() { NoDelay = true };
    readonly StringBuilder _arrived = new();

    public async ValueTask InitializeAsync() => await _stream.ConnectAsync(_server.SipTcp);

    public ValueTask DisposeAsync()
    {
        _stream.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_messages_in_one_segment_are_two()
    {
        await SendAsync(Options(1) + Options(2));

        Assert.Equal((200, "1 OPTIONS"), Read(await NextAsync()));
        Assert.Equal((200, "2 OPTIONS"), Read(await NextAsync()));
    }

    [Fact]
    public async Task One_message_in_five_segments_is_one()
    {
        var message = Options(3);
        foreach (var piece in message.Chunk((message.Length / 5) + 1))
            await SendAsync(new string(piece));
        await SendAsync(Options(4));

        Assert.Equal((200, "3 OPTIONS"), Read(await NextAsync()));
        Assert.Equal((200, "4 OPTIONS"), Read(await NextAsync()));
    }

    [Theory]
    [InlineData("Content-Length: nothing")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999")]
    [InlineData("Content-Length: 0\r\nContent-Length: 5")]
    public async Task A_length_that_is_none_is_a_bad_request_and_the_end_of_the_stream(string length)
    {
        await SendAsync(Options(5).Replace("Content-Length: 0", length));

        Assert.Equal(400, Read(await NextAsync()).Status);
        Assert.Equal("", await NextAsync());
    }

    [Fact]
    public async Task A_keep_alive_is_answered()
    {
        await SendAsync("\r\n\r\n");
        var pong = new byte[2];
        await _stream.GetStream().ReadExactlyAsync(pong).AsTask().WaitAsync(Waiting.Answer);

        Assert.Equal("\r\n"u8, pong);
    }

    [Fact]
    public async Task A_telephone_is_challenged_over_tcp_as_over_udp()
    {
        await SendAsync(Options(6).Replace("OPTIONS", "REGISTER"));

        var answer = RawMessage.Parse(await NextAsync());
        Assert.Equal(401, answer.Status);
        Assert.NotNull(Digest.ChallengeFor(answer, "SHA-256"));
    }

    string Options(int cseq) =>
        $"OPTIONS sip:localhost SIP/2.0\r\nVia: SIP/2.0/TCP {_stream.Client.LocalEndPoint};"
        + $"branch=z9hG4bK{Guid.NewGuid():N}\r\nMax-Forwards: 70\r\nFrom: <sip:8001@localhost>;tag=t{cseq}\r\n"
        + $"To: <sip:8001@localhost>\r\n"
        + $"Call-ID: tcp-{cseq}-{Guid.NewGuid():N}\r\nCSeq: {cseq} OPTIONS\r\nContent-Length: 0\r\n\r\n";

    async Task SendAsync(string text)
    {
        await _stream.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
        await _stream.GetStream().FlushAsync();
    }

    /// <summary>The next message, as its Content-Length says; empty when the stream is closed.</summary>
    async Task<string> NextAsync()
    {
        var bytes = new byte[4096];
        while (true)
        {
            var text = _arrived.ToString();
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0)
            {
                var length = end + 4 + int.Parse(RawMessage.Parse(text)["Content-Length"]);
                if (text.Length >= length)
                {
                    _arrived.Remove(0, length);
                    return text[..length];
                }
            }

            var read = await _stream.GetStream().ReadAsync(bytes).AsTask().WaitAsync(Waiting.Answer);
            if (read == 0)
                return "";
            _arrived.Append(Encoding.UTF8.GetString(bytes, 0, read));
        }
    }

    static (int Status, string CSeq) Read(string text)
    {
        var message = RawMessage.Parse(text);
        return (message.Status, message["CSeq"]);
    }
}
