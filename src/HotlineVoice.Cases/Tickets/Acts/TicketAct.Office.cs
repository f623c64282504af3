using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets.Duties;

namespace HotlineVoice.Cases.Tickets.Acts;

public abstract partial record TicketAct
{
    /// <summary>转接: put through to 110, 119, 120 or 122.</summary>
    public sealed record TransferEmergency(string Target, DateTimeOffset? At, string? Result) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "transferEmergency";
    }

    /// <summary>复核未通过.</summary>
    public sealed record ReviewFail(bool? Timely, string? Quality, bool? ResultTrue) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "reviewFail";
    }

    /// <summary>终结受理: the end of demands that are not reasonable.</summary>
    public sealed record Terminate(string? Opinion, string? TerminationNo) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "terminate";
    }

    /// <summary>销号: the number under which the higher hotline struck it off.</summary>
    public sealed record StrikeOff(string TerminationNo) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "strikeOff";
    }

    /// <summary>催办 by message or telephone.</summary>
    public sealed record Remind(string Channel, string? Note) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "remind";
    }

    /// <summary>签发 a 督办 or 催办通知书: a draft that waits, or a new one on this ground.</summary>
    public sealed record IssueLetter(LetterKind Kind, string? Ground) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "issueLetter";
        /// <summary>督办要求.</summary>
        public string? Demand { get; init; }
        /// <summary>要求办结日.</summary>
        public DateOnly? RequiredBy { get; init; }
        /// <summary>联合督办单位, separated by 、.</summary>
        public string? CoIssuers { get; init; }
    }

    /// <summary>送达回执.</summary>
    public sealed record DeliverLetter(int Letter, string ReceivedBy) : TicketAct, IEnclosing
    {
        /// <summary>The receipt, scanned.</summary>
        public ImmutableArray<string> Enclosures { get; init; } = [];
        /// <summary>As the API names it.</summary>
        public override string Event => "deliverLetter";
    }

    /// <summary>The unit's reply to a letter.</summary>
    public sealed record ReplyLetter(int Letter, string Reply) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "replyLetter";
    }

    /// <summary>解除督办.</summary>
    public sealed record LiftLetter(int Letter, string? Reason) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "liftLetter";
    }

    /// <summary>扣分.</summary>
    public sealed record Deduct(decimal? Points, string Reason) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "deduct";
    }

    /// <summary>列为重点, or no longer.</summary>
    public sealed record MarkKey(bool IsKey, string? Reason) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "markKey";
    }

    /// <summary>定期跟踪: somebody of the hotline asked how far it is.</summary>
    public sealed record FollowUp(string Note) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "followUp";
    }

    /// <summary>并单: it is handled in another ticket of the same matter.</summary>
    public sealed record Merge(string IntoTicketNo) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "merge";
    }

    /// <summary>关联: it follows another ticket, or belongs to a cluster.</summary>
    public sealed record Link(string? ParentTicketNo, string? ClusterId) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "link";
    }

    /// <summary>销毁 of the content after its time, as somebody else approved.</summary>
    public sealed record Destroy(string Approval, string ApprovedBy) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "destroy";
    }

    /// <summary>解密申请.</summary>
    public sealed record RequestUnmasking(string Purpose) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "requestUnmasking";
    }

    /// <summary>同意/不同意解密.</summary>
    public sealed record DecideUnmasking(int Request, bool Approved) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "decideUnmasking";
    }

    /// <summary>The particulars of a sealed caller are read: written down before they are shown.</summary>
    public sealed record ReadIdentity(int Request) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "readIdentity";
    }
}
