namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>Who does something to a ticket; of several in one role each has a name.</summary>
sealed record Doer(string Role, string? Org = null, string? Name = null)
{
    public static readonly Doer Agent = new("agent");
    public static readonly Doer Supervisor = new("supervisor");
    public static readonly Doer Dispatcher = new("dispatcher");
    public static readonly Doer Reviewer = new("reviewer");
    public static readonly Doer CallerBack = new("caller-back");
    public static readonly Doer Overseer = new("overseer");
    public static readonly Doer OfficeHead = new("office-head");

    public static Doer Unit(string org) => new("unit-handler", org);

    public static Doer Head(string org) => new("unit-head", org);
}
