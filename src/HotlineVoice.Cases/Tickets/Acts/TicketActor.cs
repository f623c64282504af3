using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets.Acts;

/// <summary>Who does something to a ticket.</summary>
/// <param name="User">The user's name; «system» for a clock.</param>
/// <param name="Roles">English names, as the API gives them: agent, supervisor, dispatcher …</param>
/// <param name="OrgId">The unit that the user belongs to; null for people of the hotline.</param>
public sealed record TicketActor(string User, ImmutableArray<string> Roles, string? OrgId)
{
    /// <summary>受理员.</summary>
    public const string Agent = "agent";
    /// <summary>班长: may what a 受理员 may, and decides where the rules name nobody.</summary>
    public const string Supervisor = "supervisor";
    /// <summary>分办员.</summary>
    public const string Dispatcher = "dispatcher";
    /// <summary>复核员.</summary>
    public const string Reviewer = "reviewer";
    /// <summary>回访员.</summary>
    public const string CallerBack = "caller-back";
    /// <summary>承办人.</summary>
    public const string UnitHandler = "unit-handler";
    /// <summary>单位分管领导.</summary>
    public const string UnitLeader = "unit-leader";
    /// <summary>单位主要负责人.</summary>
    public const string UnitHead = "unit-head";
    /// <summary>督办员.</summary>
    public const string Overseer = "overseer";
    /// <summary>县热线办负责人: head of the hotline's office.</summary>
    public const string OfficeHead = "office-head";
    /// <summary>县政府办负责人.</summary>
    public const string GovernmentOfficeHead = "government-office-head";
    /// <summary>县政府分管领导.</summary>
    public const string GovernmentLeader = "government-leader";
    /// <summary>副县长.</summary>
    public const string DeputyMagistrate = "deputy-magistrate";
    /// <summary>县长.</summary>
    public const string Magistrate = "magistrate";
    /// <summary>档案员.</summary>
    public const string Archivist = "archivist";

    /// <summary>What a clock does is done in this name.</summary>
    public static TicketActor System { get; } = new("system", [], null);

    /// <summary>Whether the user has one of these roles.</summary>
    public bool Is(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role))
                return true;
        return false;
    }
}
