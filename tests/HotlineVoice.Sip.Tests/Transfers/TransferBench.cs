namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>A bench with calls that are being talked in: citizens on the trunk, phones of seats.</summary>
sealed class TransferBench
{
    public Bench Wire { get; } = new();

    public SipCounters Counters => Wire.Stack.Counters;

    /// <summary>A call from the trunk, answered and acknowledged.</summary>
    public Talk Talk(Peer peer)
    {
        var call = Offered(peer);
        Wire.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var tag = Peer.TagOf(Wire.LastSent);
        Wire.Receive(peer.Ack(1, tag), Bench.Trunk);
        Wire.Clear();
        return new Talk(call.Session, peer, tag, Bench.Trunk);
    }

    public SipOutput.CallOffered Offered(Peer peer)
    {
        Wire.Receive(peer.Invite(), Bench.Trunk);
        return Wire.Outputs.OfType<SipOutput.CallOffered>().Last();
    }

    /// <summary>A call from us to the phone of seat 8001, answered.</summary>
    public Talk TalkWithSeat()
    {
        Wire.Order(new SipOrder.RestoreBinding(new SipBinding(
            "8001", "sip:8001@127.0.0.1:5070", Bench.Seat, "reg", 1, TimeSpan.FromMinutes(30))));
        var session = Wire.Stack.NewSession();
        Wire.Order(new SipOrder.Dial(
            session, new SipTarget.ToSeat("8001"), Bench.Offer(), new SipCallerName("13800138001"),
            TimeSpan.FromSeconds(20)));
        var invite = Wire.FirstSent("INVITE ");
        Wire.Receive(Peer.Phone.Answer(invite, 200, body: Peer.Sdp), Bench.Seat);
        Wire.Clear();
        var phone = Peer.Phone with { CallId = Peer.Header(invite, "Call-ID"), Tag = "their-tag" };
        return new Talk(session, phone, Peer.TagOf(invite, "From"), Bench.Seat);
    }

    /// <summary>The phone asks, the exchange accepts, the phone has answered the first NOTIFY.</summary>
    public void Accepted(Talk talk, int cseq = 2)
    {
        Refer(talk, cseq, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        AnswerNotify(talk);
    }

    public void Refer(Talk talk, int cseq, string referTo, string extra = "") =>
        Wire.Receive(talk.Peer.Refer(cseq, talk.Tag, referTo, extra), talk.Path);

    public void AnswerNotify(Talk talk, int status = 200) =>
        Wire.Receive(talk.Peer.Answer(Notify, status), talk.Path);

    /// <summary>The last NOTIFY sent.</summary>
    public string Notify => Wire.Sent.Last(sent => sent.Text.StartsWith("NOTIFY ")).Text;

    /// <summary>The status lines of all NOTIFYs since the last Clear, repetitions not counted.</summary>
    public IEnumerable<string> Reports => Wire.Sent.Select(sent => sent.Text).Where(text => text.StartsWith("NOTIFY "))
        .DistinctBy(text => Peer.Header(text, "CSeq")).Select(text => text.Split("\r\n\r\n")[1].TrimEnd());

    public void NothingIsLeft()
    {
        Wire.Wait(70);
        Assert.Equal((0, 0, 0), (Counters.Transactions, Counters.Dialogs, Counters.Sessions));
    }
}

/// <summary>A call that is being talked in, from the peer's side.</summary>
/// <param name="Session">Ours.</param>
/// <param name="Peer">The other side; its Tag and CallId are those of the dialog.</param>
/// <param name="Tag">Our tag.</param>
/// <param name="Path">Where the peer is.</param>
sealed record Talk(SipSessionId Session, Peer Peer, string Tag, SipPath Path);
