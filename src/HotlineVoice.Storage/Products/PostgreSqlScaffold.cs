using Microsoft.EntityFrameworkCore.Design;

namespace HotlineVoice.Storage.Products;

/// <summary>How the migrations tool makes a context. It compares models and opens nothing.</summary>
sealed class PostgreSqlScaffold : IDesignTimeDbContextFactory<PostgreSqlHotline>
{
    public PostgreSqlHotline CreateDbContext(string[] args) =>
        new(PostgreSqlHotline.Reach("Host=scaffold;Database=scaffold", TimeSpan.FromSeconds(1)));
}
