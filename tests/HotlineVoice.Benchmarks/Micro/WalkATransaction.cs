using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using HotlineVoice.Sip;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>
/// A request that comes, is answered, and whose transaction ends: the whole of the stack for an OPTIONS.
/// </summary>
public class WalkATransaction
{
    static readonly IPEndPoint _here = new(IPAddress.Loopback, 5060);
    readonly SipPath _path = new(SipTransport.Udp, _here, new IPEndPoint(IPAddress.Parse("127.0.0.2"), 5060));
    readonly byte[] _options = Encoding.UTF8.GetBytes(
        "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2:5060;branch=z9hG4bK0000000000000000;rport\r\n"
        + "Max-Forwards: 70\r\nFrom: <sip:probe@127.0.0.2>;tag=1\r\nTo: <sip:127.0.0.1>\r\n"
        + "Call-ID: 0000000000000000@127.0.0.2\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");

    SipStack _stack = null!;
    TimeSpan _now;
    long _number;
    int _branchAt;
    int _callIdAt;

    [GlobalSetup]
    public void Open()
    {
        _stack = new SipStack(
            new SipOptions { Domain = "localhost", Listen = [new SipListen(SipTransport.Udp, _here)] },
            RandomNumberGenerator.Create());
        var text = Encoding.UTF8.GetString(_options);
        _branchAt = text.IndexOf("z9hG4bK", StringComparison.Ordinal) + 7;
        _callIdAt = text.IndexOf("Call-ID: ", StringComparison.Ordinal) + 9;
    }

    [Benchmark]
    public int Options()
    {
        _number++;
        Utf8Formatter.TryFormat(_number, _options.AsSpan(_branchAt, 16), out _, new('D', 16));
        Utf8Formatter.TryFormat(_number, _options.AsSpan(_callIdAt, 16), out _, new('D', 16));
        _stack.Receive(_options, _path, _now);
        var bytes = Drain();
        // Five milliseconds a request: the transaction table is as full as at two hundred requests a second.
        _now += TimeSpan.FromMilliseconds(5);
        if (_stack.NextDeadline <= _now)
        {
            _stack.Advance(_now);
            bytes += Drain();
        }

        return bytes;
    }

    int Drain()
    {
        var bytes = 0;
        while (_stack.TryTake(out var output))
            bytes += output is SipOutput.Send send ? send.Bytes.Length : 0;
        return bytes;
    }
}
