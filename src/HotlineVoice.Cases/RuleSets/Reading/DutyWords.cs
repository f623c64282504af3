using HotlineVoice.Cases.Texts;
using static HotlineVoice.Cases.RuleSets.Reading.WordForms;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>The words of rules.yaml for what units owe: returning, signing, working together, giving results.</summary>
static class DutyWords
{
    internal static FileWord Emergencies { get; } = Group("emergencies", "突发: what it is, and who is told at once",
        Several("kinds", "Kinds that a clerk may choose"),
        Several("notify", "Units of offices.yaml that are told at once, whoever handles it"),
        Flag("force majeure excuses", "不可抗力 excuses who is late on site, once a 班长 has confirmed it"),
        Clause);

    internal static FileWord Key { get; } = Group("key", "重点: what makes a ticket one",
        Choices("sources", DutyMeanings.Sources.Keys.Order(StringComparer.Ordinal), "来源 that make it one at once"),
        Count("persons", (2, 1000), "So many different people with the same matter"),
        Count("persons in one day", (2, 1000), "So many different people with it within one day"),
        Count("times", (2, 100), "The n-th time that it is brought forward"),
        Flag("only unsolved", "`times` counts only while the matter is unsolved"),
        Several("reasons", "Reasons that a person may name; nobody sets it by hand when not written"),
        Roles("set by", "Who sets it by hand"),
        Ours,
        Clause);

    internal static FileWord LeaderDays { get; } = Group("leader days", "领导接听日: leaders answer the hotline themselves",
        Flag("weekly", "There is one every week; a week without is warned of"),
        Flag("on the spot", "What a leader of the government hears is sent out on its day without another signature"),
        Flag("own unit", "What a department hears is sent to itself"),
        Must(Text("clause", "The clause that says so")));

    internal static FileWord Return { get; } = Group("return", "退单; its window is the clock `return`",
        Must(Choice("late", DutyMeanings.LateReturns.Keys, "What one counts as that comes too late")),
        Flag("silence accepts", "When the window passes, the unit counts as having accepted"),
        Choices("needs", DutyMeanings.ReturnNeeds.Keys.Order(StringComparer.Ordinal),
            "What it must bring; a reason when not written"),
        Flag("unit suffices", "To name the right unit is enough"),
        Several("forbidden reasons", "Words that no reason may hold"),
        Flag("restarts clocks", "The next unit's clocks begin anew; yes when not written"),
        Flag("emergency keeps working", "突发: the unit works on until another has taken over"),
        Roles("decided by", "Who decides it"),
        Flag("improper is reported", "不当退单 is made known"),
        Ours,
        ClauseIfAny);

    internal static FileWord SignOff { get; } = Group("sign-off", "签批 before a ticket is sent out",
        Must(Roles("levels", "From the lowest to the highest; a higher one may sign for a lower")),
        Must(Groups("rungs", "Who signs from which time on",
            Must(Count("repeat", (1, 100), "From this 第几次反映 on")),
            Flag("key", "Only for 重点"),
            Must(Role("role", "Who signs")))),
        Clause);

    internal static FileWord ResultSignOff { get; } = Group("result sign-off", "签批 before a caller is told the result",
        Must(Count("from repeat", (1, 100), "From this 第几次反映 on")),
        Flag("for key", "For 重点 in any case"),
        Must(Signers),
        Clause);

    internal static FileWord UnitHandling { get; } = Group("unit handling", "Who in a unit deals with it",
        Must(Role("signed by", "Who signs the assignment within the unit")),
        Must(Count("head from repeat", (1, 100), "From this 第几次反映 on the head handles it directly")),
        Flag("head for key", "重点 the head handles directly in any case"),
        Clause);

    internal static FileWord ResultForm { get; } = Group("result form", "What a result must bear",
        Role("signed by", "Who signs it; nobody need when not written"),
        Flag("sealed", "盖章"),
        Clause);

    internal static FileWord CoUnits { get; } = Group("co-units", "主办与协办",
        Flag("first unit leads", "首接负责制: the unit that gets it first leads"),
        Flag("late gives stage report", "A co-unit that is late gives reasons and a 阶段性情况"),
        Flag("lead replies", "The lead replies with the co-units' opinions merged"),
        Clause);

    internal static FileWord Escalation { get; } = Group("escalation", "提级处理: to a unit's superior",
        Must(Choices("from", ["省", "市", "县", "乡镇"], "Levels of units that may ask for it")),
        Clause);

    internal static FileWord Determination { get; } = Group("determination", "Who decides when duty is unclear",
        Must(Choice("kind", DutyMeanings.Determinations.Keys, "联合审定, or 指定 by the office alone")),
        Must(Several("participants", "Who takes part, the convener first")),
        Count("refusals", (1, 20), "So many units have sent it back; 2 when not written"),
        Flag("final", "The unit that is named may not send it back"),
        Roles("decided by", "Who writes it down"),
        Ours,
        Clause);

    internal static FileWord Review { get; } = Group("review", "复核 of results; results are only passed on without it",
        Must(Text("by", "Who, in the regulation's words")),
        Must(Roles("roles", "Who does it")),
        Several("looks at", "时效, 质量, 真实性 …"),
        Ours,
        ClauseIfAny);

    internal static FileWord Callback { get; } = Group("callback", "回访; only the grade is asked for without it",
        Must(Choices("by", DutyMeanings.CallbackParties.Keys.Order(StringComparer.Ordinal),
            "Who rings back; both when both stand here")),
        Must(Choices("asks", DutyMeanings.Questions.Keys.Order(StringComparer.Ordinal), "What everybody is asked")),
        Choices("asks supervised", DutyMeanings.Questions.Keys.Order(StringComparer.Ordinal),
            "What else is asked after 督办 or discontent"),
        Flag("every", "Every ticket is called back"),
        Flag("joint visits", "会同当面回访 with the unit where needed"),
        Ours,
        ClauseIfAny);

    internal static FileWord Redo { get; } = Group("redo", "重办, 复办; the unit is only notified without it",
        Must(Text("label", "What this hotline calls it")),
        Flag("with letter", "A 《督办通知书》 goes with it"),
        Flag("full limit", "The full limit of the class again; yes when not written"),
        Flag("repeats", "Again and again until done as told; yes when not written"),
        Ours,
        Clause);

    internal static FileWord StatutoryLimit { get; } = Group("statutory limit", "法定时限 takes the place of ours",
        Must(Several("grounds", "What brings it about")),
        Roles("confirmed by", "Who confirms it"),
        Count("progress every", (1, 365), "动态反馈 at least every so many working days"),
        Ours,
        Clause);

    internal static FileWord Termination { get; } = Group("termination", "终结受理 of demands that are not reasonable",
        Must(Count("demands", (1, 100), "So many of them at least")),
        Must(Signers),
        Text("struck off by", "Where it is 销号"),
        Clause);

    static FileWord Signers => Groups("signers", "Who must sign, in their order",
        Must(Role("role", "As the API names it; twice for two different people")),
        Must(Text("title", "In the regulation's words")));
}
