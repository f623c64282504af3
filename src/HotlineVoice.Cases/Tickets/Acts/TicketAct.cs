using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets.Acts;

/// <summary>What somebody does to a ticket, with what he says of it: the body of POST tickets/{no}/{event}.</summary>
public abstract partial record TicketAct
{
    TicketAct()
    {
    }

    /// <summary>The act's name in the API and in the history.</summary>
    public abstract string Event { get; }

    /// <summary>It adds something beside the matter and takes nothing away from what others saw: who looked before it
    /// may still act.</summary>
    public virtual bool IsAside => false;

    /// <summary>A draft becomes a ticket; what stands here replaces what the draft said.</summary>
    public sealed record Register(TicketRegistration Registration) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "register";
    }

    /// <summary>直接答复.</summary>
    public sealed record AnswerDirectly(string? ArticleId, string Answer) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "answerDirectly";
    }

    /// <summary>不予受理: on a ground of the rules, and the caller was told where to turn.</summary>
    public sealed record Refuse(string Ground, bool BasisTold, string? Target) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "refuse";
    }

    /// <summary>指引/转接: to 119, to another hotline.</summary>
    public sealed record Guide(string Target) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "guide";
    }

    /// <summary>三方通话 in which the unit answered and the caller was content.</summary>
    public sealed record ThreePartyOk(string OrgId, string? CallId) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "threePartyOk";
    }

    /// <summary>受理单 to the 分办员.</summary>
    public sealed record SendForm : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "sendForm";
    }

    /// <summary>派单.</summary>
    public sealed record Dispatch(string OrgId, ImmutableArray<string> CoOrgIds, string? Requirements) : TicketAct
    {
        /// <summary>协办 units; none when nothing was said of them.</summary>
        public ImmutableArray<string> CoOrgIds { get; init; } = CoOrgIds.IsDefault ? [] : CoOrgIds;
        /// <summary>事项 as whoever sends it knows it now; null leaves the ticket's own.</summary>
        public string? SubjectCode { get; init; }
        /// <summary>As the API names it.</summary>
        public override string Event => "dispatch";
    }

    /// <summary>签收.</summary>
    public sealed record Accept : TicketAct
    {
        /// <summary>主要负责人直接办理: said by who signs for the unit's head, or writes it down for him.</summary>
        public bool HandledByHead { get; init; }
        /// <summary>As the API names it.</summary>
        public override string Event => "accept";
    }

    /// <summary>The unit's result.</summary>
    public sealed record SubmitResult(string ResultText, bool Written, string? SignedBy, bool Sealed)
        : TicketAct, IEnclosing
    {
        /// <summary>The signed and sealed result, scanned.</summary>
        public ImmutableArray<string> Enclosures { get; init; } = [];
        /// <summary>As the API names it.</summary>
        public override string Event => "submitResult";
    }

    /// <summary>说明理由: why it is not finished, and the day to which it is prolonged.</summary>
    public sealed record Explain(string Reason, DateOnly? NewDate) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "explain";
    }

    /// <summary>复核通过; JN: the 分办员 passes the result on.</summary>
    public sealed record ReviewPass(bool? Timely, string? Quality, bool? ResultTrue) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "reviewPass";
    }

    /// <summary>反馈, 回访: what the caller was told or asked, and what he said to it.</summary>
    public sealed record FeedbackDone : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => IsCallback ? "callbackDone" : "feedbackDone";
        /// <summary>回访, and not 反馈.</summary>
        public bool IsCallback { get; init; }
        /// <summary>真实性: he says that the result is as reported.</summary>
        public bool? ResultTrue { get; init; }
        /// <summary>How: telephone, sms, web, onsite.</summary>
        public string Channel { get; init; } = "telephone";
        /// <summary>会同当面回访.</summary>
        public bool OnsiteJoint { get; init; }
        /// <summary>He was reached.</summary>
        public required bool Reached { get; init; }
        /// <summary>是否满意; a grade says it too.</summary>
        public bool? Satisfied { get; init; }
        /// <summary>满意度等级, in the words of the scale.</summary>
        public string? Grade { get; init; }
        /// <summary>是否解决.</summary>
        public bool? Solved { get; init; }
        /// <summary>The unit is to blame for his discontent.</summary>
        public bool? UnitResponsible { get; init; }
        /// <summary>In his words.</summary>
        public string? Comment { get; init; }
    }

    /// <summary>视为办结: a ground, what proves it, and who else looked at it.</summary>
    public sealed record CloseByGround(string Ground, string Evidence, string? SecondReader) : TicketAct, IEnclosing
    {
        /// <summary>Files that hold the evidence.</summary>
        public ImmutableArray<string> Enclosures { get; init; } = [];
        /// <summary>When what it rests on happened; null when that is not asked.</summary>
        public DateOnly? EventDay { get; init; }
        /// <summary>The caller was told the basis; null when that was not asked.</summary>
        public bool? CallerTold { get; init; }
        /// <summary>As the API names it.</summary>
        public override string Event => "closeByGround";
    }

    /// <summary>The office could not be reached: it goes to the province.</summary>
    public sealed record Unreachable3 : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "unreachable3";
    }

    /// <summary>归档.</summary>
    public sealed record Archive : TicketAct
    {
        /// <summary>类别; null for that of the matter.</summary>
        public string? Category { get; init; }
        /// <summary>As the API names it.</summary>
        public override string Event => "archive";
    }

    /// <summary>He came again about the same matter; with new facts a new ticket follows this one.</summary>
    public sealed record RepeatContact(bool NewFacts) : TicketAct
    {
        /// <summary>What he was told of progress or result; null when it is the result that stands.</summary>
        public string? Told { get; init; }
        /// <summary>The call in which he came.</summary>
        public string? CallId { get; init; }
        /// <summary>As the API names it.</summary>
        public override string Event => "repeatContact";
    }
}
