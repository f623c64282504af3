using System.Net;

namespace HotlineVoice.Server.Tests.Web;

public sealed class VoicemailApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_voicemail_has_exactly_the_shape_of_the_contract()
    {
        var voicemail = await server.KeepAsync(Samples.Voicemail());
        using var agent = await server.AsAsync("agent");

        var shown = await agent.JsonAsync($"voicemails/{voicemail.Id}");

        Assert.Equal(
            ["id", "number", "hotline", "callId", "callingNumber", "state", "leftAt", "durationSeconds", "recordingId",
                "complete", "windowEndDate", "registerDue", "replyDue", "anonymous", "confidential"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal("New", shown.Text("state"));
        Assert.Equal("2026-03-24T21:30:00+08:00", shown.Text("leftAt"));
        Assert.Equal("2026-03-25", shown.Text("registerDue"));
        Assert.Equal(45, shown.GetProperty("durationSeconds").GetDouble());
        Assert.Matches("^[0-9]+$", shown.Text("number"));
    }

    [Fact]
    public async Task The_first_to_be_registered_stands_on_top_and_the_list_is_narrowed_by_state_and_day()
    {
        var later = await server.KeepAsync(Samples.Voicemail(hotline: "vm-list") with
        {
            LeftAt = new DateTimeOffset(2026, 3, 25, 21, 0, 0, TimeSpan.FromHours(8)),
            RegisterDue = new DateOnly(2026, 3, 26),
        });
        var first = await server.KeepAsync(Samples.Voicemail(hotline: "vm-list"));
        using var agent = await server.AsAsync("agent");

        Assert.Equal([first.Id, later.Id], await IdsAsync(agent, "voicemails?hotline=vm-list"));
        Assert.Equal([first.Id], await IdsAsync(agent, "voicemails?hotline=vm-list&due=2026-03-25"));
        Assert.Empty(await IdsAsync(agent, "voicemails?hotline=vm-list&state=Taken"));
    }

    [Fact]
    public async Task A_voicemail_is_taken_once()
    {
        var voicemail = await server.KeepAsync(Samples.Voicemail());
        using var agent = await server.AsAsync("agent");
        using var supervisor = await server.AsAsync("supervisor");

        var taken = await (await agent.PostAsync($"voicemails/{voicemail.Id}/take", null)).JsonAsync();
        var late = await (await supervisor.PostAsync($"voicemails/{voicemail.Id}/take", null)).ProblemAsync(409);

        Assert.Equal(("Taken", "agent"), (taken.Text("state"), taken.Text("takenBy")));
        Assert.Equal("Taken", late.Text("code"));
        Assert.Equal("agent", (await agent.JsonAsync($"voicemails/{voicemail.Id}")).Text("takenBy"));
        var rows = (await server.Storage.Audit.ListAsync(20, default)).Where(row => row.Subject == voicemail.Id);
        var row = Assert.Single(rows, row => row.What == "voicemail.taken");
        Assert.Equal("agent", row.Who);
    }

    [Fact]
    public async Task Of_many_clerks_who_reach_for_one_voicemail_exactly_one_gets_it()
    {
        var voicemail = await server.KeepAsync(Samples.Voicemail());
        using var agent = await server.AsAsync("agent");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => agent.PostAsync($"voicemails/{voicemail.Id}/take", null)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Registering_with_nothing_said_is_refused_by_field_and_changes_nothing()
    {
        var voicemail = await server.KeepAsync(Samples.Voicemail());
        using var agent = await server.AsAsync("agent");

        await (await agent.SendJsonAsync("POST", $"voicemails/{voicemail.Id}/register", "{}")).ProblemAsync(422);

        Assert.Equal("New", (await agent.JsonAsync($"voicemails/{voicemail.Id}")).Text("state"));
    }

    [Fact]
    public async Task Who_hears_a_voicemail_is_written_down_and_what_another_clerk_took_is_his()
    {
        var voicemail = Samples.Voicemail();
        server.Record(voicemail.RecordingId, samples: 100);
        await server.KeepAsync(voicemail);
        using var agent = await server.AsAsync("agent");
        using var colleague = await server.AsAsync("agent", "jn12316");

        using var heard = await agent.GetAsync($"voicemails/{voicemail.Id}/recording");
        Assert.Equal(244, (await heard.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("no-store", heard.Headers.CacheControl?.ToString());
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("agent", "voicemail.heard", voicemail.Id), (row.Who, row.What, row.Subject));

        await (await agent.PostAsync($"voicemails/{voicemail.Id}/take", null)).JsonAsync();
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"voicemails/{voicemail.Id}/recording")).StatusCode);
        var refused = await (await colleague.GetAsync($"voicemails/{voicemail.Id}/recording")).ProblemAsync(403);
        Assert.Equal("TakenByAnother", refused.Text("code"));
    }

    static async Task<string[]> IdsAsync(HttpClient client, string path) =>
        [.. (await client.JsonAsync(path)).GetProperty("items").EnumerateArray().Select(one => one.Text("id"))];
}
