using System.Data.Common;
using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class AuditTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : AuditTests(Product.Sqlite)
    {
        [Fact]
        public Task Nobody_replaces_a_line() => RefusesAsync(
            "INSERT OR REPLACE INTO audit (id, at, who, what) VALUES (1, 0, 'nobody', 'nothing')");
    }

    public sealed class OnPostgreSql() : AuditTests(Product.PostgreSql)
    {
        [Theory]
        [InlineData("TRUNCATE audit")]
        [InlineData("INSERT INTO audit SELECT * FROM audit ON CONFLICT (id) DO UPDATE SET who = 'nobody'")]
        public Task Nobody_empties_the_table_or_replaces_a_line(string sql) => RefusesAsync(sql);
    }

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        await _storage.Audit.AddAsync(
            new AuditRow(Samples.Morning, "li", "voicemail.played", "vm1", "callingNumber") { Reason = "回访" }, Cancel);
        await _storage.Audit.AddAsync(new AuditRow(Samples.Morning, "server", "signIn.locked", null, null), Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task The_newest_line_stands_first_and_is_as_it_was_written()
    {
        var lines = await _storage.Audit.ListAsync(10, Cancel);

        Assert.Equal(["signIn.locked", "voicemail.played"], lines.Select(line => line.What));
        Assert.Equal(
            new AuditRow(Samples.Morning, "li", "voicemail.played", "vm1", "callingNumber") { Reason = "回访" },
            lines[1]);
        Assert.Single(await _storage.Audit.ListAsync(1, Cancel));
    }

    [Theory]
    [InlineData("UPDATE audit SET who = 'nobody'")]
    [InlineData("DELETE FROM audit WHERE id = 1")]
    [InlineData("DELETE FROM audit")]
    public Task Nobody_changes_or_removes_a_line_not_even_past_our_code(string sql) => RefusesAsync(sql);

    async Task RefusesAsync(string sql)
    {
        var refused = Assert.ThrowsAny<DbException>(() => _shed.Execute(sql));

        Assert.Contains("A line of the audit", refused.Message);
        Assert.Equal(2, (await _storage.Audit.ListAsync(10, Cancel)).Count);
    }
}
