using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>定期跟踪: the hotline asks after what is still open (JN 正文二.三).</summary>
/// <param name="For">Classes of tickets that are followed.</param>
/// <param name="EveryWd">Every so many working days, from the end of the unit's first limit on.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record FollowUpRule(ImmutableArray<TicketClass> For, int EveryWd, string Clause)
{
    /// <summary>The number is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>异常申请补贴: a notice to a unit above that the handling unit may send while it investigates, never by itself
/// and never late (JN 正文三(二): 可).</summary>
/// <param name="To">Id of the unit in offices.yaml.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record AbnormalSubsidyRule(string To, string Clause);

/// <summary>问责情形: what a unit or a clerk may be held to account for, as the name of a quality incident (LN 第二十一条,
/// MC 第二十三条).</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">In the regulation's words.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record IncidentGround(string Code, string Title, string Clause);
