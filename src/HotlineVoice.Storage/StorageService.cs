using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Progress;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Storage.Journals;
using HotlineVoice.Storage.Products;
using HotlineVoice.Storage.Recoveries;
using HotlineVoice.Storage.Scanners;
using HotlineVoice.Storage.Secrets;
using HotlineVoice.Storage.Shelves;
using HotlineVoice.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

/// <summary>Everything that outlives the process: one database and four shelves. Opened once a process.</summary>
public sealed partial class StorageService : IAsyncDisposable
{
    /// <summary>Name of the database file in the data directory.</summary>
    public const string DatabaseFileName = "hotline.db";

    /// <summary>Name of the node's journal in the data directory, beside a database on a server.</summary>
    public const string JournalFileName = "journal.db";

    /// <summary>What other machines have written is seen within so long.</summary>
    static readonly TimeSpan _listenEvery = TimeSpan.FromSeconds(1);

    readonly StorageOptions _options;
    readonly Func<HotlineContext> _open;
    readonly Database _database;
    readonly EventTable _events;
    readonly IdentityVault _vault;
    readonly Outbox? _outbox;
    readonly DoomedFiles _doomed;
    readonly Recovery _recovery;
    readonly StandingRecovery _standingRecovery;
    readonly ILogger _log;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _closing = new();
    readonly Task _numberer;
    readonly ITimer? _listening;
    IAsyncDisposable? _reign;
    ITimer? _pruning;
    int _isClosed;

    StorageService(
        StorageOptions options, Func<HotlineContext> open, ILogger log, TimeProvider time, Func<DateTimeOffset> wall)
    {
        (_options, _open, _log, _time) = (options, open, log, time);
        _database = new Database(open);
        _events = new EventTable(_database);
        var calls = new CallRecordTable(_database);
        var voicemails = new VoicemailTable(_database);
        var shelf = new RecordingShelf(
            Path.Combine(options.DataDirectory, "recordings"), options.FreeBytesMin, log, time);
        var facts = new FactTable(_database, _events, time);
        _outbox = OutboxOf(facts, wall);
        Facts = (IFactStore?)_outbox ?? facts;
        Calls = calls;
        Voicemails = voicemails;
        Seats = new SeatTable(_database);
        Standings = new SeatStandingTable(_database);
        Callbacks = new CallbackTable(_database, _events, time, wall);
        Attempts = new AttemptTable(_database, _events, time);
        PhoneTests = new PhoneProbeTable(_database);
        Catalogue = new CatalogueTable(_database);
        LeaderSessions = new LeaderSessionTable(_database);
        var devices = new DeviceTable(_database, time);
        People = new PersonTable(
            _database, new TokenTable(_database), new SignInTable(_database, devices, time), devices,
            new PasswordHashes(options.PasswordRounds));
        Sessions = new SessionTable(_database);
        Answers = new AnswerTable(_database);
        Enclosures = new EnclosureShelf(
            Path.Combine(options.DataDirectory, "enclosures"), options.FreeBytesMin, log, time);
        _doomed = new DoomedFiles(_database, shelf, Enclosures);
        Tickets = new TicketTable(_database, _events, time, SweepAsync);
        _vault = IdentityVault.Open(
            options.IdentityKeyFile ?? Path.Combine(options.DataDirectory, IdentityVault.FileName));
        Matters = new MatterTable(_database, _vault);
        Outgoing = new OutgoingTable(_database, time);
        Webhooks = new WebhookTable(_database, _vault);
        Reckonings = new ReckoningTable(_database);
        Tags = new TagTable(_database);
        CannedReplies = new CannedReplyTable(_database);
        Views = new ViewTable(_database);
        Notices = new NoticeTable(_database, time);
        EnclosureBook = new EnclosureTable(_database);
        Scanner = ScannerAddress.Of(options.Scanner);
        Audit = new AuditTable(_database);
        Recordings = shelf;
        Prompts = new PromptShelf(options, log, time);
        Dialplans = new DialplanShelf(options, log, time);
        _recovery = new Recovery(Facts, calls, voicemails, shelf, log);
        _standingRecovery = new StandingRecovery(Facts, Standings);
        _numberer = Task.Run(() => _events.NumberAsync(log, time, _closing.Token));
        if (_outbox is not null)
            _listening = time.CreateTimer(_ => _events.Announce(), null, _listenEvery, _listenEvery);
    }

    /// <summary>Keeps facts for good.</summary>
    public IFactStore Facts { get; }
    /// <summary>Reads call records.</summary>
    public ICallRecordStore Calls { get; }
    /// <summary>Reads voicemails and takes them.</summary>
    public IVoicemailStore Voicemails { get; }
    /// <summary>Reads the event feed.</summary>
    public IEventStore Events => _events;
    /// <summary>Seats and registrations.</summary>
    public ISeatStore Seats { get; }
    /// <summary>How seats stood last.</summary>
    public ISeatStandingStore Standings { get; }
    /// <summary>Who is owed a call.</summary>
    public ICallbackStore Callbacks { get; }
    /// <summary>Who was tried to be reached, and what came of it.</summary>
    public IAttemptStore Attempts { get; }
    /// <summary>Calls to telephones of units.</summary>
    public IPhoneProbeStore PhoneTests { get; }
    /// <summary>What units say against the 派单目录, and what came back.</summary>
    public ICatalogueLedger Catalogue { get; }

