namespace HotlineVoice.Cases.Views;

/// <summary>Keeps views and each person's order of them.</summary>
public interface IViewBook
{
    /// <summary>Keeps a new one; false when its owner has this many already.</summary>
    Task<bool> TryAddAsync(SavedView view, int most, CancellationToken cancel);

    /// <summary>The one of this id; null when there is none.</summary>
    Task<SavedView?> FindAsync(string id, CancellationToken cancel);

    /// <summary>His own, and those that are shared with one of these roles, in any hotline.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(string user, IReadOnlyCollection<string> roles, CancellationToken cancel);

    /// <summary>Keeps it as it is to be from now on; false when its version is no longer the one before.</summary>
    Task<bool> TryChangeAsync(SavedView view, CancellationToken cancel);

    /// <summary>Takes it away from everybody; false when its version is another, or it is gone.</summary>
    Task<bool> TryRemoveAsync(string id, long version, CancellationToken cancel);

    /// <summary>The person's list as he put it in order.</summary>
    Task<IReadOnlyList<ViewPlace>> PlacesAsync(string user, CancellationToken cancel);

    /// <summary>The whole order of one person, in place of the one before.</summary>
    Task ArrangeAsync(string user, IReadOnlyList<ViewPlace> places, CancellationToken cancel);
}
