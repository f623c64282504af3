using System.Text.Json;
using HotlineVoice.Server.Tests.Architecture;

namespace HotlineVoice.Server.Tests.Web.Pages;

/// <summary>The pages' types come from a description that is committed; it must be the server's own.</summary>
public sealed class DescriptionTests(ApiServer server) : IClassFixture<ApiServer>
{
    static readonly string _path = Repository.PathOf("src/HotlineVoice.Web/app/src/api/openapi.json");
    static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Set UPDATE_GENERATED=1 to write it anew; then «npm run types» in app/.</summary>
    [Fact]
    public async Task The_committed_description_is_that_of_the_server()
    {
        using var nobody = server.Nobody();
        var description = await nobody.JsonAsync("/openapi/v1.json");
        // Where the server listens is this test's, not the contract's.
        var lasting = description.EnumerateObject().Where(part => part.Name != "servers")
            .ToDictionary(part => part.Name, part => part.Value);
        var text = JsonSerializer.Serialize(lasting, _readable) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
            File.WriteAllText(_path, text);

        Assert.Equal(File.ReadAllText(_path), text);
    }
}
