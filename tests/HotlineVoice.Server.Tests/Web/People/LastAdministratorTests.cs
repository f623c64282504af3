using System.Net;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Tests.Web.People;

/// <summary>Somebody must be left who can let people in.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
{
    readonly ApiServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("DELETE", null)]
    [InlineData("PUT", """{"name":"管","roles":["agent"]}""")]
    [InlineData("PUT", """{"name":"管","roles":["administrator"],"disabled":true}""")]
    [InlineData("PUT", """{"name":"管","roles":["administrator"],"hotlines":["jn12316"]}""")]
    public async Task The_last_administrator_stays_one(string method, string? body)
    {
        using var admin = await _server.AsAsync("administrator");
        // None of these could let in everybody again.
        await AddAsync("bound", disabled: false, "jn12316");
        await AddAsync("gone", disabled: true);

        var problem = await (await admin.SendJsonAsync(method, "people/administrator", body)).ProblemAsync(409);

        Assert.Equal("LastAdministrator", problem.Text("code"));
        await AddAsync("second", disabled: false);
        Assert.True((await admin.SendJsonAsync(method, "people/administrator", body)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Two_who_remove_each_other_at_once_are_not_both_gone()
    {
        using var one = await _server.AsAsync("administrator");
        await AddAsync("second", disabled: false);
        using var other = _server.With(
            await _server.Storage.People.AddTokenAsync("second", DateTimeOffset.UtcNow, default));

        var answers = await Task.WhenAll(
            one.DeleteAsync("people/second"), other.DeleteAsync("people/administrator"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Single(await _server.Storage.People.ListAsync(default));
    }

    Task AddAsync(string user, bool disabled, params string[] hotlines) => _server.Storage.People.AddAsync(
        new Person(user, user, ["administrator"], [.. hotlines], null) { Disabled = disabled },
        ApiServer.Password, default);
}
