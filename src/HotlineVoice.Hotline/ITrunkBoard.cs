namespace HotlineVoice.Hotline;

/// <summary>How one trunk (中继) stands.</summary>
/// <param name="Name">As settings and call records name it.</param>
/// <param name="Calls">Calls on it now, ringing ones too.</param>
/// <param name="CallsMax">Calls it carries at one time; null when nobody set a limit.</param>
/// <param name="Reachable">
/// The far side answers; null when nobody knows, because it is not asked or has not answered yet.
/// </param>
public sealed record TrunkStanding(string Name, int Calls, int? CallsMax, bool? Reachable);

/// <summary>Where pages look at the trunks.</summary>
public interface ITrunkBoard
{
    /// <summary>All trunks as they stand now, in the order of the settings; callable from any thread.</summary>
    IReadOnlyList<TrunkStanding> Now { get; }
}
