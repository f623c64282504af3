using System.Collections.Concurrent;
using HotlineVoice.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineVoice.Server.Tests.Storage.Products;

/// <summary>
/// A database of the shared server with our schema and nothing in it, for one test. It is copied from a template and,
/// when the test has left it, emptied for the next: that takes a tenth of the time.
/// </summary>
sealed class RentedDatabase
{
    /// <summary>
    /// Without the triggers, which guard ledgers from everybody else. A test that left a transaction behind fails here.
    /// </summary>
    const string Empty =
        """
        SET session_replication_role = replica;
        SET lock_timeout = '5s';
        DO $$
        DECLARE relation text;
        BEGIN
            FOR relation IN SELECT quote_ident(tablename) FROM pg_tables
                WHERE schemaname = 'public' AND tablename NOT IN ('__EFMigrationsHistory', 'counters') LOOP
                EXECUTE 'DELETE FROM ' || relation;
            END LOOP;
            FOR relation IN SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public' LOOP
                EXECUTE 'ALTER SEQUENCE ' || relation || ' RESTART';
            END LOOP;
            DELETE FROM counters WHERE name NOT IN ('events', 'revision');
            UPDATE counters SET value = 0;
        END $$;
        """;

    static readonly ConcurrentBag<string> _free = [];
    static readonly Lazy<string> _template = new(MakeTemplate);
    static int _made;

    readonly string _name;
    int _tenants = 1;

    RentedDatabase(string name)
    {
        _name = name;
    }

    public string Address => Cluster.Of(Cluster.SharedAddress, _name);

    /// <summary>False when the test has changed more than rows: then nobody gets it after.</summary>
    public bool IsReusable { get; set; } = true;

    public static RentedDatabase Take()
    {
        if (_free.TryTake(out var free))
            return new RentedDatabase(free);
        var name = NextName();
        Cluster.Execute(Cluster.SharedAddress, $"CREATE DATABASE {name} TEMPLATE {_template.Value}");
        return new RentedDatabase(name);
    }

    /// <summary>One without any table.</summary>
    public static RentedDatabase TakeBlank()
    {
        var name = NextName();
        Cluster.Execute(Cluster.SharedAddress, $"CREATE DATABASE {name}");
        return new RentedDatabase(name) { IsReusable = false };
    }

    /// <summary>For one who goes on with what another has left in it.</summary>
    public RentedDatabase Join()
    {
        Interlocked.Increment(ref _tenants);
        return this;
    }

    /// <summary>Whoever leaves last empties it.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _tenants) > 0)
            return;
        if (!IsReusable)
        {
            Cluster.Execute(Cluster.SharedAddress, $"DROP DATABASE {_name} WITH (FORCE)");
            return;
        }
        Cluster.Execute(Address, Empty);
        _free.Add(_name);
    }

    static string MakeTemplate()
    {
        var name = NextName();
        Cluster.Execute(Cluster.SharedAddress, $"CREATE DATABASE {name}");
        var address = Cluster.Of(Cluster.SharedAddress, name) + ";Pooling=False";
        using var context = new PostgreSqlHotline(PostgreSqlHotline.Reach(address, TimeSpan.FromSeconds(5)));
        context.Database.Migrate();
        return name;
    }

    /// <summary>Several test programs may share a server.</summary>
    static string NextName() => $"hv_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}";
}
