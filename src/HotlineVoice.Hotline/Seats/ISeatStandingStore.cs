namespace HotlineVoice.Hotline.Seats;

/// <summary>How seats stood when the server last ran. Written by <see cref="Journals.Fact.SeatChanged"/>.</summary>
public interface ISeatStandingStore
{
    /// <summary>The last standing of every seat that still exists, by number.</summary>
    Task<IReadOnlyList<SeatStanding>> StandingsAsync(CancellationToken cancel);
}
