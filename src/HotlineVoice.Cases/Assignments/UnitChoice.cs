using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Assignments;

/// <summary>To which units the rules let a ticket go.</summary>
/// <param name="IsFree">Any unit may be chosen.</param>
/// <param name="Units">The units that may be chosen, the proposed one first; empty when the rules name none, and where
/// any may be chosen and nobody looked into the catalogue.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record UnitChoice(bool IsFree, ImmutableArray<Organisation> Units, string? Clause)
{
    /// <summary>What the 派单目录 proposes; null when it does not say, or names whom the rules forbid, who is
    /// complained of, or whose return of this ticket was allowed.</summary>
    public UnitProposal? Proposed { get; init; }

    /// <summary>What the rules say of this ticket today, and what the catalogue proposes within that. Where the choice
    /// is free, its units are all that the ticket may go to (国办函〔2025〕66号: 派单目录).</summary>
    /// <param name="file">The ticket.</param>
    /// <param name="around">Rules, units, catalogue and day.</param>
    /// <param name="subject">事项, when another than the ticket's is looked at.</param>
    public static UnitChoice Of(TicketFile file, TicketSurroundings around, string? subject = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(around);
        var (ticket, offices) = (file.Ticket, around.Offices);
        var choice = Of(file, around.Rules, offices);
        if (choice.IsFree)
            choice = choice with { Units = [.. offices.All.Where(unit => !IsRespondent(unit, ticket, offices))] };
        var row = around.Catalogue.Find(subject ?? ticket.SubjectCode, ticket.DivisionCode, around.Today);
        if (row is null || choice.Units.FirstOrDefault(unit => unit.OrgId == row.OrgId) is not { } proposed
            || IsRespondent(proposed, ticket, offices) || HasReturned(file, proposed))
            return choice;
        var with = row.With.Select(offices.Find).OfType<Organisation>()
            .Where(unit => !IsRespondent(unit, ticket, offices));
        return choice with
        {
            Units = [proposed, .. choice.Units.Where(unit => unit.OrgId != proposed.OrgId)],
            Proposed = new UnitProposal(proposed, [.. with], row),
        };
    }

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

    /// <summary>Its return of this ticket was allowed: the office has said that it is another's.</summary>
    static bool HasReturned(TicketFile file, Organisation unit) => file.Returns.Any(one =>
        one.OrgId == unit.OrgId && one.Decision == ReturnDecision.Approved);

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
