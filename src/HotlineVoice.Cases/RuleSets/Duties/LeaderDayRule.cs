namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>领导接听日: that leaders answer the hotline, and what follows for what they hear (MC 第十一条).</summary>
/// <param name="Clause">The clause that says so.</param>
public sealed record LeaderDayRule(string Clause)
{
    /// <summary>There is one every week; a week without is warned of.</summary>
    public bool Weekly { get; init; }
    /// <summary>当场分办: what a leader of the government hears is sent out on its day, and he who sits beside him does
    /// it; nobody else need sign.</summary>
    public bool OnTheSpot { get; init; }
    /// <summary>自行领办: what a department hears is sent to itself.</summary>
    public bool OwnUnit { get; init; }
}
