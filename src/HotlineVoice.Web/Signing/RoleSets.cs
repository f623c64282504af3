using HotlineVoice.Hotline.People;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// Who does what, by duty. One place, because the same people read a list, its entries and their events.
/// </summary>
static class RoleSets
{
    static readonly Role _reviewer = Named("reviewer");
    static readonly Role _callerBack = Named("caller-back");

    /// <summary>Everybody who works here, whatever his duty.</summary>
    public static IReadOnlyList<Role> Everybody => Role.All;

    /// <summary>May read calls and voicemails, numbers masked.</summary>
    public static IReadOnlyList<Role> CallReaders { get; } =
        [Role.Agent, Role.Supervisor, Role.Dispatcher, _reviewer, _callerBack, Role.Quality, Role.Administrator];

    /// <summary>May hear recordings; an agent only what is his to deal with.</summary>
    public static IReadOnlyList<Role> Listeners { get; } =
        [Role.Agent, Role.Supervisor, _reviewer, Role.Quality, Role.Administrator];

    /// <summary>May hear recordings of other people's calls.</summary>
    public static IReadOnlyList<Role> ListenersToAll { get; } =
        [Role.Supervisor, _reviewer, Role.Quality, Role.Administrator];

    /// <summary>May see a number in clear when he says why.</summary>
    public static IReadOnlyList<Role> Unmaskers { get; } = [Role.Agent, Role.Supervisor, Role.Quality];

    /// <summary>Deals with what citizens leave.</summary>
    public static IReadOnlyList<Role> Clerks { get; } = [Role.Agent, Role.Supervisor];

    /// <summary>Writes down whom he tried to reach: whoever speaks to callers and units about a matter.</summary>
    public static IReadOnlyList<Role> AttemptWriters { get; } =
        [Role.Agent, Role.Supervisor, Role.Dispatcher, _reviewer, _callerBack];

    /// <summary>May end a call: an agent only the one that his seat is on.</summary>
    public static IReadOnlyList<Role> CallEnders { get; } = [Role.Agent, Role.Supervisor, Role.Administrator];

    /// <summary>Acts on anybody's call and hears what the machine has to report.</summary>
    public static IReadOnlyList<Role> FloorLeaders { get; } = [Role.Supervisor, Role.Administrator];

    /// <summary>Works for a unit: 承办人, 单位分管领导, 单位主要负责人.</summary>
    public static IReadOnlyList<Role> Units { get; } =
        [Named("unit-handler"), Named("unit-leader"), Named("unit-head")];

    /// <summary>Works with callers themselves.</summary>
    public static IReadOnlyList<Role> CallerOffice { get; } =
        [.. CallReaders, Named("overseer"), Named("office-head"), Named("archivist")];

    /// <summary>Deals with tickets or answers for them, in the hotline or in the government it belongs to.</summary>
    public static IReadOnlyList<Role> TicketOffice { get; } =
    [
        .. CallerOffice, Named("government-office-head"), Named("government-leader"), Named("deputy-magistrate"),
        Named("magistrate"),
    ];

    /// <summary>Reads tickets without a part in them.</summary>
    public static IReadOnlyList<Role> TicketWatchers { get; } = [Role.Quality, Role.Administrator];

    /// <summary>May read tickets: the office all of its hotlines, a unit those sent to it.</summary>
    public static IReadOnlyList<Role> TicketReaders { get; } = [.. TicketOffice, .. Units];

    /// <summary>Follows what happens, each as far as he may read it.</summary>
    public static IReadOnlyList<Role> FeedReaders => TicketReaders;

    /// <summary>Decide what units say against the 派单目录.</summary>
    public static IReadOnlyList<Role> ObjectionDeciders { get; } = [Role.Dispatcher, Named("office-head")];

    /// <summary>Plan 领导接听日.</summary>
    public static IReadOnlyList<Role> LeaderPlanners { get; } =
        [Role.Supervisor, Role.Dispatcher, Named("office-head")];

    /// <summary>Read the 电话台账: whoever dials units, and who answers for it that somebody is there.</summary>
    public static IReadOnlyList<Role> TelephoneReaders { get; } =
        [.. AttemptWriters, Named("overseer"), Named("office-head"), Role.Administrator];

    /// <summary>Try whether somebody answers at a unit.</summary>
    public static IReadOnlyList<Role> TelephoneTesters { get; } = [Role.Agent, Role.Supervisor, Named("overseer")];

    /// <summary>Answer for what a hotline says: they write its 常用语, and share views with those they lead.</summary>
    public static IReadOnlyList<Role> CannedWriters { get; } =
        [Role.Supervisor, Named("office-head"), Role.Administrator];

    static Role Named(string name) => Role.All.Single(role => role.Name == name);
}
