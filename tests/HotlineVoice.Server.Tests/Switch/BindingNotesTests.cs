using System.Net;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class BindingNotesTests
{
    static readonly DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(SipTransport.Udp, "127.0.0.1:5060", "10.0.0.7:40000")]
    [InlineData(SipTransport.Tcp, "[::1]:5060", "[2001:db8::7]:40000")]
    public void A_registration_outlives_a_restart_with_the_time_that_is_left(
        SipTransport transport, string local, string remote)
    {
        var binding = new SipBinding(
            "8001", "sip:8001@phone", new SipPath(transport, IPEndPoint.Parse(local), IPEndPoint.Parse(remote)), "call",
            7, TimeSpan.FromMinutes(10), "phone 1.0", "<urn:uuid:1>");
        var note = BindingNotes.Note(binding, _now);

        Assert.Equal(
            binding with { Remaining = TimeSpan.FromMinutes(4) }, BindingNotes.Restore(note, _now.AddMinutes(6)));
        Assert.Null(BindingNotes.Restore(note, _now.AddMinutes(10)));
    }

    [Fact]
    public void A_path_that_nobody_can_read_is_a_registration_that_has_ended() => Assert.Null(BindingNotes.Restore(
        new HotlineVoice.Hotline.Seats.SeatBinding("8001", "sip:a", "by pigeon", "call", 1)
        {
            Until = _now.AddHours(1),
        },
        _now));
}
