using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;

namespace HotlineVoice.Cases.Tickets.Acts;

public abstract partial record TicketAct
{
    /// <summary>请签: before it is sent out a leader must sign.</summary>
    public sealed record NeedSignoff : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "needSignoff";
    }

    /// <summary>签批.</summary>
    public sealed record Sign(SignoffStage Stage, string? Opinion) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "sign";
    }

    /// <summary>补充材料: the caller is asked for something, for so many working days or as long as the rules say.
    /// </summary>
    public sealed record RequestMaterial(string Items, int? DaysWd) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "requestMaterial";
    }

    /// <summary>The material came.</summary>
    public sealed record Supplied(string? Note) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "supplied";
    }

    /// <summary>The material did not come in its time, and there was no good reason.</summary>
    public sealed record Expired(string? SecondReader) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "expired";
    }

    /// <summary>提级处理: it is beyond the unit's powers and goes to its superior.</summary>
    public sealed record Escalate(string Reason) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "escalate";
    }

    /// <summary>退单.</summary>
    public sealed record RequestReturn(string Reason, string? LegalBasis, string? SuggestedOrgId) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "requestReturn";
        /// <summary>事实, where they are told apart from the reason.</summary>
        public string? Facts { get; init; }
    }

    /// <summary>同意退单; of a 协办 unit's part, also who takes it over.</summary>
    public sealed record ApproveReturn(string? OrgId = null) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "approveReturn";
        /// <summary>Which of several that wait, by its number on the ticket; null: the oldest.</summary>
        public int? ReturnSeq { get; init; }
    }

    /// <summary>不同意退单; improper when it was sent back without good reason.</summary>
    public sealed record RejectReturn(bool? Improper) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "rejectReturn";
        /// <summary>Which of several that wait, by its number on the ticket; null: the oldest.</summary>
        public int? ReturnSeq { get; init; }
    }

    /// <summary>提请联合审定/指定: units dispute whose it is, or nobody can tell.</summary>
    public sealed record Disputed(string? Question) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "disputed";
    }

    /// <summary>审定/指定: this unit must take it.</summary>
    public sealed record Designate(string OrgId, string? Basis) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "designate";
        /// <summary>参加单位, separated by 、; null for those whom the rules name.</summary>
        public string? Participants { get; init; }
    }

    /// <summary>It is beyond every unit's duty; the caller was shown another channel.</summary>
    public sealed record NoUnitCompetent(string Channel) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "noUnitCompetent";
    }

    /// <summary>联系诉求人: the unit tried to reach the caller.</summary>
    public sealed record ContactCaller(ContactOutcome Outcome) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "contactCaller";
        /// <summary>How: telephone, sms, visit.</summary>
        public string Channel { get; init; } = "telephone";
        /// <summary>When, if it is written down later; null for now.</summary>
        public DateTimeOffset? At { get; init; }
        /// <summary>What was said.</summary>
        public string? Note { get; init; }
        /// <summary>The call, when it was made here.</summary>
        public string? CallId { get; init; }
    }

    /// <summary>申请延期.</summary>
    public sealed record ApplyExtension(int DaysWd, string Reason, string? UnitLeader, bool Sealed) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "applyExtension";
    }

    /// <summary>同意延期.</summary>
    public sealed record ApproveExtension(string? Opinion) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "approveExtension";
    }

    /// <summary>不同意延期.</summary>
    public sealed record RefuseExtension(string? Opinion) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "refuseExtension";
    }

    /// <summary>法定时限: a document sets another limit.</summary>
    public sealed record ApplyStatutoryLimit(string DocumentNo, DateOnly Date, DateOnly NewDueDay) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "applyStatutoryLimit";
    }

    /// <summary>The office has looked at the document: the limit stands, or the old one holds again.</summary>
    public sealed record ConfirmStatutoryLimit(bool Confirmed) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "confirmStatutoryLimit";
    }

    /// <summary>The answer is written down before the caller is told.</summary>
    public sealed record StoreAnswer(string ResultText) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "storeAnswer";
    }

    /// <summary>视为已答复: the caller could not be reached to be told.</summary>
    public sealed record DeemedReplied(string? ResultText) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "deemedReplied";
    }

    /// <summary>阶段性情况: what a unit has done so far.</summary>
    public sealed record ReportStage(string Report) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "reportStage";
    }

    /// <summary>到场.</summary>
    public sealed record ArriveOnSite(DateTimeOffset? At) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "onSite";
    }

    /// <summary>不可抗力: why nobody could be on site in time.</summary>
    public sealed record ClaimForceMajeure(string Text) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "forceMajeure";
    }

    /// <summary>It was 不可抗力, or was not.</summary>
    public sealed record ConfirmForceMajeure(bool Confirmed) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "confirmForceMajeure";
    }

    /// <summary>异常申请补贴: the unit tells the province while it looks into it.</summary>
    public sealed record ReportAbnormal(string Note) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "reportAbnormal";
    }
}
