using System.Data.Common;
using HotlineVoice.Hotline.Journals;
using Microsoft.Data.Sqlite;

namespace HotlineVoice.Storage.Journals;

/// <summary>A fact that waits in the journal, and its place there; none when nobody can read it any more.</summary>
readonly record struct WaitingFact(long Place, Fact? Fact);

/// <summary>
/// The node's journal: one SQLite file beside the recordings, in which facts are committed before anybody is told that
/// they are kept, and wait until the database has them. It remembers the ids and the numbers it gave.
/// </summary>
/// <remarks>Safe from several threads; a second process may have the same file open.</remarks>
sealed class JournalFile : IDisposable
{
    const int Version = 1;

    const string Make =
        """
        CREATE TABLE waiting (place INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, json TEXT NOT NULL,
            refused TEXT);
        CREATE TABLE kept (id TEXT PRIMARY KEY, kept_at INTEGER NOT NULL, voicemail TEXT, number TEXT) WITHOUT ROWID;
        CREATE INDEX kept_by_time ON kept (kept_at);
        CREATE INDEX kept_by_voicemail ON kept (voicemail) WHERE voicemail IS NOT NULL;
        CREATE TABLE numbers (hotline TEXT NOT NULL, day TEXT NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (hotline, day)) WITHOUT ROWID;
        CREATE TABLE node (id TEXT NOT NULL, lane INTEGER);
        """;

    readonly Lock _turn = new();
    readonly Dictionary<string, DbCommand> _commands = [];
    readonly string _connectionString;
    readonly TimeSpan _busyTimeout;
    SqliteConnection? _connection;
    long _waiting;

