using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Tests.Messages;

/// <summary>Messages on a stream (RFC 3261 §18.3, RFC 5626 §4.4.1).</summary>
public sealed class StreamFramerTests
{
    readonly StreamFramer _framer = new(65_535);

    [Fact]
    public void Messages_come_out_whole_however_the_bytes_arrive() => Prop.ForAll<byte[]>(cuts =>
    {
        var first = Peer.Citizen.Invite();
        var second = Peer.Citizen.Request("OPTIONS", 2, "o");
        var stream = Encoding.Latin1.GetBytes("\r\n" + first + "\r\n\r\n" + second);
        var framer = new StreamFramer(65_535);
        var found = new List<string>();
        var position = 0;
        for (var i = 0; position < stream.Length; i++)
        {
            var left = stream.Length - position;
            var step = i < cuts.Length ? Math.Min(cuts[i] % 50 + 1, left) : left;
            framer.Append(stream.AsSpan(position, step));
            position += step;
            found.AddRange(Frames(framer));
        }

        return found.Where(text => text != "ping").SequenceEqual([first, second]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_doubled_line_break_is_a_ping_and_a_single_one_is_nothing()
    {
        _framer.Append("\r\n\r\n"u8);
        Assert.Equal(StreamFrame.Ping, _framer.Next(out _));
        _framer.Append("\r\n"u8);
        Assert.Equal(StreamFrame.Incomplete, _framer.Next(out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: 0\r\nl: 5\r\n")]
    [InlineData("Content-Length: 4294967297\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 5x\r\n")]
    [InlineData("Content-Length: 70000\r\n")]
    public void A_length_that_lies_gives_the_head_once_and_then_breaks(string lengths)
    {
        var head = "OPTIONS sip:x SIP/2.0\r\n" + lengths + "\r\n";
        _framer.Append(Encoding.Latin1.GetBytes(head + "GET / HTTP/1.1\r\n\r\n"));
        Assert.Equal(StreamFrame.Message, _framer.Next(out var message));
        Assert.Equal(head, Encoding.Latin1.GetString(message));
        Assert.Equal(StreamFrame.Broken, _framer.Next(out _));
        _framer.Append("more"u8);
        Assert.Equal(StreamFrame.Broken, _framer.Next(out _));
    }

    [Fact]
    public void A_head_without_end_breaks_at_the_limit()
    {
        var framer = new StreamFramer(1_000);
        framer.Append(new byte[900]);
        Assert.Equal(StreamFrame.Incomplete, framer.Next(out _));
        framer.Append(new byte[200]);
        Assert.Equal(StreamFrame.Broken, framer.Next(out _));
    }

    [Fact]
    public void On_a_stream_a_wrong_length_is_answered_400_and_the_stream_closed()
    {
        var bench = new Bench();
        var path = Bench.PathFrom("127.0.0.2", 5060, SipTransport.Tcp);
        bench.Receive(Peer.Citizen.Request("OPTIONS", 1, "o").Replace("Content-Length: 0\r\n", ""), path);
        Assert.Equal(400, bench.LastStatus);
        Assert.Equal(path, bench.Single<SipOutput.Close>().Path);
        Assert.Equal(1, bench.Stack.Counters.Rejections(SipRejection.BadLength));
    }

    static List<string> Frames(StreamFramer framer)
    {
        var found = new List<string>();
        while (true)
        {
            switch (framer.Next(out var message))
            {
                case StreamFrame.Message:
                    found.Add(Encoding.Latin1.GetString(message));
                    break;
                case StreamFrame.Ping:
                    found.Add("ping");
                    break;
                default:
                    return found;
            }
        }
    }
}
