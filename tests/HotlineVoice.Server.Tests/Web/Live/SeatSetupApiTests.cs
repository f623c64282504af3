using System.Net;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>Setting seats up as the command line does, with what telephones register by.</summary>
public sealed class SeatSetupApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Password = "correct-horse-battery";

    [Fact]
    public async Task A_seat_is_added_with_the_hashes_that_its_telephone_is_asked_for()
    {
        using var admin = await server.AsAsync("administrator");
        using var agent = await server.AsAsync("agent");
        server.View.Set("8011", SeatState.SignedOut);

        using var answer = await admin.SendJsonAsync("POST", "seats", $$"""
            {"no":"8011","user":"agent","queues":["jn12316/q_consult","jn12316/q_consult"],
             "skills":{"农机补贴咨询":5,"方言":9},"sipPassword":"{{Password}}"}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/seats/8011", answer.Headers.Location?.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Password, text);
        Assert.DoesNotContain("assword", text);
        var seat = await FindAsync("8011");
        var secret = Encoding.UTF8.GetBytes($"8011:hotline.test:{Password}");
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(secret)), seat.PasswordMd5);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(secret)), seat.PasswordSha256);
        Assert.Equal(["jn12316/q_consult"], seat.Queues);
        Assert.Equal((5, 9), (seat.Skills["农机补贴咨询"], seat.Skills["方言"]));
        Assert.Equal("8011", (await agent.JsonAsync("session")).Text("seatNo"));
        Assert.Equal("名字agent", (await agent.JsonAsync("seats/8011")).Text("name"));
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("administrator", "seat.added", "8011"), (row.Who, row.What, row.Subject));
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        using var admin = await server.AsAsync("administrator");
        await server.SeatAsync("8012", null);

        var problem = await (await admin.SendJsonAsync(
            "POST", "seats", $$"""{"no":"8012","sipPassword":"{{Password}}"}""")).ProblemAsync(409);

        Assert.Equal("Exists", problem.Text("code"));
        Assert.Equal("md5", (await FindAsync("8012")).PasswordMd5);
    }

    [Theory]
    [InlineData("""{"sipPassword":"correct-horse-battery"}""", "no")]
    [InlineData("""{"no":"80","sipPassword":"correct-horse-battery"}""", "no")]
    [InlineData("""{"no":"8013x","sipPassword":"correct-horse-battery"}""", "no")]
    [InlineData("""{"no":"8013"}""", "sipPassword")]
    [InlineData("""{"no":"8013","sipPassword":"elevenchars"}""", "sipPassword")]
    [InlineData("""{"no":"8013","sipPassword":"correct\u0000horse-battery"}""", "sipPassword")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","user":"nobody"}""", "user")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","queues":["jn12316/q_none"]}""", "queues")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","queues":"jn12316/q_consult"}""", "queues")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","queues":[1]}""", "queues")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","skills":{"a":0}}""", "skills")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","skills":{"a":10}}""", "skills")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","skills":{"a":"5"}}""", "skills")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","skills":{" ":5}}""", "skills")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","skills":["a:5"]}""", "skills")]
    [InlineData("""{"no":"8013","sipPassword":"correct-horse-battery","state":"Ready"}""", "state")]
    public async Task A_seat_that_cannot_be_is_refused_by_field(string body, string field)
    {
        using var admin = await server.AsAsync("administrator");

        var problem = await (await admin.SendJsonAsync("POST", "seats", body)).ProblemAsync(422);

        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.DoesNotContain(await server.Storage.Seats.ListAsync(default), seat => seat.No == "8013");
    }

    [Fact]
    public async Task Replacing_says_everything_anew_but_a_password_that_is_not_said()
    {
        using var admin = await server.AsAsync("administrator");
        await server.AsAsync("agent");
        await server.SeatAsync("8014", "agent", "jn12316/q_consult");

        var shown = await (await admin.SendJsonAsync(
            "PUT", "seats/8014", """{"no":"8014","queues":["jn12316/q_general"]}""")).JsonAsync();

        Assert.False(shown.Has("user"));
        Assert.Equal("jn12316/q_general", shown.GetProperty("queues")[0].GetString());
        Assert.Equal("md5", (await FindAsync("8014")).PasswordMd5);

        await (await admin.SendJsonAsync(
            "PUT", "seats/8014", $$"""{"user":"agent","sipPassword":"{{Password}}"}""")).JsonAsync();
        Assert.NotEqual("md5", (await FindAsync("8014")).PasswordMd5);
        Assert.Equal("seat.passwordSet", (await server.Storage.Audit.ListAsync(1, default))[0].What);

        await (await admin.SendJsonAsync("PUT", "seats/8014", """{"no":"8015"}""")).ProblemAsync(422);
        await (await admin.SendJsonAsync("PUT", "seats/8998", "{}")).ProblemAsync(404);
    }

    [Fact]
    public async Task A_seat_that_is_removed_is_gone()
    {
        using var admin = await server.AsAsync("administrator");
        await server.SeatAsync("8016", null);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync("seats/8016")).StatusCode);
        await (await admin.DeleteAsync("seats/8016")).ProblemAsync(404);
        await (await admin.GetAsync("seats/8016")).ProblemAsync(404);
        Assert.Equal("seat.removed", (await server.Storage.Audit.ListAsync(1, default))[0].What);
    }

    [Fact]
    public async Task An_administrator_of_one_hotline_sets_up_its_seats_only()
    {
        using var admin = await server.AsAsync("administrator", "jn12316");
        await server.SeatAsync("8017", null, "ln12345/q_other");
        await server.SeatAsync("8018", null, "jn12316/q_consult");

        var added = $$"""{"no":"8019","sipPassword":"{{Password}}"}""";
        Assert.Equal("OutOfScope",
            (await (await admin.SendJsonAsync("POST", "seats", added)).ProblemAsync(403)).Text("code"));
        await (await admin.SendJsonAsync("PUT", "seats/8017", "{}")).ProblemAsync(404);
        await (await admin.DeleteAsync("seats/8017")).ProblemAsync(404);
        await (await admin.SendJsonAsync("PUT", "seats/8018", "{}")).ProblemAsync(403);
        await (await admin.SendJsonAsync(
            "PUT", "seats/8018", """{"queues":["jn12316/q_general"]}""")).JsonAsync();
    }

    async Task<Seat> FindAsync(string no) =>
        (await server.Storage.Seats.ListAsync(default)).Single(seat => seat.No == no);
}
