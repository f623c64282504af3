using System.Collections.Immutable;
using HotlineVoice.Cases.Identities;

namespace HotlineVoice.Cases.Tickets.Acts;

/// <summary>What is registered: the body of POST tickets, read and typed but not yet judged.</summary>
public sealed record TicketRegistration
{
    /// <summary>Code of the hotline: jn12316.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>诉求类别; 0 when a draft does not say it yet.</summary>
    public TicketClass Class { get; init; }
    /// <summary>标题.</summary>
    public string Title { get; init; } = "";
    /// <summary>诉求内容.</summary>
    public string Content { get; init; } = "";
    /// <summary>诉求目的.</summary>
    public string? Demand { get; init; }
    /// <summary>事发地区划.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>来源渠道.</summary>
    public TicketSource Source { get; init; } = TicketSource.Phone;
    /// <summary>事项分类代码.</summary>
    public string? SubjectCode { get; init; }
    /// <summary>地址.</summary>
    public string? Address { get; init; }
    /// <summary>发生时间.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    /// <summary>诉求人; null when anonymous. Personal.</summary>
    public NewCaller? Caller { get; init; }
    /// <summary>匿名.</summary>
    public bool Anonymous { get; init; }
    /// <summary>录入中: it is kept with a number, and registered later.</summary>
    public bool Draft { get; init; }
    /// <summary>紧急程度.</summary>
    public TicketUrgency Urgency { get; init; } = TicketUrgency.Ordinary;
    /// <summary>重点 (JN: 重大、疑难).</summary>
    public bool IsKey { get; init; }
    /// <summary>重点原因.</summary>
    public string? KeyReason { get; init; }
    /// <summary>保密, also where the rules do not demand it.</summary>
    public bool Confidential { get; init; }
    /// <summary>加密封存: the caller's particulars are locked under a key of their own.</summary>
    public bool Protected { get; init; }
    /// <summary>群体诉求.</summary>
    public string? ClusterId { get; init; }
    /// <summary>异常申请补贴.</summary>
    public bool AbnormalSubsidy { get; init; }
    /// <summary>被反映单位.</summary>
    public string? RespondentOrgId { get; init; }
    /// <summary>被反映单位/人, in words.</summary>
    public string? RespondentName { get; init; }
    /// <summary>The call in which it was told.</summary>
    public string? CallId { get; init; }
    /// <summary>The voicemail in which it was left.</summary>
    public string? VoicemailId { get; init; }
    /// <summary>领导接听: the session for which it is registered; null for the one that runs with this clerk, if any.
    /// </summary>
    public string? LeaderSessionId { get; init; }
    /// <summary>关联工单: the ticket it follows.</summary>
    public string? ParentTicketNo { get; init; }
    /// <summary>False when it follows a ticket and brings nothing new: it is told and closed at once; null counts as
    /// new.</summary>
    public bool? NewFacts { get; init; }
    /// <summary>行政调解, 执法办案: the matter is of a kind in which content is no measure.</summary>
    public string? HandlingKind { get; init; }
    /// <summary>机具品目.</summary>
    public string? MachineType { get; init; }
    /// <summary>机具型号.</summary>
    public string? MachineModel { get; init; }
    /// <summary>经销商.</summary>
    public string? DealerName { get; init; }
    /// <summary>购机日期.</summary>
    public DateOnly? PurchaseDate { get; init; }
    /// <summary>补贴金额, yuan.</summary>
    public decimal? SubsidyAmount { get; init; }
    /// <summary>发票号.</summary>
    public string? InvoiceNo { get; init; }
    /// <summary>购机者类型: 个人, 合作社, 企业.</summary>
    public string? BuyerType { get; init; }
    /// <summary>自定义字段 by their ids, as entered; an empty text empties what a draft holds.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
