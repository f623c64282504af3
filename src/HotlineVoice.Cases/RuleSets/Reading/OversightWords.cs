using HotlineVoice.Cases.Texts;
using static HotlineVoice.Cases.RuleSets.Reading.WordForms;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>The words of rules.yaml for watching over units, for callers who are away or led elsewhere, and for what
/// is kept and reported.</summary>
static class OversightWords
{
    internal static FileWord Supervision { get; } = Group("supervision", "督办与催办",
        Must(Text("number", "文号 of 督办, with {year} and {n}")),
        Text("urge number", "文号 of 催办, with {year} and {n}; there is no such letter when not written"),
        Roles("issued by", "Who issues letters"),
        Several("ways", "方式"),
        Several("together", "联合督办单位 for 重点 and repeated matters"),
        Count("points", (1, 100), "扣分 for one that stays late without reasons"),
        Ours,
        Must(Groups("grounds", "事由; a letter names one of its kind",
            Must(Text("ground", "Its name in the API")),
            Must(Choice("letter", DutyMeanings.Letters.Keys, "Of which letter")),
            Must(Text("title", "In the regulation's words")),
            Choice("when", DutyMeanings.Triggers.Keys, "What makes it hold; a person's word when not written"),
            Choices("sources", DutyMeanings.Sources.Keys.Order(StringComparer.Ordinal), "来源 for `when: source`"),
            Count("same caller", (2, 100), "The same caller so often, for `when: repeated`"),
            Count("person-times", (2, 1000), "人次: so many contacts of whomever, for `when: repeated`"),
            Clause)));

    internal static FileWord Cards { get; } = Group("cards", "红黄绿牌: shown at the end of these working days",
        Must(CardDays("accept", "受理: not signed by then")),
        Must(CardDays("reply", "回复: not replied by then")),
        Classes("advisory for", "Classes whose yellow card for the reply is no lateness"),
        Flag("extension moves", "An allowed extension moves yellow and red"),
        Flag("return counts", "A return in time counts as 受理"),
        Ours,
        Clause);

    internal static FileWord DeemedReply { get; } = Group("deemed reply", "视为已答复: the caller could not be told",
        Must(Count("days", (1, 30), "On so many days that follow each other")),
        Must(Count("calls a day", (1, 20), "So many calls in vain on each")),
        Flag("result first", "The result must be stored before the first call that counts"),
        Clause);

    internal static FileWord Material { get; } = Group("material", "补充材料; its usual period is the clock `material`",
        Must(Text("ground", "The ground of closing when nothing came")),
        Count("at most", (1, 365), "The longest period in working days"),
        Flag("clocks run on", "The unit's clocks run on meanwhile; yes when not written"),
        Flag("second reader", "Somebody else must have looked at it"),
        Ours,
        Clause);

    internal static FileWord Referrals { get; } = Groups("referrals", "移送: lists for other bodies",
        Must(Text("referral", "Its name in the API")),
        Must(Text("title", "In the regulation's words")),
        Must(Text("to", "To whom, in the regulation's words")),
        Choice("when", DutyMeanings.ReferralTriggers.Keys, "What puts it there; a person's word when not written"),
        Count("more than", (0, 365), "Late by more than so many working days, for `when: overdue`"),
        Count("at least", (1, 100), "So often, for the others"),
        Text("agreed by", "Who must have agreed before"),
        Flag("of caller", "It is about a caller, not about a ticket"),
        Ours,
        Clause);

    internal static FileWord Guide { get; } = Groups("guide", "指引: to whom a caller is led at once",
        Must(Text("target", "Its name in the API")),
        Must(Text("title", "Whom, in the regulation's words")),
        Text("number", "110, 119, 120 or 122: put through at once; a body that he turns to himself when not written"),
        Text("for", "What it is for"),
        Text("message", "Which of the messages that agents know"),
        Must(Text("words", "What the caller is told; {number}, {org} and {tel} are filled in")),
        Clause);

    internal static FileWord FollowUp { get; } = Group("follow-up", "定期跟踪 of what is still open",
        Must(Classes("for", "Classes of tickets that are followed")),
        Must(Count("every", (1, 365), "Working days, from the unit's first limit on")),
        Ours,
        Clause);

    internal static FileWord AbnormalSubsidy { get; } = Group(
        "abnormal subsidy", "异常申请补贴: a notice that the handling unit may send",
        Must(Text("to", "Id of the unit in offices.yaml")),
        Clause);

    internal static FileWord Incidents { get; } = Groups("incidents", "问责情形, as names of quality incidents",
        Must(Text("incident", "Its name in the API")),
        Must(Text("title", "In the regulation's words")),
        Clause);

    internal static FileWord Archive { get; } = Group("archive", "归档; how long is `keep`",
        Several("filed by", "By what it is filed"),
        Several("items", "卷内目录"),
        Roles("done by", "Who archives"),
        Classes("case rules for", "Classes whose files follow the rules for cases; years do not destroy them"),
        Flag("after callback", "Only what was reviewed and called back"),
        Flag("ours", "`keep` is the hotline's own"),
        Clause);

    internal static FileWord Knowledge { get; } = Group("knowledge", "知识库",
        Text("update within", "Renewed within this after publication, such as 5 working days"),
        Flag("or before effect", "Or before what was published takes effect"),
        Count("answer rate floor", (1, 100), "一次性解答率 of a unit below this calls for its people"),
        Text("floor clause", "The clause for the floor"),
        Clause);

    internal static FileWord Reports { get; } = Groups("reports", "汇总, 通报, 考核",
        Must(Text("report", "Its name in the API")),
        Must(Text("title", "In the regulation's words")),
        Must(Choice("every", DutyMeanings.Periods.Keys, "How often")),
        Text("to", "To whom; only made known when not written"),
        Text("first day", "MM-dd of the following year from which it is made"),
        Text("last day", "MM-dd until which it is made"),
        Clause);

    static FileWord CardDays(string name, string meaning) => Group(name, meaning,
        Must(Count("yellow", (1, 365), "黄牌 at the end of this working day")),
        Must(Count("red", (1, 365), "红牌 at the end of this working day")));
}
