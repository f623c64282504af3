using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>Telephones register with digest, and nothing they learn tells them which seats there are.</summary>
public sealed partial class RegistrationTests(SeatServer seats) : IClassFixture<SeatServer>
{
    const string Password = SeatServer.Password;
    readonly ServerProcess _server = seats.Process;

    [Theory]
    [InlineData("SHA-256")]
    [InlineData("MD5")]
    public async Task A_seat_registers_with_either_digest(string algorithm)
    {
        using var phone = Seat();

        var answer = await phone.RegisterAsync($"Contact: {phone.Contact}\r\nExpires: 600\r\n", algorithm);

        Assert.Equal(200, answer.Status);
        var contact = Assert.Single(answer.All("Contact"), all => all.Contains(phone.Raw.Here.ToString()));
        Assert.Contains("expires=", contact);
    }

    [Fact]
    public Task Sipp_registers_and_is_asked_for_the_only_digest_it_knows() =>
        (new Sipp("register", _server.Sip) { Number = "8002" })
            .With("user", "8002").With("password", SeatServer.PlainPassword).With("status", "200").RunAsync();

    [Fact]
    public async Task The_telephone_baresip_registers()
    {
        await using var phone = await Baresip.StartAsync(
            System.Net.IPAddress.Parse("127.0.0.1"),
            $"<sip:8001@localhost;transport=udp>;auth_user=8001;auth_pass={Password};regint=600;"
            + $"outbound=\"sip:{_server.Sip};transport=udp\"");

        await phone.LineAsync("200 OK");
        using var other = Seat();
        Assert.Contains((await other.FetchAsync()).All("Contact"), contact => contact.Contains("8001-0x"));
    }

    [Fact]
    public async Task The_stronger_digest_is_offered_first()
    {
        using var phone = Seat();
        var challenged = await phone.AskAsync($"Contact: {phone.Contact}\r\n");

        Assert.Equal(401, challenged.Status);
        Assert.Equal(["SHA-256", "MD5"], challenged.All("WWW-Authenticate").Select(c => Digest.Field(c, "algorithm")));
    }

    [Fact]
    public async Task An_unknown_seat_is_answered_like_a_wrong_password()
    {
        using var known = new SeatPhone(_server.Sip, "8001", "wrong");
        using var unknown = new SeatPhone(_server.Sip, "8999", "wrong");

        var (first, second) = (await known.RegisterAsync(), await unknown.RegisterAsync());

        Assert.Contains(first.Status, new[] { 401, 403 });
        Assert.Equal(Anonymous(first, known), Anonymous(second, unknown));
        var asked = (await known.AskAsync(""), await unknown.AskAsync(""));
        Assert.Equal(Anonymous(asked.Item1, known), Anonymous(asked.Item2, unknown));
    }

    [Fact]
    public async Task A_seat_may_have_several_telephones_and_each_answer_names_them_all()
    {
        using var desk = Seat();
        using var mobile = Seat();
        await desk.RegisterAsync();
        var answer = await mobile.RegisterAsync();

        Assert.Contains(answer.All("Contact"), contact => contact.Contains(desk.Raw.Here.ToString()));
        Assert.Contains(answer.All("Contact"), contact => contact.Contains(mobile.Raw.Here.ToString()));
    }

    [Fact]
    public async Task A_registration_that_is_too_brief_is_told_how_long_it_must_be()
    {
        using var phone = Seat();
        var answer = await phone.RegisterAsync($"Contact: {phone.Contact}\r\nExpires: 5\r\n");

        Assert.Equal(423, answer.Status);
        Assert.True(int.Parse(answer["Min-Expires"]) > 5);
    }

    [Fact]
    public async Task A_telephone_takes_back_its_own_registration_and_a_star_takes_back_all()
    {
        using var desk = Seat();
        using var mobile = Seat();
        await desk.RegisterAsync();
        await mobile.RegisterAsync();

        var one = await desk.RegisterAsync($"Contact: {desk.Contact};expires=0\r\n");
        Assert.DoesNotContain(one.All("Contact"), contact => contact.Contains(desk.Raw.Here.ToString()));
        Assert.Contains(one.All("Contact"), contact => contact.Contains(mobile.Raw.Here.ToString()));

        Assert.Equal(400, (await mobile.RegisterAsync("Contact: *\r\nExpires: 600\r\n")).Status);
        Assert.Equal(200, (await mobile.RegisterAsync("Contact: *\r\nExpires: 0\r\n")).Status);
        Assert.Empty((await mobile.FetchAsync()).All("Contact"));
    }

