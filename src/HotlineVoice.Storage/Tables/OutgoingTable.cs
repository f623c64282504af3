using System.Data;
using HotlineVoice.Cases.Notices;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

sealed partial class OutgoingTable(Database database, TimeProvider time) : IOutgoingStore
{
    public Task AddAsync(OutgoingMessage message, CancellationToken cancel) =>
        database.EditAsync(context =>
        {
            Add(context, message, time.GetUtcNow());
            return Task.FromResult(true);
        }, cancel, IsolationLevel.ReadCommitted);

    public async Task<IReadOnlyList<TakenMessage>> TakeAsync(
        MessageChannel channel, (DateTimeOffset At, DateTimeOffset Until) now, int limit, bool spareCallers,
        CancellationToken cancel)
    {
        // Looked at as a reader: whoever asks every second must not take the right to write for it.
        var due = await database.ReadAsync(context => context.Outgoing
            .Where(row => row.State == MessageState.Waiting && row.NextAttemptAt <= now.At
                && row.Channel == channel && !(spareCallers && row.IsToCaller))
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id).Take(limit)
            .Select(row => new TakenMessage(row, EF.Property<DateTimeOffset>(row, KeptAt)))
            .ToListAsync(cancel));
        if (due.Count == 0)
            return [];
        return await database.EditAsync<IReadOnlyList<TakenMessage>>(async context =>
        {
            var taken = new List<TakenMessage>();
            foreach (var (message, keptAt) in due)
                // Compared and set in one statement: of two servers one finds it as it was.
                if (await context.Outgoing.Where(row => row.Id == message.Id && row.State == MessageState.Waiting
                        && row.Attempts == message.Attempts && row.NextAttemptAt == message.NextAttemptAt)
                    .ExecuteUpdateAsync(row => row.SetProperty(it => it.NextAttemptAt, now.Until)
                        .SetProperty(it => it.Attempts, it => it.Attempts + 1), cancel) > 0)
                    taken.Add(new(message with { Attempts = message.Attempts + 1 }, keptAt));
            return taken;
        }, cancel, IsolationLevel.ReadCommitted);
    }

    public Task FinishAsync(
        OutgoingMessage taken, MessageAttempt attempt, DeliveryStep step, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            context.Add(attempt);
            var (error, provider) = (attempt.Error, attempt.ProviderId);
            DateTimeOffset? sent = step.State == MessageState.Sent ? attempt.At : null;
            await context.Outgoing.Where(row => row.Id == taken.Id && row.State == MessageState.Waiting
                    && row.Attempts == taken.Attempts)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, step.State)
                    .SetProperty(it => it.NextAttemptAt, step.NextAttemptAt)
                    .SetProperty(it => it.LastError, error)
                    .SetProperty(it => it.ProviderId, provider)
                    .SetProperty(it => it.SentAt, sent), cancel);
            return true;
        }, cancel, IsolationLevel.ReadCommitted);

    public Task<int> GiveUpAsync(
        MessageChannel channel, DateTimeOffset writtenBefore, string reason, CancellationToken cancel) =>
        database.EditAsync(context => context.Outgoing
            .Where(row => row.State == MessageState.Waiting && row.Channel == channel
                && EF.Property<DateTimeOffset>(row, KeptAt) < writtenBefore)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, MessageState.Dead)
                .SetProperty(it => it.LastError, reason), cancel), cancel, IsolationLevel.ReadCommitted);

    public Task<IReadOnlyList<OutgoingMessage>> ListAsync(OutgoingQuery query, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<OutgoingMessage>>(async context =>
        {
            IQueryable<OutgoingMessage> rows = context.Outgoing;
            if (query.State is { } state)
                rows = rows.Where(row => row.State == state);
            if (query.Channel is { } channel)
                rows = rows.Where(row => row.Channel == channel);
            if (query.TicketNo is { } no)
                rows = rows.Where(row => row.TicketNo == no);
            if (query.Before is { } before)
                rows = rows.Where(row => row.Id < before);
            return await rows.OrderByDescending(row => row.Id).Take(query.Limit).ToListAsync(cancel);
        });

    public Task<IReadOnlyList<MessageAttempt>> AttemptsAsync(
        IReadOnlyCollection<long> messages, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<MessageAttempt>>(async context =>
            await context.MessageAttempts.Where(row => messages.Contains(row.MessageId))
                .OrderBy(row => row.Id).ToListAsync(cancel));

    public Task<IReadOnlyDictionary<(MessageChannel Channel, MessageState State), int>> CountAsync(
        CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyDictionary<(MessageChannel, MessageState), int>>(async context =>
            (await context.Outgoing
                .Where(row => row.State == MessageState.Waiting || row.State == MessageState.Dead)
                .GroupBy(row => new { row.Channel, row.State })
                .Select(group => new { group.Key.Channel, group.Key.State, Count = group.Count() })
                .ToListAsync(cancel)).ToDictionary(one => (one.Channel, one.State), one => one.Count));

    public Task<int> ResendAsync(
        long? id, MessageChannel? channel, DateTimeOffset now, CancellationToken cancel) =>
        database.EditAsync(context => context.Outgoing
            .Where(row => row.State == MessageState.Dead && row.Address != "" && (id == null || row.Id == id)
                && (channel == null || row.Channel == channel)
                && (row.Channel == MessageChannel.Webhook || row.Text != ""))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, MessageState.Waiting)
                .SetProperty(it => it.NextAttemptAt, now)
                .SetProperty(it => EF.Property<DateTimeOffset>(it, KeptAt), now)
                .SetProperty(it => it.Attempts, 0), cancel), cancel, IsolationLevel.ReadCommitted);

    public Task<bool> WithdrawAsync(long id, CancellationToken cancel) =>
        database.EditAsync(async context => await context.Outgoing
            .Where(row => row.Id == id && row.State == MessageState.Waiting)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, MessageState.Withdrawn), cancel) > 0,
            cancel, IsolationLevel.ReadCommitted);
}
