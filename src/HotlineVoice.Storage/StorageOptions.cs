using HotlineVoice.Storage.Products;
using HotlineVoice.Storage.Scanners;

namespace HotlineVoice.Storage;

/// <summary>Where things are kept and how long the database may keep a writer waiting.</summary>
public sealed record StorageOptions
{
    /// <summary>
    /// Holds the database and the recordings; made when it is not there. Relative: to the working directory.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// PostgreSQL, as its driver Npgsql understands it (Host=…;Database=…;Username=…;Password=…); null for SQLite in
    /// the data directory.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// The key of protected callers; null for identities.key in the data directory. Several machines on one database
    /// need the same file; it belongs into a backup of its own.
    /// </summary>
    public string? IdentityKeyFile { get; init; }

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA-256 for a new password: the least that OWASP's password storage cheat sheet of 2023
    /// recommends. Less is for tests only.
    /// </summary>
    public int PasswordRounds { get; init; } = 600_000;

    /// <summary>The hotlines' plans. Relative: the working directory, else beside the program.</summary>
    public string DialplansDirectory { get; init; } = "dialplans";

    /// <summary>The spoken texts, one folder per language. Relative: as the plans.</summary>
    public string PromptsDirectory { get; init; } = "prompts";

    /// <summary>The folder of the prompts directory that is spoken.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>
    /// How long a statement waits for another process's write lock before it fails. Five seconds: design section 16.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Recordings stop when the disk has less than this left, so that the database can still write what was promised.
    /// </summary>
    public long FreeBytesMin { get; init; } = 64L << 20;

    /// <summary>
    /// How long events (and the ids that make facts idempotent) are kept: seven days, as the event feed promises.
    /// </summary>
    public TimeSpan EventsKept { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Who looks at files for what harms machines: clamd:HOST:PORT, clamd:/PATH or command:/PROGRAM ARGUMENTS;
    /// null for nobody.</summary>
    public string? Scanner { get; init; }

    /// <summary>What is wrong with the scanner; null when it can be tried.</summary>
    public string? ScannerProblem => ScannerAddress.ProblemOf(Scanner);

    /// <summary>What is wrong with them, each a sentence without its setting's name; none when they can be tried.
    /// </summary>
    public IReadOnlyList<string> ConnectionProblems() =>
        ConnectionString is { } address ? PostgreSqlAddress.Problems(address) : [];

    /// <summary>How long a folder must be quiet before its change is told: an editor writes in several steps.</summary>
    public TimeSpan WatchQuiet { get; init; } = TimeSpan.FromMilliseconds(300);
}
