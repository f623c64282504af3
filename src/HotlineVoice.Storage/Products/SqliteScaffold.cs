using Microsoft.EntityFrameworkCore.Design;

namespace HotlineVoice.Storage.Products;

/// <summary>How the migrations tool makes a context. It compares models and opens nothing.</summary>
sealed class SqliteScaffold : IDesignTimeDbContextFactory<SqliteHotline>
{
    public SqliteHotline CreateDbContext(string[] args) =>
        new(SqliteHotline.Reach("scaffold.db", TimeSpan.FromSeconds(1)));
}
