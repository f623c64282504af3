using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Tickets;

/// <summary>
/// 工单: one matter, as its row stands. Whose it is (<see cref="Identities.Caller"/>), to whom it was sent and which
/// clocks run are rows of their own, see <see cref="TicketFile"/>.
/// </summary>
public sealed record Ticket
{
    /// <summary>工单编号: 14 digits, see <see cref="TicketNumber"/>.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts every change; a change names the version it was decided on.</summary>
    public required long Version { get; init; }
    /// <summary>The version that the last act of a person made. What clocks have made known since takes nothing away
    /// from what he saw: he may still act on any version from this one on.</summary>
    public long ActedVersion { get; init; }
    /// <summary>Code of the hotline: jn12316.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>规则版本: the rules it was registered under and keeps.</summary>
    public required string RuleSetId { get; init; }
    /// <summary>来源渠道.</summary>
    public required TicketSource Source { get; init; }
    /// <summary>诉求类别.</summary>
    public required TicketClass Class { get; init; }
    /// <summary>How it stands.</summary>
    public required TicketState State { get; init; }
    /// <summary>标题.</summary>
    public required string Title { get; init; }
    /// <summary>诉求内容.</summary>
    public required string Content { get; init; }
    /// <summary>诉求目的.</summary>
    public string? Demand { get; init; }
    /// <summary>事发地区划: six digits of GB/T 2260; empty only in a draft.</summary>
    public required string DivisionCode { get; init; }
    /// <summary>事项分类代码.</summary>
    public string? SubjectCode { get; init; }
    /// <summary>地址.</summary>
    public string? Address { get; init; }
    /// <summary>发生时间.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    /// <summary>When the row was made, also for a draft.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>登记时间; null for a draft.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }
    /// <summary>受理员: the user's name.</summary>
    public required string RegisteredBy { get; init; }
    /// <summary>第一责任人 of the hotline: owner until solved.</summary>
    public required string OwnerAgent { get; init; }
    /// <summary>首接单位.</summary>
    public string? FirstResponsibleOrg { get; init; }
    /// <summary>紧急程度.</summary>
    public TicketUrgency Urgency { get; init; } = TicketUrgency.Ordinary;
    /// <summary>重点.</summary>
    public bool IsKey { get; init; }
    /// <summary>重点原因.</summary>
    public string? KeyReason { get; init; }
    /// <summary>保密: the caller is shown to nobody outside the hotline.</summary>
    public bool Confidential { get; init; }
    /// <summary>匿名.</summary>
    public bool Anonymous { get; init; }
    /// <summary>诉求人; null when anonymous.</summary>
    public string? CallerId { get; init; }
    /// <summary>第几次反映: 1 for the first.</summary>
    public int RepeatNo { get; init; } = 1;
    /// <summary>关联工单: the ticket it follows.</summary>
    public string? ParentTicketNo { get; init; }
    /// <summary>群体诉求.</summary>
    public string? ClusterId { get; init; }
    /// <summary>并单: the ticket in which this one is handled; null when it stands for itself.</summary>
    public string? MergedIntoTicketNo { get; init; }
    /// <summary>调解、执法: the matter is one in which content is no measure; null for an ordinary one.</summary>
    public string? HandlingKind { get; init; }
    /// <summary>异常申请补贴.</summary>
    public bool AbnormalSubsidy { get; init; }
    /// <summary>被反映单位, when it is an <see cref="Organisation"/>.</summary>
    public string? RespondentOrgId { get; init; }
    /// <summary>被反映单位/人, in words.</summary>
    public string? RespondentName { get; init; }
    /// <summary>The call in which it was told.</summary>
    public string? CallId { get; init; }
    /// <summary>The voicemail in which it was left.</summary>
    public string? VoicemailId { get; init; }
    /// <summary>领导接听: the session in which a leader heard it; null for an ordinary one.</summary>
    public string? LeaderSessionId { get; init; }
    /// <summary>办结时限: the last day in time of the clock that binds the unit, or the hotline before it was sent.
    /// </summary>
    public DateOnly? DueDay { get; init; }
    /// <summary>办结时限: the first instant that is late.</summary>
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>延期后时限.</summary>
    public DateTimeOffset? ExtendedDueAt { get; init; }
    /// <summary>A day of the reckoning lies in a year whose notice is not loaded.</summary>
    public bool CalendarProvisional { get; init; }
    /// <summary>办结依据: G1-G9 or DA, NA, GD, DR, TM, UC, UD, OB.</summary>
    public string? ClosingGround { get; init; }
    /// <summary>办结时间.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>办理结果, or what the caller was told at once.</summary>
    public string? ResultText { get; init; }
    /// <summary>公开答复.</summary>
    public string? PublicReply { get; init; }
    /// <summary>The unit whose official answered in the call (三方通话).</summary>
    public string? AnsweredByOrg { get; init; }
    /// <summary>The article it was answered from.</summary>
    public string? ArticleId { get; init; }
    /// <summary>满意度等级, in the words of the rule set's scale.</summary>
    public string? Grade { get; init; }
    /// <summary>是否满意; null when nobody was asked or reached.</summary>
    public bool? Satisfied { get; init; }
    /// <summary>是否解决.</summary>
    public bool? Solved { get; init; }
    /// <summary>不计满意率.</summary>
    public bool ExcludedFromSatisfaction { get; init; }
    /// <summary>典型案例.</summary>
    public bool TypicalCase { get; init; }
    /// <summary>市热线办销号.</summary>
    public string? TerminationNo { get; init; }
    /// <summary>重办次数.</summary>
    public int RedoSeq { get; init; }
    /// <summary>总用时 in working days, written when it is closed.</summary>
    public int? TotalElapsedWd { get; init; }
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
}
