using HotlineVoice.Sip.Authentication;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Admission;

/// <summary>What the doorkeeper decided about a request outside any dialog.</summary>
abstract record Admitted
{
    Admitted()
    {
    }

    public sealed record Trunk(SipTrunk Line) : Admitted;

    public sealed record Seat(string User) : Admitted;

    public sealed record Refused(SipReply Reply, SipRejection Reason) : Admitted;
}

/// <summary>Who may come in: a seat by its digest, a trunk by its address, nobody else.</summary>
sealed class Doorkeeper
{
    readonly AccountBook _accounts;
    readonly TrunkBoard _trunks;
    readonly DigestCheck _digests;
    readonly BanList _bans;

    public Doorkeeper(StackContext context, AccountBook accounts, TrunkBoard trunks)
    {
        _accounts = accounts;
        _trunks = trunks;
        _digests = new DigestCheck(context, accounts);
        _bans = new BanList(context);
    }

    /// <summary>True for sources that are not heard. A trunk is never banned: datagrams can be forged in its name, and
    /// a silent trunk is a silent hotline.</summary>
    public bool IsBanned(SipPath path) => _bans.IsBanned(path.Remote.Address) && _trunks.At(path) is null;

    /// <summary>Judges a request other than REGISTER: from a trunk's address it is the trunk's unless it claims to be a
    /// seat; everything else proves itself.</summary>
    public Admitted Judge(SipRequest request, RequestHead head, SipPath path)
    {
        var trunk = _trunks.At(path);
        if (trunk is not null && _accounts.Find(head.From.Uri.UserText) is null)
        {
            return new Admitted.Trunk(trunk);
        }

        var admitted = JudgeDigest(request, head, path);
        return admitted is Admitted.Seat seat && seat.User != head.From.Uri.UserText ? NotYou : admitted;
    }

    /// <summary>Judges a REGISTER: always by digest, and the name proved is the address registered.</summary>
    public Admitted JudgeRegister(SipRequest request, RequestHead head, SipPath path)
    {
        var admitted = JudgeDigest(request, head, path);
        return admitted is Admitted.Seat seat && seat.User != head.To.Uri.UserText ? NotYou : admitted;
    }

    static Admitted.Refused NotYou => new(new SipReply(403), SipRejection.WrongIdentity);

    Admitted JudgeDigest(SipRequest request, RequestHead head, SipPath path)
    {
        var verdict = _digests.Judge(request, head, path, out var user);
        switch (verdict)
        {
            case DigestVerdict.Right:
                return new Admitted.Seat(user);
            case DigestVerdict.Wrong:
                _bans.NoteWrongDigest(path.Remote.Address);
                break;
        }

        var incoming = new IncomingRequest(request, head, path);
        var challenges = _digests.Challenge(incoming, verdict == DigestVerdict.Stale);
        var reply = new SipReply(401) { Headers = challenges };
        return new Admitted.Refused(
            reply, verdict == DigestVerdict.Wrong ? SipRejection.WrongDigest : SipRejection.Challenged);
    }
}
