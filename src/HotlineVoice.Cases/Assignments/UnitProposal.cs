using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Assignments;

/// <summary>Whom the 派单目录 proposes for a ticket, and the row that says so.</summary>
/// <param name="Unit">主办.</param>
/// <param name="With">协办, without any that is complained of.</param>
/// <param name="Row">The row.</param>
public sealed record UnitProposal(Organisation Unit, ImmutableArray<Organisation> With, CatalogueEntry Row);
