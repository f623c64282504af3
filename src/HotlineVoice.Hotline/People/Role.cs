namespace HotlineVoice.Hotline.People;

/// <summary>What a person may do, in the words of the command line, the API and the pages.</summary>
/// <param name="Name">English name, as in the API.</param>
/// <param name="Label">The regulation's term, as on screen.</param>
public sealed record Role(string Name, string Label)
{
    /// <summary>受理员 answers calls and registers matters.</summary>
    public static readonly Role Agent = new("agent", "受理员");
    /// <summary>班长 leads the shift.</summary>
    public static readonly Role Supervisor = new("supervisor", "班长");
    /// <summary>系统管理员 keeps the machine, people and seats.</summary>
    public static readonly Role Administrator = new("administrator", "系统管理员");
    /// <summary>审计员 reads the audit and nothing else.</summary>
    public static readonly Role Auditor = new("auditor", "审计员");
    /// <summary>质检员 listens to recordings.</summary>
    public static readonly Role Quality = new("quality", "质检员");
    /// <summary>分办员 sends tickets to units.</summary>
    public static readonly Role Dispatcher = new("dispatcher", "分办员");

    /// <summary>Every role, in the order of the specification's section 5.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Agent, Supervisor, Dispatcher, new("reviewer", "复核员"), new("caller-back", "回访员"),
        new("overseer", "督办员"), new("unit-handler", "承办人"), new("unit-leader", "单位分管领导"),
        new("unit-head", "单位主要负责人"), new("office-head", "县热线办负责人"),
        new("government-office-head", "县政府办负责人"), new("government-leader", "县政府分管领导"),
        new("deputy-magistrate", "副县长"), new("magistrate", "县长"), new("librarian", "知识库管理员"),
        Quality, new("archivist", "档案员"), Administrator, Auditor,
    ];

    /// <summary>The role of that English name.</summary>
    public static bool TryFind(string name, out Role? role)
    {
        role = All.FirstOrDefault(candidate => candidate.Name == name);
        return role is not null;
    }
}
