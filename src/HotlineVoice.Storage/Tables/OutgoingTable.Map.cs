using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Messages that leave the house: written with what they tell of, sent afterwards.</summary>
sealed partial class OutgoingTable
{
    /// <summary>Real time of writing, from which a message's days are counted.</summary>
    const string KeptAt = "KeptAt";

    public static void Map(ModelBuilder model)
    {
        var messages = model.Entity<OutgoingMessage>();
        messages.ToTable("outgoing_messages");
        messages.HasKey(row => row.Id);
        messages.Property<DateTimeOffset>(KeptAt);
        messages.HasIndex(row => new { row.State, row.NextAttemptAt });
        messages.HasIndex(row => row.TicketNo);
        var attempts = model.Entity<MessageAttempt>();
        attempts.ToTable("message_attempts");
        attempts.HasKey(row => row.Id);
        attempts.HasIndex(row => row.MessageId);
        var hooks = model.Entity<Webhook>();
        hooks.ToTable("webhooks");
        hooks.HasKey(row => row.Id);
        hooks.Property(row => row.Hotlines).InJson();
        hooks.Property(row => row.Events).InJson();
    }

    /// <summary>Who is told now what happens.</summary>
    public static async Task<IReadOnlyList<Webhook>> HooksAsync(HotlineContext context, CancellationToken cancel) =>
        await context.Webhooks.AsNoTracking().Where(row => row.Enabled).ToListAsync(cancel);

    /// <summary>What a change of a ticket sends, in the ticket's own transaction.</summary>
    public static void Keep(
        HotlineContext context, TicketChange change, IReadOnlyList<Webhook> hooks, DateTimeOffset now)
    {
        var hides = change.File.Sealed is not null;
        // Of who is protected nothing is written that leads to him.
        foreach (var message in change.Messages)
            if (!message.IsToCaller || !hides)
                Add(context, message, now);
        var ticket = change.File.Ticket;
        foreach (var hook in hooks)
            foreach (var entry in change.Entries.Where(one => hook.Wants(ticket.HotlineCode, one.Event)))
                Add(context, new OutgoingMessage
                {
                    Channel = MessageChannel.Webhook,
                    HotlineCode = ticket.HotlineCode,
                    TicketNo = ticket.TicketNo,
                    Address = hook.Id,
                    // Of a protected matter nothing goes out but that it has moved.
                    Subject = hides ? "" : entry.Event,
                    Text = hides ? "" : entry.To.ToString(),
                    Purpose = Webhook.TicketChanged,
                    At = entry.At,
                }, now);
    }

    static void Add(HotlineContext context, OutgoingMessage message, DateTimeOffset now) =>
        context.Add(message with { Id = 0, NextAttemptAt = now }).Property<DateTimeOffset>(KeptAt).CurrentValue = now;

    /// <summary>A caller is to be found no more: what was to be told him is not, and where is forgotten.</summary>
    public static async Task WithdrawCallerAsync(HotlineContext context, string ticketNo, CancellationToken cancel)
    {
        var his = context.Outgoing.Where(row => row.TicketNo == ticketNo && row.IsToCaller);
        await BlankAsync(context, his, cancel);
        await his.ExecuteUpdateAsync(row => row.SetProperty(one => one.Address, ""), cancel);
    }

    /// <summary>The ticket is destroyed: what was said in any message about it goes, and what waits is not sent.
    /// </summary>
    public static async Task ForgetAsync(HotlineContext context, string ticketNo, CancellationToken cancel)
    {
        await WithdrawCallerAsync(context, ticketNo, cancel);
        await BlankAsync(context, context.Outgoing.Where(row => row.TicketNo == ticketNo && !row.IsToCaller), cancel);
    }

    /// <summary>Takes from messages what they said and what was answered.</summary>
    static async Task BlankAsync(
        HotlineContext context, IQueryable<OutgoingMessage> messages, CancellationToken cancel)
    {
        await context.MessageAttempts.Where(row => messages.Any(one => one.Id == row.MessageId))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Error, (string?)null)
                .SetProperty(one => one.ProviderId, (string?)null), cancel);
        await messages.Where(row => row.State == MessageState.Waiting)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, MessageState.Withdrawn), cancel);
        await messages.ExecuteUpdateAsync(row => row.SetProperty(one => one.Text, "")
            .SetProperty(one => one.Subject, "").SetProperty(one => one.LastError, (string?)null)
            .SetProperty(one => one.ProviderId, (string?)null), cancel);
    }
}