    public ILeaderSessionStore LeaderSessions { get; }
    /// <summary>Tickets and what happened to them.</summary>
    public ITicketStore Tickets { get; }
    /// <summary>Who came about which matter.</summary>
    public IMatterLedger Matters { get; }
    /// <summary>Messages that leave the house.</summary>
    public IOutgoingStore Outgoing { get; }
    /// <summary>Programs of others that are told.</summary>
    public IWebhookStore Webhooks { get; }
    /// <summary>Locks callers who asked for protection.</summary>
    public IIdentitySealer Sealer => _vault;

    /// <summary>What callers are told to ask with.</summary>
    public IProgressCodes ProgressCodes => _vault;
    /// <summary>By which calendar the clocks were last reckoned.</summary>
    public IReckoningStore Reckonings { get; }
    /// <summary>Words that hotlines put on tickets.</summary>
    public ITagBook Tags { get; }
    /// <summary>常用语.</summary>
    public ICannedReplyBook CannedReplies { get; }
    /// <summary>What people look for among tickets again and again.</summary>
    public IViewBook Views { get; }
    /// <summary>What people are told, and what they have read.</summary>
    public INoticeStore Notices { get; }
    /// <summary>Files of tickets, found across tickets.</summary>
    public IEnclosureBook EnclosureBook { get; }
    /// <summary>Files of tickets on disk.</summary>
    public IEnclosureShelf Enclosures { get; }
    /// <summary>Who looks at files for what harms machines.</summary>
    public IEnclosureScanner Scanner { get; }
    /// <summary>People, passwords, tokens.</summary>
    public IPeopleStore People { get; }
    /// <summary>Sessions of the pages.</summary>
    public ISessionStore Sessions { get; }
    /// <summary>Answers that may be asked for again.</summary>
    public IAnswerStore Answers { get; }
    /// <summary>The audit.</summary>
    public IAuditLog Audit { get; }
    /// <summary>Recordings on disk.</summary>
    public IRecordingShelf Recordings { get; }
    /// <summary>The spoken texts.</summary>
    public PromptShelf Prompts { get; }
    /// <summary>The plans' texts.</summary>
    public DialplanShelf Dialplans { get; }

    /// <summary>
    /// Makes the data directory, brings the database up to this program's model and opens every port. Several processes
    /// may have the same directory open.
    /// </summary>
    /// <param name="options">Where.</param>
    /// <param name="logs">Where it may say something.</param>
    /// <param name="time">Real time; null for the system's.</param>
    /// <param name="wall">The domain's wall clock, for what people do here; null for real time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="StorageException">Directory or database cannot be used; the message says why.</exception>
    public static async Task<StorageService> OpenAsync(
        StorageOptions options, ILoggerFactory logs, TimeProvider? time = null, IDomainClock? wall = null,
        CancellationToken cancel = default)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        var log = logs.CreateLogger("HotlineVoice.Storage");
        var clock = time ?? TimeProvider.System;
        DateTimeOffset Now() => wall?.Now ?? clock.GetUtcNow();
        try
        {
            MakeDirectory(options.DataDirectory);
            var open = ProductOf(options);
            await new Schema(open, log).BringUpAsync(clock, cancel);
            return new StorageService(options, open, log, clock, Now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The data directory {options.DataDirectory} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Lets go of the file. Calling it twice is harmless.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        await _closing.CancelAsync();
        if (_listening is not null)
            await _listening.DisposeAsync();
        try
        {
            await _numberer;
        }
        catch (OperationCanceledException)
        {
            // How a numberer ends. What has no number gets it at the next start.
        }
        if (_pruning is not null)
            await _pruning.DisposeAsync();
        if (_outbox is not null)
            await _outbox.DisposeAsync();
        Prompts.Dispose();
        Dialplans.Dispose();
        if (_reign is not null)
            await _reign.DisposeAsync();
        await _database.DisposeAsync();
        _vault.Dispose();
        _closing.Dispose();
    }

    /// <summary>On one machine the journal is the database itself.</summary>
    Outbox? OutboxOf(FactTable facts, Func<DateTimeOffset> wall)
    {
        if (_options.ConnectionString is null)
            return null;
        using var context = _open();
        return new Outbox(
            new OutboxOptions(Path.Combine(_options.DataDirectory, JournalFileName), _options.BusyTimeout,
                context.Place, new Lanes(_database).OfAsync, wall),
            facts, _log, _time);
    }

    static Func<HotlineContext> ProductOf(StorageOptions options)
    {
        if (options.ConnectionString is { } address)
        {
            if (options.ConnectionProblems() is [var wrong, ..])
                throw new StorageException($"The connection string of the database: {wrong}.");
            var server = PostgreSqlHotline.Reach(address, options.BusyTimeout);
            return () => new PostgreSqlHotline(server);
        }
        var file = SqliteHotline.Reach(
            Path.Combine(options.DataDirectory, DatabaseFileName), options.BusyTimeout);
        return () => new SqliteHotline(file);
    }

    /// <summary>Only its owner may look: citizens' numbers and voices are inside.</summary>
    static void MakeDirectory(string directory)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(
                directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        else
            Directory.CreateDirectory(directory);
    }
}
