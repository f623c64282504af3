namespace HotlineVoice.Hotline.Clocks;

/// <summary>The wall clock of the domain: hours, records, deadlines. In a rehearsal it can be moved forward.</summary>
public interface IDomainClock
{
    /// <summary>Now, in the hotline's zone.</summary>
    DateTimeOffset Now { get; }
    /// <summary>True when the server was started for a rehearsal.</summary>
    bool Rehearsal { get; }
    /// <summary>False while a rehearsal holds the clock still.</summary>
    bool Running { get; }
    /// <summary>
    /// Moves the clock and completes when the floor has read its hours anew. False when it would go back.
    /// </summary>
    Task<bool> MoveAsync(DateTimeOffset now, bool running, CancellationToken cancel);
    /// <summary>Stops the clock or lets it run, at the instant it shows. False when it is no rehearsal's.</summary>
    Task<bool> SetRunningAsync(bool running, CancellationToken cancel) => MoveAsync(Now, running, cancel);
}
