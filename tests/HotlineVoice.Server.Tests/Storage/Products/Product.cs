namespace HotlineVoice.Server.Tests.Storage.Products;

/// <summary>The databases that storage works on; every test of it runs on each.</summary>
public enum Product
{
    Sqlite,
    PostgreSql,
}
