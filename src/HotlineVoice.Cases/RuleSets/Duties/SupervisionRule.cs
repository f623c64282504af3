using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>Which letter. On disk and in the API by name.</summary>
public enum LetterKind
{
    /// <summary>督办: 《督办通知书》.</summary>
    Supervision = 1,
    /// <summary>催办: 《催办通知书》.</summary>
    Urge = 2,
}

/// <summary>What makes a ground hold without anybody's word.</summary>
public enum LetterTrigger
{
    /// <summary>Nothing: a person says that it holds.</summary>
    None = 0,
    /// <summary>Late.</summary>
    Overdue = 1,
    /// <summary>来源 of the ticket.</summary>
    Source = 2,
    /// <summary>Sent back for redoing, or a review failed.</summary>
    Redo = 3,
    /// <summary>Several units have it.</summary>
    SeveralUnits = 4,
    /// <summary>The same caller so often, or so many calls of whomever.</summary>
    Repeated = 5,
    /// <summary>Units sent it back, or somebody had to name one.</summary>
    DutyUnclear = 6,
    /// <summary>Late, and no reasons given.</summary>
    OverdueUnexplained = 7,
}

/// <summary>事由 of a letter.</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Kind">Of which letter.</param>
/// <param name="Title">In the regulation's words.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record LetterGround(string Code, LetterKind Kind, string Title, string Clause)
{
    /// <summary>What makes it hold by itself.</summary>
    public LetterTrigger Trigger { get; init; }
    /// <summary>来源 for <see cref="LetterTrigger.Source"/>.</summary>
    public ImmutableArray<TicketSource> Sources { get; init; } = [];
    /// <summary>The same caller came so often, for <see cref="LetterTrigger.Repeated"/>.</summary>
    public int? SameCaller { get; init; }
    /// <summary>人次: so many contacts of whomever on the matter, for <see cref="LetterTrigger.Repeated"/>.</summary>
    public int? PersonTimes { get; init; }

    /// <summary>Whether so many contacts fulfil <see cref="LetterTrigger.Repeated"/>.</summary>
    public bool IsRepeated(int sameCaller, int personTimes) => Trigger == LetterTrigger.Repeated
        && (SameCaller is { } same && sameCaller >= same || PersonTimes is { } all && personTimes >= all);
}

/// <summary>
/// 督办与催办. When something is due is said by clocks that begin with 办结时限: <see cref="ClockRule.Remind"/>,
/// <see cref="ClockRule.Urge"/>, <see cref="ClockRule.Supervise"/>, <see cref="ClockRule.Deduct"/>.
/// </summary>
/// <param name="Grounds">Every ground of every letter; a letter names one of its kind.</param>
public sealed record SupervisionRule(ImmutableArray<LetterGround> Grounds)
{
    /// <summary>文号 of 督办: {year} and {n} are filled in.</summary>
    public string SupervisionNumber { get; init; } = "";
    /// <summary>文号 of 催办; empty when the hotline has no such letter.</summary>
    public string UrgeNumber { get; init; } = "";
    /// <summary>Roles that issue letters, as the API names them.</summary>
    public ImmutableArray<string> IssuedBy { get; init; } = [];
    /// <summary>方式: 电话, 书面, 网络, 现场 …</summary>
    public ImmutableArray<string> Ways { get; init; } = [];
    /// <summary>联合督办单位 for 重点 and repeated matters, in the regulation's words.</summary>
    public ImmutableArray<string> Together { get; init; } = [];
    /// <summary>扣分 for one that stays late without reasons; null when the regulation knows none or no number.</summary>
    public int? Points { get; init; }
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The ground of this code; null when there is none.</summary>
    public LetterGround? Find(LetterKind kind, string code) =>
        Grounds.FirstOrDefault(ground => ground.Kind == kind && ground.Code == code);

    /// <summary>A letter's number, such as 翁热督〔2026〕3号.</summary>
    public string NumberOf(LetterKind kind, int year, int number) =>
        (kind == LetterKind.Supervision ? SupervisionNumber : UrgeNumber)
            .Replace("{year}", $"{year}", StringComparison.Ordinal)
            .Replace("{n}", $"{number}", StringComparison.Ordinal);
}
