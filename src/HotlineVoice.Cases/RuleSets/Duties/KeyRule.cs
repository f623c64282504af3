using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>重点: what makes a ticket one (WY 第十四条, MC 第十条(四), AS 二(三)2; JN: 重大、疑难).</summary>
/// <param name="Clause">The clause that says so.</param>
public sealed record KeyRule(string Clause)
{
    /// <summary>来源 that make it 重点 at once.</summary>
    public ImmutableArray<TicketSource> Sources { get; init; } = [];
    /// <summary>So many different people with the same matter, whenever they came; null for none.</summary>
    public int? Persons { get; init; }
    /// <summary>So many different people with the same matter within one local day; null for none.</summary>
    public int? PersonsInOneDay { get; init; }
    /// <summary>The n-th time that it is brought forward; null when that makes none.</summary>
    public int? Times { get; init; }
    /// <summary><see cref="Times"/> counts only while the matter is unsolved.</summary>
    public bool OnlyUnsolved { get; init; }
    /// <summary>重点原因 that a person may name; empty when nobody sets the flag by hand.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
    /// <summary>Roles that set the flag by hand, as the API names them.</summary>
    public ImmutableArray<string> SetBy { get; init; } = [];
    /// <summary>The numbers are the hotline's own.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether such a ticket is 重点 by what is counted, without anybody's word.</summary>
    /// <param name="source">来源渠道.</param>
    /// <param name="repeatNo">第几次反映, 1 for the first.</param>
    /// <param name="unsolved">An earlier ticket of the matter is not solved.</param>
    /// <param name="persons">Different people with the matter, and those of the ticket's own day.</param>
    public bool Holds(TicketSource source, int repeatNo, bool unsolved, (int Ever, int Today) persons) =>
        Sources.Contains(source)
        || Times is { } times && repeatNo >= times && (unsolved || !OnlyUnsolved)
        || Persons is { } ever && persons.Ever >= ever
        || PersonsInOneDay is { } today && persons.Today >= today;
}
