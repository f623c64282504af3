using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Assignments;

/// <summary>To which units the rules let a ticket go.</summary>
/// <param name="IsFree">Any unit may be chosen.</param>
/// <param name="Units">The units that may be chosen, the proposed one first; empty when the rules name none.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record UnitChoice(bool IsFree, ImmutableArray<Organisation> Units, string? Clause)
{
    /// <summary>What the rules say of this ticket.</summary>
    public static UnitChoice Of(TicketFile file, RuleSet rules, OfficeBook offices)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(offices);
        var ticket = file.Ticket;
        if (!rules.Assignment.TryGetValue(ticket.Class, out var rule) || rule.To == AssignedTo.AnyUnit)
            return new UnitChoice(true, [], rule?.Clause);
        var office = offices.OfficeOf(ticket.DivisionCode);
        if (rule.To == AssignedTo.CountyOffice)
            return new UnitChoice(false, office is null ? [] : [office], rule.Clause);
        var respondent = offices.Find(ticket.RespondentOrgId) ?? office;
        if (respondent is null)
            return new UnitChoice(false, [], rule.Clause);
        ImmutableArray<Organisation> above = [.. Above(respondent, offices)];
        if (!ticket.IsKey)
            return new UnitChoice(false, [.. above.Take(1)], rule.Clause);
        var own = file.Caller?.DivisionCode is { } home ? CityOf(home, offices) : null;
        Organisation[] more = own is null || IsPartOf(own, respondent, offices) ? [] : [own];
        return new UnitChoice(false, [.. above.Union(more)], rule.Clause);
    }

    /// <summary>Whether a unit is the one complained of, or somewhere below it.</summary>
    public static bool IsRespondent(Organisation unit, Ticket ticket, OfficeBook offices)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(offices);
        return ticket.RespondentOrgId is { } respondent
            && (unit.OrgId == respondent || offices.IsBelow(unit.OrgId, respondent));
    }

    static bool IsPartOf(Organisation unit, Organisation of, OfficeBook offices) =>
        unit.OrgId == of.OrgId || offices.IsBelow(unit.OrgId, of.OrgId);

    static IEnumerable<Organisation> Above(Organisation office, OfficeBook offices)
    {
        for (var above = offices.SuperiorOf(office); above is not null; above = offices.SuperiorOf(above))
            yield return above;
    }

    static Organisation? CityOf(string division, OfficeBook offices)
    {
        for (var office = offices.OfficeOf(division); office is not null; office = offices.SuperiorOf(office))
            if (office.Level == OrganisationLevel.City)
                return office;
        return null;
    }
}
