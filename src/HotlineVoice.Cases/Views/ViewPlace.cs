namespace HotlineVoice.Cases.Views;

/// <summary>Where a view stands in one person's list.</summary>
public sealed record ViewPlace
{
    /// <summary>Whose list.</summary>
    public required string User { get; init; }
    /// <summary>The view, his own or one that is shared with him.</summary>
    public required string ViewId { get; init; }
    /// <summary>From 0; views without a place come after those that have one.</summary>
    public required int Position { get; init; }
    /// <summary>It is open when he comes to the list; one at most.</summary>
    public bool IsDefault { get; init; }
}