    public JournalFile(string path, TimeSpan busyTimeout)
    {
        _busyTimeout = busyTimeout;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // Its own, so that closing it closes the file.
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        }.ToString();
        try
        {
            MakeTables();
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            Close();
            throw new StorageException($"{path}: {refusal.Message}", e);
        }
    }

    /// <summary>Facts that the database does not have yet, without those it has refused.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>What tells this journal from every other, for ever.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>Which of the voicemails' numbers are this node's; none until the database has said so.</summary>
    public int? Lane { get; private set; }

    public void TakeLane(int lane)
    {
        Write(turn => turn.Execute("UPDATE node SET lane = @lane", ("@lane", lane)));
        Lane = lane;
    }

    /// <summary>Commits them all in one transaction; each once by its id.</summary>
    public FactReceipt[] Keep(IReadOnlyList<Fact> facts, DateTimeOffset now)
    {
        var (receipts, added) = Write(turn =>
        {
            var (found, fresh) = (new FactReceipt[facts.Count], 0);
            for (var i = 0; i < found.Length; i++)
            {
                var number = Keep(turn, facts[i], now, out var isNew);
                found[i] = new FactReceipt(facts[i].Id, number);
                fresh += isNew ? 1 : 0;
            }
            return (found, fresh);
        });
        Interlocked.Add(ref _waiting, added);
        return receipts;
    }

    /// <summary>The first of what waits, in the order in which it was kept.</summary>
    public List<WaitingFact> First(int max)
    {
        var found = Write(turn => turn.Rows(
            "SELECT place, kind, json FROM waiting WHERE refused IS NULL ORDER BY place LIMIT @max",
            row => new WaitingFact(row.GetInt64(0), FactJson.Read(row.GetString(1), row.GetString(2))),
            ("@max", max)));
        // Another process may have carried some.
        if (found.Count < max)
            Interlocked.Exchange(ref _waiting, found.Count);
        return found;
    }

    /// <summary>The database has these.</summary>
    public void Remove(IReadOnlyList<WaitingFact> carried)
    {
        var removed = Write(turn =>
        {
            var count = 0;
            foreach (var fact in carried)
                count += turn.Execute("DELETE FROM waiting WHERE place = @place", ("@place", fact.Place));
            return count;
        });
        Interlocked.Add(ref _waiting, -removed);
    }

    /// <summary>The database will not have this one as it is: it stays, and lets the others pass.</summary>
    public void SetAside(WaitingFact fact, string why)
    {
        Write(turn => turn.Execute("UPDATE waiting SET refused = @why WHERE place = @place",
            ("@why", why), ("@place", fact.Place)));
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>A new start, perhaps of a newer program: what was refused is tried again.</summary>
    public void TryAgain()
    {
        var waiting = Write(turn =>
        {
            turn.Execute("UPDATE waiting SET refused = NULL WHERE refused IS NOT NULL");
            return Convert.ToInt64(turn.Ask("SELECT count(*) FROM waiting"), null);
        });
        Interlocked.Exchange(ref _waiting, waiting);
    }

    /// <summary>Forgets ids that were kept before and are carried.</summary>
    public void Prune(DateTimeOffset keptBefore) =>
        Write(turn => turn.Execute("DELETE FROM kept WHERE kept_at < @before", ("@before", keptBefore)));

    /// <summary>What was carried lies in the file no more, and not in the log beside it either.</summary>
    public void Forget()
    {
        lock (_turn)
            Ask("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose()
    {
        lock (_turn)
            Close();
    }

    string? Keep(WriteTurn turn, Fact fact, DateTimeOffset now, out bool isNew)
    {
        var left = fact as Fact.VoicemailLeft;
        isNew = turn.Execute(
            """
            INSERT INTO kept (id, kept_at, voicemail) VALUES (@id, @at, @voicemail) ON CONFLICT (id) DO NOTHING
            """, ("@id", fact.Id), ("@at", now), ("@voicemail", left?.Voicemail.Id)) > 0;
        if (!isNew)
            return turn.Ask("SELECT number FROM kept WHERE id = @id", ("@id", fact.Id)) as string;
        string? number = null;
        if (left is not null)
        {
            number = VoicemailNumbers.Of(turn, left.Voicemail, Lane ?? throw new StorageException(
                "The database has not yet said which numbers of voicemails are this node's."));
            turn.Execute("UPDATE kept SET number = @number WHERE id = @id", ("@number", number), ("@id", fact.Id));
            fact = left with { Voicemail = left.Voicemail with { Number = number } };
        }
        var (kind, json) = FactJson.Write(fact);
        turn.Execute("INSERT INTO waiting (kind, json) VALUES (@kind, @json)", ("@kind", kind), ("@json", json));
        return number;
    }

    void MakeTables()
    {
        Run("PRAGMA journal_mode=WAL");
        // Of two processes that make the file at once the second finds it made.
        using (var transaction = Open().BeginTransaction())
        {
            var version = Convert.ToInt64(Ask("PRAGMA user_version"), null);
            if (version > Version)
                throw new StorageException($"It was written by a newer program (version {version}).");
            if (version == 0)
                Run($"{Make} INSERT INTO node (id) VALUES ('{Guid.NewGuid():N}'); PRAGMA user_version={Version};");
            transaction.Commit();
        }
        NodeId = (string)Ask("SELECT id FROM node")!;
        Lane = Ask("SELECT lane FROM node") is long lane ? (int)lane : null;
        Interlocked.Exchange(ref _waiting, Convert.ToInt64(
            Ask("SELECT count(*) FROM waiting WHERE refused IS NULL"), null));
    }

    T Write<T>(Func<WriteTurn, T> body)
    {
        lock (_turn)
        {
            try
            {
                using var transaction = Open().BeginTransaction();
                var result = body(new WriteTurn(transaction, _commands, at => Instants.ToMicroseconds(at)));
                transaction.Commit();
                return result;
            }
            catch (Exception e) when (Refusal.Of(e) is { } refusal)
            {
                // The next turn gets a new connection: a disk that went away may have come back.
                Close();
                throw refusal;
            }
        }
    }

    SqliteConnection Open()
    {
        if (_connection is not null)
            return _connection;
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        _connection = connection;
        Run($"PRAGMA busy_timeout={(int)_busyTimeout.TotalMilliseconds}; PRAGMA synchronous=FULL; "
            + "PRAGMA secure_delete=ON;");
        return connection;
    }

    void Run(string sql)
    {
        using var command = Open().CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    object? Ask(string sql)
    {
        using var command = Open().CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    void Close()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
        _connection?.Dispose();
        _connection = null;
    }
}
