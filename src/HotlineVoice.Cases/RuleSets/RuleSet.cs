using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>规则集: one regulation as data. A ticket keeps the set it was registered under.</summary>
/// <param name="Id">As tickets name it; never changed and never used again: jn12316-2019.</param>
/// <param name="HotlineCode">Code of the hotline.</param>
/// <param name="Document">文号.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force; null while it is.</param>
public sealed record RuleSet(
    string Id, string HotlineCode, string Document, DateOnly EffectiveFrom, DateOnly? EffectiveTo)
{
    /// <summary>The regulation's title.</summary>
    public string Title { get; init; } = "";
    /// <summary>类别 that may be registered, in the order of the pages.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>时限.</summary>
    public ImmutableArray<ClockRule> Clocks { get; init; } = [];
    /// <summary>Classes that may be settled in the call, without a form.</summary>
    public ImmutableArray<TicketClass> AnsweredAtOnce { get; init; } = [];
    /// <summary>Classes whose callers are shown to nobody outside the hotline.</summary>
    public ImmutableArray<TicketClass> Confidential { get; init; } = [];
    /// <summary>Who tells the caller the result.</summary>
    public FeedbackBy FeedbackBy { get; init; } = FeedbackBy.Unit;
    /// <summary>Results must be written.</summary>
    public bool WrittenResults { get; init; }
    /// <summary>Other names of classes: 维权 is 投诉, 意见 is 建议.</summary>
    public ImmutableDictionary<string, TicketClass> AlsoCalled { get; init; } =
        ImmutableDictionary<string, TicketClass>.Empty;
    /// <summary>Who does what, in this regulation's words, by the API's name of the role; a role that is not named is
    /// called as everywhere.</summary>
    public ImmutableDictionary<string, string> Roles { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>突发; null when the regulation knows none.</summary>
    public EmergencyRule? Emergency { get; init; }
    /// <summary>重点; null when the regulation knows none.</summary>
    public KeyRule? Key { get; init; }
    /// <summary>领导接听日; null when the rules know none.</summary>
    public LeaderDayRule? LeaderDay { get; init; }
    /// <summary>退单; null when nothing may be sent back.</summary>
    public ReturnRule? Return { get; init; }
    /// <summary>签批 before it is sent out; null when nobody need sign.</summary>
    public SignoffLadder? DispatchSignoff { get; init; }
    /// <summary>签批 of results; null when nobody need sign.</summary>
    public ResultSignoff? ResultSignoff { get; init; }
    /// <summary>Who in a unit deals with it; null when that is the unit's matter.</summary>
    public UnitHandling? UnitHandling { get; init; }
    /// <summary>What a result must bear; null when nothing.</summary>
    public ResultForm? ResultForm { get; init; }
    /// <summary>主办与协办; null when the regulation says nothing.</summary>
    public CoUnitRule? CoUnits { get; init; }
    /// <summary>提级处理; null when the regulation says nothing.</summary>
    public EscalationRule? Escalation { get; init; }
    /// <summary>联合审定, 指定; null when the regulation says nothing.</summary>
    public DeterminationRule? Determination { get; init; }
    /// <summary>复核; null when results are only passed on.</summary>
    public ReviewRule? Review { get; init; }
    /// <summary>回访; null when the grade asked for with the result is all.</summary>
    public CallbackRule? Callback { get; init; }
    /// <summary>重办, 复办; null when it is off: the unit is notified, and that is all.</summary>
    public RedoRule? Redo { get; init; }
    /// <summary>督办与催办; null when the regulation knows no letters.</summary>
    public SupervisionRule? Supervision { get; init; }
    /// <summary>红黄绿牌; null when the regulation knows none.</summary>
    public CardRule? Cards { get; init; }
    /// <summary>视为已答复; null when the regulation knows none.</summary>
    public DeemedReplyRule? DeemedReply { get; init; }
    /// <summary>补充材料; null when the regulation knows none.</summary>
    public MaterialRule? Material { get; init; }
    /// <summary>法定时限; null when the regulation says nothing.</summary>
    public StatutoryRule? Statutory { get; init; }
    /// <summary>终结受理; null when the regulation knows none.</summary>
    public TerminationRule? Termination { get; init; }
    /// <summary>移送.</summary>
    public ImmutableArray<ReferralRule> Referrals { get; init; } = [];
    /// <summary>指引.</summary>
    public ImmutableArray<GuideTarget> Guides { get; init; } = [];
    /// <summary>归档; null when the regulation says nothing.</summary>
    public ArchiveRule? Archive { get; init; }
    /// <summary>知识库; null when the regulation has no number for it.</summary>
    public KnowledgeRule? Knowledge { get; init; }
    /// <summary>定期跟踪; null when the regulation asks for none.</summary>
    public FollowUpRule? FollowUp { get; init; }
    /// <summary>异常申请补贴; null where there is no such thing.</summary>
    public AbnormalSubsidyRule? AbnormalSubsidy { get; init; }
    /// <summary>问责情形.</summary>
    public ImmutableArray<IncidentGround> Incidents { get; init; } = [];
    /// <summary>汇总, 通报, 考核.</summary>
    public ImmutableArray<ReportRule> Reports { get; init; } = [];
    /// <summary>To whom each class is sent; a class without a rule may go to any unit.</summary>
    public ImmutableDictionary<TicketClass, AssignmentRule> Assignment { get; init; } =
        ImmutableDictionary<TicketClass, AssignmentRule>.Empty;
    /// <summary>What happens when an office cannot be reached; null when the regulation says nothing.</summary>
    public UnreachableOfficeRule? UnreachableOffice { get; init; }
    /// <summary>When a caller counts as unreachable.</summary>
    public UnreachableCallerRule UnreachableCaller { get; init; } = new(3, 2);
    /// <summary>延期; null when nothing may be prolonged.</summary>
    public ExtensionRule? Extension { get; init; }
    /// <summary>不予受理 grounds.</summary>
    public ImmutableArray<RefuseGround> RefuseGrounds { get; init; } = [];
    /// <summary>Grounds that follow from what was done: satisfied, told, refused … Nobody closes on them by hand.
    /// </summary>
    public ImmutableArray<ClosingGround> Outcomes { get; init; } = [];
    /// <summary>视为办结 grounds on which somebody closes.</summary>
    public ImmutableArray<ClosingGround> ClosingGrounds { get; init; } = [];
    /// <summary>评价; null when nobody is asked.</summary>
    public SatisfactionRule? Satisfaction { get; init; }
    /// <summary>保管期限 in years; null is for ever.</summary>
    public int? RetentionYears { get; init; }
    /// <summary>The clause under which each act is done, by the API's name of the act.</summary>
    public ImmutableDictionary<string, string> Clauses { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it is in force on this day.</summary>
    public bool IsInForceOn(DateOnly day) => day >= EffectiveFrom && (EffectiveTo is null || day <= EffectiveTo);

    /// <summary>The clocks of such a ticket. Where an emergency has a clock of the same name, that one holds; where it
    /// has one for the reply, the ordinary limit for finishing does not.</summary>
    public IEnumerable<ClockRule> ClocksOf(TicketClass kind, TicketUrgency urgency)
    {
        ClockRule[] mine = [.. Clocks.Where(clock => clock.AppliesTo.Contains(kind))];
        if (urgency == TicketUrgency.Ordinary)
            return mine.Where(clock => !clock.Emergency);
        var urgent = mine.Where(clock => clock.Emergency).Select(clock => clock.Id).ToHashSet();
        if (urgent.Contains(ClockRule.Reply))
            urgent.Add(ClockRule.Finish);
        return mine.Where(clock => clock.Emergency || !urgent.Contains(clock.Id));
    }

    /// <summary>The clock of this name that such a ticket has; null when it has none.</summary>
    public ClockRule? ClockOf(string id, TicketClass kind, TicketUrgency urgency) =>
        ClocksOf(kind, urgency).FirstOrDefault(clock => clock.Id == id);

    /// <summary>The limit by which a unit is measured: <see cref="ClockRule.Finish"/>, or
    /// <see cref="ClockRule.Reply"/> where an emergency has it; null when there is none.</summary>
    public ClockRule? LimitOf(TicketClass kind, TicketUrgency urgency) =>
        ClockOf(ClockRule.Finish, kind, urgency) ?? ClockOf(ClockRule.Reply, kind, urgency);

    /// <summary>What this regulation calls a role; null when it has no word of its own.</summary>
    public string? LabelOf(string role) => Roles.GetValueOrDefault(role);

    /// <summary>Whether such a ticket has a clock of this name.</summary>
    public bool HasClock(string id, TicketClass kind) =>
        Clocks.Any(clock => clock.Id == id && clock.AppliesTo.Contains(kind));
}
