using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;
using Microsoft.Data.Sqlite;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>A county office, played by sipp behind a trunk of its own, is asked into the talk; or cannot be.</summary>
public sealed class CountyOfficeTests(StaffedServer floor) : IClassFixture<StaffedServer>
{
    static readonly TimeSpan _rings = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task All_three_talk_and_the_clerk_leaves_the_citizen_with_the_office()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var office = Office.Speaks(floor.OfficeAt, floor.Sounds, _rings);

        await floor.Api.PostAsync($"calls/{caller.Call}/conference", new { to = Office.Number, announce = true });
        await caller.Hears(Tones.Clerk, Tones.Office);
        await clerk.Hears(Tones.Citizen, Tones.Office);
        await caller.StandsAsync("Conference");
        await clerk.HangsUpAsync();
        await clerk.StandsAsync("WrapUp");
        await caller.Hears(Tones.Office);
        var call = await caller.HangsUpAsync();
        await office.EndsAsync();

        Assert.Equal(
            ["citizen", "seat", "office"], call.GetProperty("legs").EnumerateArray().Select(leg => leg.TextOf("role")));
        var recording = Assert.Single(call.GetProperty("recordings").EnumerateArray());
        var attempt = await AttemptAsync(caller.Call);
        Assert.Equal("connected", attempt.TextOf("outcome"));
        Assert.Equal(200, await StatusAsync(attempt));
        Assert.Equal("countyOffice", attempt.TextOf("party"));
        Assert.Equal(Office.Number, attempt.TextOf("phone"));
        Assert.Equal(clerk.No, attempt.TextOf("by"));
        Assert.Equal(recording.TextOf("id"), attempt.TextOf("recordingId"));
        Assert.InRange(attempt.GetProperty("ringSeconds").GetDouble(), 0.8, 3);
        var (left, right) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{caller.Call}/recording"));
        Assert.InRange(left.LoudnessOf(Tones.Citizen), -14, -9);
        Assert.InRange(left.LevelOf(Tones.Office), double.NegativeInfinity, -45);
        Assert.InRange(right.LoudnessOf(Tones.Clerk), -25, -9);
        Assert.InRange(right.LoudnessOf(Tones.Office), -25, -9);
    }

    [Fact]
    public async Task The_clerk_speaks_with_the_office_alone_first_and_the_office_hears_whom_it_should()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        // An echo tells what the office hears: all that speaks comes back to everybody.
        await using var office = Office.Echoes(floor.OfficeAt, TimeSpan.FromMilliseconds(100));

        await floor.Api.PostAsync(
            $"calls/{caller.Call}/conference", new Dictionary<string, object>
            {
                ["to"] = Office.Number,
                ["private"] = true,
            });
        await caller.Hears(Tones.Music);
        await clerk.StandsAsync("Holding");
        await floor.CallAsync(caller.Call, call => StateOf(call, "office") == "Up");
        await clerk.Hears(Tones.Clerk);
        await floor.Api.PostAsync($"calls/{caller.Call}/conference", new { merge = true });
        await caller.Hears(Tones.Citizen, Tones.Clerk);
        await clerk.Hears(Tones.Citizen, Tones.Clerk);
        await clerk.StandsAsync("Talking");
        await caller.HangsUpAsync();
        await office.EndsAsync();
    }

    [Theory]
    [InlineData(486, "busy")]
    [InlineData(404, "invalidNumber")]
    [InlineData(480, "noAnswer")]
    [InlineData(603, "rejected")]
    [InlineData(503, "suspended")]
    public async Task Who_cannot_be_reached_leaves_the_citizen_with_the_clerk(int status, string outcome)
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var office = Office.Refuses(floor.OfficeAt, status);

        await floor.Api.PostAsync($"calls/{caller.Call}/conference", new { to = Office.Number });
        await office.EndsAsync();
        var attempt = await AttemptAsync(caller.Call);
        Assert.Equal(outcome, attempt.TextOf("outcome"));
        Assert.Equal(clerk.No, attempt.TextOf("by"));
        Assert.Equal(0, attempt.GetProperty("ringSeconds").GetDouble());
        Assert.Equal(status, await StatusAsync(attempt));
        await caller.StandsAsync("Talking");
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        Assert.Equal("CitizenHungUp", (await caller.HangsUpAsync()).TextOf("endReason"));
    }

    [Fact]
    public async Task An_office_that_lets_it_ring_is_given_up_by_the_clerk_and_the_attempt_is_kept()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var office = Office.RingsInVain(floor.OfficeAt);

        await floor.Api.PostAsync(
            $"calls/{caller.Call}/transfer", new { to = Office.Number, kind = "attended" });
        await caller.Hears(Tones.Music);
        await floor.CallAsync(caller.Call, call => StateOf(call, "office") == "Ringing");
        await clerk.Phone.Ear.ListenAsync(_rings);
        await floor.Api.PostAsync($"calls/{caller.Call}/resume", new { });
        await office.EndsAsync();
        await caller.Hears(Tones.Clerk);

        var attempt = await AttemptAsync(caller.Call);
        Assert.Equal("noAnswer", attempt.TextOf("outcome"));
        Assert.InRange(attempt.GetProperty("ringSeconds").GetDouble(), 0.8, 5);
        await caller.HangsUpAsync();
    }

    static string? StateOf(JsonElement call, string role) => call.GetProperty("legs").EnumerateArray()
        .LastOrDefault(leg => leg.TextOf("role") == role).TextOf("state");

    /// <summary>The one attempt of this call, which is kept when it is known what came of it.</summary>
    async Task<JsonElement> AttemptAsync(string call)
    {
        IReadOnlyList<JsonElement> found = [];
        await Waiting.UntilAsync(
            async () => (found = [.. (await floor.Api.ListAsync("contactAttempts?limit=100"))
                .Where(attempt => attempt.TextOf("callId") == call)]).Count > 0,
            "the attempt to be kept");
        return Assert.Single(found);
    }

    /// <summary>The SIP status that is kept with it, which the API does not show.</summary>
    async Task<long> StatusAsync(JsonElement attempt)
    {
        var file = Directory.EnumerateFiles(floor.Process.DataFolder, "*.db").Single();
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sip_status FROM contact_attempts WHERE id = @id";
        command.Parameters.AddWithValue("@id", attempt.TextOf("id"));
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
