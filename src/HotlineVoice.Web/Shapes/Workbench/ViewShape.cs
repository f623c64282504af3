using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;

namespace HotlineVoice.Web.Shapes.Workbench;

/// <summary>我的视图: what somebody looks for among tickets again and again.</summary>
public sealed record ViewShape
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }
    /// <summary>Parameters of GET tickets.</summary>
    public required IReadOnlyDictionary<string, string> Filter { get; init; }
    public required string Owner { get; init; }
    /// <summary>Whose people see it too.</summary>
    public string? SharedRole { get; init; }
    /// <summary>In which hotline they do.</summary>
    public string? SharedHotline { get; init; }
    /// <summary>It is open when the asker comes to the list.</summary>
    public required bool IsDefault { get; init; }
    /// <summary>It is the asker's own.</summary>
    public required bool MayChange { get; init; }

    internal static ViewShape Of(SavedView view, string user, bool isDefault) => new()
    {
        Id = view.Id,
        Version = view.Version,
        Name = view.Name,
        Filter = view.Filter,
        Owner = view.Owner,
        SharedRole = view.SharedRole,
        SharedHotline = view.SharedHotline,
        IsDefault = isDefault,
        MayChange = view.Owner == user,
    };
}

/// <summary>How many tickets a view shows.</summary>
/// <param name="Count">So many there are at least.</param>
/// <param name="IsMore">There may be more: no more are counted.</param>
public sealed record ViewCountShape(int Count, bool IsMore)
{
    internal static ViewCountShape Of(TicketCount counted) => new(counted.Count, counted.IsMore);
}
