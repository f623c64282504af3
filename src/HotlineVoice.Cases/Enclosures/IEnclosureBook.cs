namespace HotlineVoice.Cases.Enclosures;

/// <summary>Finds files of tickets across tickets.</summary>
public interface IEnclosureBook
{
    /// <summary>Those that wait to be checked, the oldest first.</summary>
    Task<IReadOnlyList<Enclosure>> WaitingAsync(int limit, CancellationToken cancel);
}