    [Fact]
    public async Task An_answer_to_a_challenge_serves_once()
    {
        using var phone = Seat();
        var challenge = Digest.ChallengeFor(await phone.AskAsync(""), "SHA-256")!;
        var credentials = Digest.Authorization(phone.Try(challenge));
        Assert.Equal(200, (await phone.AskAsync(credentials)).Status);

        var replayed = await phone.AskAsync(credentials);
        Assert.Equal(401, replayed.Status);
        Assert.Contains("stale=true", replayed["WWW-Authenticate"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await phone.AskAsync(Digest.Authorization(phone.Try(challenge, 2)))).Status);
    }

    [Fact]
    public async Task Nobody_registers_for_another_seat()
    {
        using var phone = Seat();
        using var other = new SeatPhone(_server.Sip, "8003", Password);
        var challenge = Digest.ChallengeFor(await other.AskAsync(""), "SHA-256")!;

        var answer = await other.AskAsync(
            $"Contact: {other.Contact}\r\n" + Digest.Authorization(phone.Try(challenge)));

        Assert.Contains(answer.Status, new[] { 401, 403 });
    }

    [Fact]
    public async Task Who_guesses_passwords_is_heard_no_more_and_others_are()
    {
        using var guesser = new SeatPhone(_server.Sip, "8001", "guess", "127.0.0.77");
        using var other = new RawPhone(_server.Sip, "127.0.0.78");
        for (var guess = 0; guess < 30; guess++)
        {
            await guesser.Raw.SendAsync(guesser.Raw.Request("OPTIONS", guess + 100));
            Assert.Equal(200, (await other.AskAsync(other.Request("OPTIONS", guess + 1))).Status);
            if (guesser.Raw.IsSilent)
            {
                await IsDroppedAsync(guesser.Raw.Invite(guess + 200), guesser, other);
                return;
            }
            await guesser.Raw.ReceiveAsync();
            await guesser.RegisterAsync();
        }

        Assert.Fail("Thirty wrong passwords and still answered.");
    }

    [Fact]
    public async Task Registrations_outlive_the_server()
    {
        using var phone = Seat();
        await phone.RegisterAsync();
        // A registration is kept but not waited for: its answer may be a disk's flush ahead of it.
        await _server.KeptAsync();
        await _server.KillAsync();
        await _server.StartAgainAsync();
        using var again = Seat();

        var kept = await again.FetchAsync();
        Assert.Contains(kept.All("Contact"), contact => contact.Contains(phone.Raw.Here.ToString()));
    }

    [Fact]
    public async Task Who_calls_in_a_seats_name_must_prove_it_also_from_a_trunks_address()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2", "8001");
        var invite = phone.Invite().Replace($"From: <sip:8001@{phone.Here.Address}>", "From: <sip:8001@localhost>");

        Assert.Equal(401, (await phone.AskAsync(invite)).Status);
        using var citizen = new RawPhone(_server.Sip, "127.0.0.2");
        await citizen.CallAsync();
        await citizen.HangUpAsync();
    }

    [Fact]
    public async Task A_seat_that_is_added_while_the_server_runs_registers_within_a_second()
    {
        await _server.AddSeatAsync("8077", "1234");
        var added = System.Diagnostics.Stopwatch.StartNew();
        await Waiting.UntilAsync(() => added.Elapsed >= TimeSpan.FromSeconds(1), "a second to pass");

        using var phone = new SeatPhone(_server.Sip, "8077", "1234", "127.0.0.81");
        Assert.Equal(200, (await phone.RegisterAsync()).Status);
    }

    /// <summary>Others are answered after it came, and it is not.</summary>
    static async Task IsDroppedAsync(string message, SeatPhone banned, RawPhone other)
    {
        for (var sent = 0; sent < 5; sent++)
        {
            await banned.Raw.SendAsync(message);
            Assert.Equal(200, (await other.AskAsync(other.Request("OPTIONS", 500 + sent))).Status);
        }
        Assert.True(banned.Raw.IsSilent);
    }

    SeatPhone Seat() => new(_server.Sip, "8001", Password);

    /// <summary>The answer without what must differ: nonce, tag, and what the phone itself wrote.</summary>
    static string Anonymous(RawMessage answer, SeatPhone phone) =>
        Differing().Replace(answer.ToString(), "$1")
            .Replace(phone.User, "user")
            .Replace(phone.Raw.Here.ToString(), "here")
            .Replace($"rport={phone.Raw.Here.Port}", "rport")
            .Replace(phone.Raw.CallId, "call-id")
            .Replace(phone.Raw.CallId.Split('-')[1].Split('@')[0], "salt");

    [GeneratedRegex("""(nonce=|;tag=|opaque=)("[^"]*"|[^;\s]+)""")]
    private static partial Regex Differing();
}
