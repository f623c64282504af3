using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>归档. How long is <see cref="RuleSet.RetentionYears"/>.</summary>
/// <param name="Clause">The clause that says so.</param>
public sealed record ArchiveRule(string Clause)
{
    /// <summary>By what it is filed: 受理时间, 事项类别 …</summary>
    public ImmutableArray<string> FiledBy { get; init; } = [];
    /// <summary>卷内目录.</summary>
    public ImmutableArray<string> Items { get; init; } = [];
    /// <summary>Roles that archive, as the API names them.</summary>
    public ImmutableArray<string> DoneBy { get; init; } = [];
    /// <summary>Classes whose files follow the rules for cases: they are never destroyed by our number of years alone
    /// (WY 第六条: 举报).</summary>
    public ImmutableArray<TicketClass> CaseRulesFor { get; init; } = [];
    /// <summary>Only what was reviewed and called back is archived.</summary>
    public bool AfterCallback { get; init; }
    /// <summary>The number of years is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>知识库 (AS 二(五)2, WY 第十一条(五)).</summary>
/// <param name="UpdateWithin">Renewed within this after publication; null when the regulation has no number.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record KnowledgeRule(ClockSpan? UpdateWithin, string Clause)
{
    /// <summary>Or before what was published takes effect: either is in time (C-54).</summary>
    public bool OrBeforeEffect { get; init; }
    /// <summary>一次性解答率 of a unit below this many in a hundred calls for its people (WY 第十一条(五)); null when
    /// the regulation has none.</summary>
    public int? AnswerRateFloor { get; init; }
    /// <summary>The clause for <see cref="AnswerRateFloor"/>.</summary>
    public string? FloorClause { get; init; }
}

/// <summary>How often a report is owed.</summary>
public enum ReportPeriod
{
    /// <summary>定期, without a number.</summary>
    Regularly = 1,
    /// <summary>每周.</summary>
    Week = 2,
    /// <summary>每季度.</summary>
    Quarter = 3,
    /// <summary>年度.</summary>
    Year = 4,
}

/// <summary>汇总, 通报, 考核.</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">In the regulation's words.</param>
/// <param name="Every">How often.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ReportRule(string Code, string Title, ReportPeriod Every, string Clause)
{
    /// <summary>To whom, in the regulation's words; null when it is only made known.</summary>
    public string? To { get; init; }
    /// <summary>Days of the following year, MM-dd, between which it is made (MC 第二十七条: 02-01 to 02-10).</summary>
    public (string First, string Last)? Between { get; init; }
}
