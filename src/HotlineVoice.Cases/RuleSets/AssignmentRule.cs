namespace HotlineVoice.Cases.RuleSets;

/// <summary>To whom a ticket is sent.</summary>
public enum AssignedTo
{
    /// <summary>Any unit.</summary>
    AnyUnit = 1,
    /// <summary>The county's office of the place.</summary>
    CountyOffice = 2,
    /// <summary>The superior of the office complained of, or of the place's office when that is none.</summary>
    SuperiorOfRespondent = 3,
}

/// <summary>派单规则 of one class.</summary>
/// <param name="To">To whom.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record AssignmentRule(AssignedTo To, string Clause);
