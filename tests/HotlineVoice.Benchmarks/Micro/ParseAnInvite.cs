using BenchmarkDotNet.Attributes;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>From bytes to a request whose every header can be asked for. Nothing may be allocated.</summary>
public class ParseAnInvite
{
    readonly SipParser _parser = new(new SipLimits());

    [Benchmark]
    public int Parse() => (int)_parser.Parse(CarrierInvite.Bytes);
}
