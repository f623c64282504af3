using System.Data.Common;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage;

/// <summary>
/// The one model. A database product derives from it, because a migration belongs to a context type; what differs
/// between products is how an instant is stored and how a connection is made ready.
/// </summary>
/// <remarks>
/// The hotline's own records are the entities: nothing is copied from row to record. Tables and columns are named in
/// lower case with underscores, so that the hot path's plain SQL needs no quotes in any product.
/// </remarks>
abstract partial class HotlineContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<CallRecord> Calls => Set<CallRecord>();
    public DbSet<Voicemail> Voicemails => Set<Voicemail>();
    public DbSet<VoicemailDraft> Drafts => Set<VoicemailDraft>();
    public DbSet<SeatBinding> Bindings => Set<SeatBinding>();
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<SeatStanding> Standings => Set<SeatStanding>();
    public DbSet<CallbackTask> Callbacks => Set<CallbackTask>();
    public DbSet<ContactAttempt> Attempts => Set<ContactAttempt>();
    public DbSet<PhoneProbe> PhoneTests => Set<PhoneProbe>();
    public DbSet<CatalogueObjection> Objections => Set<CatalogueObjection>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Caller> Callers => Set<Caller>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<TicketTimer> Timers => Set<TicketTimer>();
    public DbSet<LeaderSession> LeaderSessions => Set<LeaderSession>();
    public DbSet<TicketField> Fields => Set<TicketField>();
    public DbSet<TicketTag> Tags => Set<TicketTag>();
    public DbSet<Enclosure> Enclosures => Set<Enclosure>();
    public DbSet<SealedIdentity> SealedIdentities => Set<SealedIdentity>();
    public DbSet<MatterContact> MatterContacts => Set<MatterContact>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<TicketSerial> Serials => Set<TicketSerial>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<TokenRow> Tokens => Set<TokenRow>();
    public DbSet<SignInRow> SignIns => Set<SignInRow>();
    public DbSet<SignInPlaceRow> SignInPlaces => Set<SignInPlaceRow>();
    public DbSet<DeviceRow> Devices => Set<DeviceRow>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<OutgoingMessage> Outgoing => Set<OutgoingMessage>();
    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>A migration of a large database may take minutes; one that finds it locked waits so long.</summary>
    protected static TimeSpan MigrationPatience { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the database is, as a sentence to the operator names it.</summary>
    public abstract string Place { get; }

    /// <summary>So many transactions of plain SQL may run at once in this process.</summary>
    public abstract int WritersMax { get; }

    /// <summary>So many changes by people may run at once in this process; none for sharing the writers' turns.
    /// </summary>
    public abstract int? EditorsMax { get; }

    /// <summary>Ends a SELECT whose rows nobody else may change before this transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>An instant as this product's columns hold it, for parameters of plain SQL.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>
    /// Whether commits on this connection wait for the disk from now on. They do when it is opened; what can be done
    /// again exactly as it was need not.
    /// </summary>
    public abstract void Promise(DbConnection connection, bool promised);

    /// <summary>
    /// Takes the right to write and lets it go, changing nothing; the database's own exception when that is not
    /// possible within so long.
    /// </summary>
    public abstract void TryWriteLock(DbConnection connection, TimeSpan patience);

    /// <summary>Reaches the database and says what about the server itself makes it useless to us.</summary>
    /// <exception cref="StorageException">It is too old, or set up otherwise than we need it.</exception>
    public abstract Task CheckProductAsync(CancellationToken cancel);

    /// <summary>Whether the database itself is set up as this product needs it, beside its tables.</summary>
    public abstract Task<bool> IsSetUpAsync(CancellationToken cancel);

    /// <summary>Sets it up; called by one process at a time.</summary>
    public abstract Task SetUpAsync(CancellationToken cancel);

    /// <summary>Waits until no other process brings this database up, and keeps others waiting.</summary>
    public abstract Task<IAsyncDisposable> LockMigrationsAsync(TimeProvider time, CancellationToken cancel);

    /// <summary>Takes away what a process that was killed while it migrated may have left.</summary>
    public abstract Task ForgetDeadMigratorAsync(CancellationToken cancel);

    /// <summary>
    /// Keeps every other server off this database for as long as it is held: each would take the other's calls for
    /// those of a dead process. None where the data directory's own lock does so.
    /// </summary>
    public abstract Task<IAsyncDisposable?> ReignAsync(CancellationToken cancel);

    /// <summary>Lets the database learn what its tables hold, where it does not do so by itself.</summary>
    public abstract Task TidyAsync(CancellationToken cancel);

    /// <summary>Lets go of what was changed or removed and still lies in files of the database beside its own, as far
    /// as this product can say so.</summary>
    public abstract Task ForgetAsync(CancellationToken cancel);

    /// <summary>Writes a consistent copy to a new file.</summary>
    /// <exception cref="StorageException">This product does not, or the file cannot be written.</exception>
    public abstract Task BackupAsync(string file, CancellationToken cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<CallId>().HaveConversion<CallIdColumn>();
        // By name: a number in a column tells nobody anything, and the names are frozen by test.
        configuration.Properties<CallDirection>().HaveConversion<string>();
        configuration.Properties<CallState>().HaveConversion<string>();
        configuration.Properties<CallEndReason>().HaveConversion<string>();
        configuration.Properties<HangupSide>().HaveConversion<string>();
        configuration.Properties<VoicemailState>().HaveConversion<string>();
        configuration.Properties<SeatState>().HaveConversion<string>();
        configuration.Properties<CallbackReason>().HaveConversion<string>();
        configuration.Properties<CallbackState>().HaveConversion<string>();
        configuration.Properties<ContactParty>().HaveConversion<string>();
        configuration.Properties<ContactOutcome>().HaveConversion<string>();
        configuration.Properties<ObjectionState>().HaveConversion<string>();
        configuration.Properties<TicketSource>().HaveConversion<string>();
        configuration.Properties<TicketClass>().HaveConversion<string>();
        configuration.Properties<TicketState>().HaveConversion<string>();
        configuration.Properties<TicketUrgency>().HaveConversion<string>();
        configuration.Properties<TimerState>().HaveConversion<string>();
        configuration.Properties<AssignmentRole>().HaveConversion<string>();
        configuration.Properties<AssignmentStatus>().HaveConversion<string>();
        configuration.Properties<ExtensionDecision>().HaveConversion<string>();
        configuration.Properties<ReturnDecision>().HaveConversion<string>();
        configuration.Properties<DeterminationKind>().HaveConversion<string>();
        configuration.Properties<SignoffStage>().HaveConversion<string>();
        configuration.Properties<LetterKind>().HaveConversion<string>();
        configuration.Properties<CardClock>().HaveConversion<string>();
        configuration.Properties<CardColour>().HaveConversion<string>();
        configuration.Properties<WorklistKind>().HaveConversion<string>();
        configuration.Properties<CallbackBy>().HaveConversion<string>();
        configuration.Properties<ClockUnit>().HaveConversion<string>();
        configuration.Properties<CallerType>().HaveConversion<string>();
        configuration.Properties<NoteVisibility>().HaveConversion<string>();
        configuration.Properties<LeaderRank>().HaveConversion<string>();
        configuration.Properties<TicketGate>().HaveConversion<string>();
        configuration.Properties<EnclosureKind>().HaveConversion<string>();
        configuration.Properties<EnclosureCheck>().HaveConversion<string>();
        configuration.Properties<MessageChannel>().HaveConversion<string>();
        configuration.Properties<MessageState>().HaveConversion<string>();
        configuration.Properties<AttemptResult>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        CallRecordTable.Map(model.Entity<CallRecord>());
        VoicemailTable.Map(model.Entity<Voicemail>());
        VoicemailTable.MapDrafts(model.Entity<VoicemailDraft>());
        VoicemailTable.MapNumbers(model.Entity<VoicemailNumber>());
        BindingTable.Map(model.Entity<SeatBinding>());
        SeatTable.Map(model.Entity<Seat>());
        SeatStandingTable.Map(model.Entity<SeatStanding>());
        CallbackTable.Map(model.Entity<CallbackTask>());
        AttemptTable.Map(model.Entity<ContactAttempt>());
        PhoneProbeTable.Map(model.Entity<PhoneProbe>());
        LeaderSessionTable.Map(model.Entity<LeaderSession>());
        CatalogueTable.Map(model.Entity<CatalogueObjection>());
        TicketTable.Map(model.Entity<Ticket>());
        TicketTable.MapCallers(model.Entity<Caller>());
        TicketTable.MapSealed(model.Entity<SealedIdentity>());
        foreach (var part in TicketParts.All)
            part.Map(model);
        TicketTable.MapHistory(model.Entity<HistoryEntry>());
        TicketTable.MapSerials(model.Entity<TicketSerial>());
        TicketTable.MapLetterSerials(model.Entity<LetterSerial>());
        PersonTable.Map(model.Entity<Person>());
        TokenTable.Map(model.Entity<TokenRow>());
        SignInTable.Map(model.Entity<SignInRow>());
        SignInTable.MapPlaces(model.Entity<SignInPlaceRow>());
        DeviceTable.Map(model.Entity<DeviceRow>());
        SessionTable.Map(model.Entity<Session>());
        AnswerTable.Map(model.Entity<KeptAnswer>());
        EventTable.Map(model.Entity<EventRow>());
        FactTable.Map(model.Entity<FactRow>());
        CounterTable.Map(model.Entity<CounterRow>());
        DoomedFiles.Map(model.Entity<DoomedFile>());
        ReckoningTable.Map(model.Entity<ReckoningRow>());
        AuditTable.Map(model.Entity<AuditRow>());
        CannedReplyTable.Map(model.Entity<CannedReply>());
        CannedReplyTable.MapUses(model.Entity<CannedUseRow>());
        ViewTable.Map(model.Entity<SavedView>());
        ViewTable.MapPlaces(model.Entity<ViewPlace>());
        OutgoingTable.Map(model);
        NoticeTable.Map(model);
        NameColumns(model);
    }

    static void NameColumns(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
    }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
