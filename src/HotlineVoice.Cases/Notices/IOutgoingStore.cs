namespace HotlineVoice.Cases.Notices;

/// <summary>A message that was taken to be sent: nobody else sends it for a while.</summary>
/// <param name="Message">With this try counted.</param>
/// <param name="KeptAt">When it was written, in real time.</param>
public readonly record struct TakenMessage(OutgoingMessage Message, DateTimeOffset KeptAt);

/// <summary>Which messages; null for any.</summary>
/// <param name="State">How they stand.</param>
/// <param name="Channel">Which way they go.</param>
/// <param name="TicketNo">What they are about.</param>
/// <param name="Before">Older than this one.</param>
/// <param name="Limit">At most so many.</param>
public sealed record OutgoingQuery(
    MessageState? State = null, MessageChannel? Channel = null, string? TicketNo = null, long? Before = null,
    int Limit = 50);

/// <summary>Messages that leave the house, for whoever sends and shows them.</summary>
public interface IOutgoingStore
{
    /// <summary>Writes one that belongs to no ticket.</summary>
    Task AddAsync(OutgoingMessage message, CancellationToken cancel);

    /// <summary>
    /// Takes what is due, oldest first. Of two servers one gets it; one that dies meanwhile leaves it to be sent again
    /// after the lease. So a message is sent at least once, and its id tells the receiver that he has it.
    /// </summary>
    /// <param name="channel">Which way.</param>
    /// <param name="now">Real time, and until when nobody else takes it.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="spareCallers">Leaves what goes to callers where it is.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<TakenMessage>> TakeAsync(MessageChannel channel, (DateTimeOffset At, DateTimeOffset Until) now,
        int limit, bool spareCallers, CancellationToken cancel);

    /// <summary>Writes down what a try came to; the message itself only changes when it still waits for this try.
    /// </summary>
    Task FinishAsync(OutgoingMessage taken, MessageAttempt attempt, DeliveryStep step, CancellationToken cancel);

    /// <summary>Gives up what waits for a way that there is not, and was written before; how many.</summary>
    Task<int> GiveUpAsync(
        MessageChannel channel, DateTimeOffset writtenBefore, string reason, CancellationToken cancel);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<OutgoingMessage>> ListAsync(OutgoingQuery query, CancellationToken cancel);

    /// <summary>Every try of these messages, in their order.</summary>
    Task<IReadOnlyList<MessageAttempt>> AttemptsAsync(IReadOnlyCollection<long> messages, CancellationToken cancel);

    /// <summary>How many stand how, by way.</summary>
    Task<IReadOnlyDictionary<(MessageChannel Channel, MessageState State), int>> CountAsync(CancellationToken cancel);

    /// <summary>Sends dead messages anew: this one, or all of a way, or all; how many. Nothing whose words or address
    /// were removed.</summary>
    Task<int> ResendAsync(
        long? id, MessageChannel? channel, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Withdraws one that waits; false when it does not.</summary>
    Task<bool> WithdrawAsync(long id, CancellationToken cancel);
}
