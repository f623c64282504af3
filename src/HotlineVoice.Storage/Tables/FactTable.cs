using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The id of a fact that has been kept.</summary>
sealed class FactRow
{
    public required string Id { get; init; }
    public required DateTimeOffset KeptAt { get; init; }
}

/// <summary>Keeps facts: a batch is one transaction with its events, and each fact is kept once by its id.</summary>
sealed class FactTable(Database database, EventTable events, TimeProvider time) : IFactStore
{
    public static void Map(EntityTypeBuilder<FactRow> table)
    {
        table.ToTable("facts");
        table.HasKey(fact => fact.Id);
        table.HasIndex(fact => fact.KeptAt);
    }

    public async Task<IReadOnlyList<FactReceipt>> KeepAsync(IReadOnlyList<Fact> facts, CancellationToken cancel)
    {
        if (facts.Count == 0)
            return [];
        var receipts = await database.WriteAsync(turn => Keep(turn, facts), promised: true, cancel);
        events.Announce();
        return receipts;
    }

    /// <summary>Real time: a rehearsal that moves the domain's clock by a year must not make old what is new.</summary>
    public static void Prune(WriteTurn turn, DateTimeOffset keptBefore) =>
        turn.Execute("DELETE FROM facts WHERE kept_at < @before", ("@before", keptBefore));

    FactReceipt[] Keep(WriteTurn turn, IReadOnlyList<Fact> facts)
    {
        var now = time.GetUtcNow();
        var receipts = new FactReceipt[facts.Count];
        for (var i = 0; i < receipts.Length; i++)
        {
            var isNew = turn.Execute("INSERT INTO facts (id, kept_at) VALUES (@id, @at) ON CONFLICT (id) DO NOTHING",
                ("@id", facts[i].Id), ("@at", now)) > 0;
            var number = isNew ? KeepNew(turn, facts[i], now) : NumberAgain(turn, facts[i]);
            receipts[i] = new FactReceipt(facts[i].Id, number);
        }
        return receipts;
    }

    /// <summary>The number that was given, for a voicemail.</summary>
    static string? KeepNew(WriteTurn turn, Fact fact, DateTimeOffset now)
    {
        switch (fact)
        {
            case Fact.CallBegun begun:
                KeepCall(turn, begun, begun.Call, now);
                return null;
            case Fact.CallChanged changed:
                KeepCall(turn, changed, changed.Call, now);
                return null;
            case Fact.CallFinished finished:
                KeepCall(turn, finished, finished.Call, now);
                return null;
            case Fact.VoicemailBegun begun:
                VoicemailTable.Begin(turn, begun.Voicemail);
                return null;
            case Fact.VoicemailLeft left:
                var isHidden = left.Voicemail.Anonymous || SealedTraces.HidesCall(turn, left.Voicemail.CallId.Value);
                var kept = VoicemailTable.Keep(turn, isHidden ? Traces.Of(left.Voicemail) : left.Voicemail);
                EventTable.Append(turn, EventRow.Of(left, kept, now));
                return kept.Number;
            case Fact.VoicemailDropped dropped:
                VoicemailTable.Drop(turn, dropped.VoicemailId, dropped.RecordingId);
                return null;
            case Fact.BindingKept registered:
                BindingTable.Keep(turn, registered.Binding);
                return null;
            case Fact.BindingGone gone:
                BindingTable.Remove(turn, gone.SeatNo, gone.Contact);
                return null;
            case Fact.AlarmRaised or Fact.AlarmEnded:
                EventTable.Append(turn, EventRow.OfAlarm(fact, now));
                return null;
            default:
                KeepOfSeats(turn, fact, now);
                return null;
        }
    }

    /// <summary>What seats and supervisors do, how queues stand, who is owed a call and who was tried to be reached.
    /// </summary>
    static void KeepOfSeats(WriteTurn turn, Fact fact, DateTimeOffset now)
    {
        switch (fact)
        {
            case Fact.SeatChanged changed:
                SeatStandingTable.Keep(turn, changed.Seat);
                EventTable.Append(turn, EventRow.Of(changed, now));
                break;
            case Fact.QueueChanged changed:
                EventTable.Append(turn, EventRow.Of(changed, now));
                break;
            case Fact.CallbackOwed owed:
                var task = SealedTraces.HidesCall(turn, owed.Task.CallId.Value) ? Traces.Of(owed.Task) : owed.Task;
                if (CallbackTable.TryAdd(turn, task))
                    EventTable.Append(turn, EventRow.Of(task, owed.At, now));
                break;
            case Fact.AttemptMade made:
                var attempt = SealedTraces.Hides(turn, made.Attempt.TicketNo, made.Attempt.CallId)
                    ? Traces.Of(made.Attempt)
                    : made.Attempt;
                if (AttemptTable.TryAdd(turn, attempt))
                    EventTable.Append(turn, EventRow.Of(attempt, made.At, now));
                break;
            case Fact.Supervised supervised:
                AuditTable.Append(turn, Line(supervised));
                break;
            default:
                throw new InvalidOperationException($"There is no table for {fact.GetType().Name}.");
        }
    }

    /// <summary>A telephone without a person is named by its number: somebody listened, and that is never left out.
    /// </summary>
    static AuditRow Line(Fact.Supervised fact) =>
        new(fact.At, fact.User ?? fact.SeatNo, ActOf(fact.Mode), fact.Call.Value, null);

    static string ActOf(string mode) => mode.ToUpperInvariant() switch
    {
        "LISTEN" => "call.listened",
        "WHISPER" => "call.whispered",
        "BARGE" => "call.barged",
        "TAKEOVER" => "call.tookOver",
        // A way that is new to this table is written down as it was named.
        _ => $"call.{mode}",
    };

    /// <summary>Old news about a call that has ended changes nothing and is told to nobody.</summary>
    static void KeepCall(WriteTurn turn, Fact fact, CallRecord call, DateTimeOffset now)
    {
        if (CallRecordTable.Keep(turn, call, fact.At) is { } kept)
            EventTable.Append(turn, EventRow.Of(fact, kept, now));
    }

    /// <summary>A fact that was kept before answers as it did then: the journal may not have heard.</summary>
    static string? NumberAgain(WriteTurn turn, Fact fact) =>
        fact is Fact.VoicemailLeft left ? VoicemailTable.NumberOf(turn, left.Voicemail.Id) : null;
}
