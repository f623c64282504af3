using System.Collections.Immutable;

namespace HotlineVoice.Cases.Views;

/// <summary>我的视图: what somebody looks for among tickets again and again, under a name.</summary>
public sealed record SavedView
{
    /// <summary>Longest name: it stands in a narrow list.</summary>
    public const int NameCharactersMax = 30;
    /// <summary>Most that one person keeps.</summary>
    public const int OwnMax = 50;

    /// <summary>Sorts by the time at which it was saved first.</summary>
    public required string Id { get; init; }
    /// <summary>Who saved it.</summary>
    public required string Owner { get; init; }
    /// <summary>As the list names it.</summary>
    public required string Name { get; init; }
    /// <summary>What is looked for, in the words of GET tickets; days may be counted from today
    /// (<see cref="RelativeDay"/>).</summary>
    public required ImmutableSortedDictionary<string, string> Filter { get; init; }
    /// <summary>The role whose people see it too; null for the owner alone.</summary>
    public string? SharedRole { get; init; }
    /// <summary>The hotline in which they see it; null while it is not shared.</summary>
    public string? SharedHotline { get; init; }
    /// <summary>From 1, one more with each change.</summary>
    public required long Version { get; init; }
    /// <summary>When it was saved last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
