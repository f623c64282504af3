using System.Text;
using System.Text.Json;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Server.Tests.Web.Matters;
using HotlineVoice.Storage;
using HotlineVoice.Storage.Scanners;

namespace HotlineVoice.Server.Tests.Web.Files;

/// <summary>Files are looked at before anybody opens them: over INSTREAM, by a program, and by ClamAV itself.</summary>
public sealed class ScannerTests
{
    static readonly byte[] _harmful = Encoding.ASCII.GetBytes("%PDF-1.7 " + Clamd.Harmful);

    [Fact]
    public async Task A_file_waits_until_it_was_looked_at_and_a_harmful_one_is_gone_and_noted()
    {
        await using var clamd = new Clamd();
        var server = new ApiServer { Options = options => options with { Scanner = clamd.Address } };
        await server.InitializeAsync();
        await using var _ = server;
        using var agent = await server.AsAsync("agent");
        var no = (await (await agent.SendJsonAsync("POST", "tickets", Office.Question())).JsonAsync())
            .Text("ticketNo");

        var clean = await (await EnclosureApiTests.PutAsync(agent, no, EnclosureApiTests.Pdf, "name=好.pdf"))
            .JsonAsync();
        var bad = await (await EnclosureApiTests.PutAsync(agent, no, _harmful, "name=坏.pdf")).JsonAsync();
        var files = await CheckedAsync(agent, no);

        Assert.Equal("waiting", bad.Text("check"));
        Assert.Equal(["clean", "infected"], files.Select(file => file.Text("check")));
        Assert.Equal("Test.Harmful", files[1].Text("finding"));
        Assert.True((await agent.GetAsync($"tickets/{no}/attachments/{clean.Text("id")}")).IsSuccessStatusCode);
        await (await agent.GetAsync($"tickets/{no}/attachments/{bad.Text("id")}")).ProblemAsync(409);
        Assert.Null(server.Storage.Enclosures.Open(bad.Text("id")));
        Assert.Contains((await agent.JsonAsync($"tickets/{no}/history")).GetProperty("items").EnumerateArray(),
            entry => entry.Text("event") == "checkEnclosure" && entry.Text("actor") == "system"
                && entry.GetProperty("fields").Text("check") == "Infected");
        Assert.Equal([EnclosureApiTests.Pdf.Length, _harmful.Length], clamd.Seen);
    }

    [Fact]
    public async Task While_the_scanner_does_not_answer_a_file_waits_and_cannot_be_opened()
    {
        var server = new ApiServer { Options = options => options with { Scanner = "clamd:127.0.0.1:1" } };
        await server.InitializeAsync();
        await using var _ = server;
        using var agent = await server.AsAsync("agent");
        var no = (await (await agent.SendJsonAsync("POST", "tickets", Office.Question())).JsonAsync())
            .Text("ticketNo");

        var file = await (await EnclosureApiTests.PutAsync(agent, no, EnclosureApiTests.Pdf, "name=a.pdf")).JsonAsync();

        Assert.Equal("NotChecked", (await (await agent.GetAsync($"tickets/{no}/attachments/{file.Text("id")}"))
            .ProblemAsync(409)).Text("code"));
        Assert.Equal(EnclosureCheck.Waiting,
            (await ScannerAddress.Of("clamd:127.0.0.1:1").ScanAsync(new MemoryStream([1]), default)).Check);
    }

    /// <summary>Else nobody could ever put its ticket away.</summary>
    [Fact]
    public async Task A_file_that_is_gone_from_the_shelf_for_a_day_before_it_was_looked_at_is_lost()
    {
        var server = new ApiServer { Options = options => options with { Scanner = "clamd:127.0.0.1:1" } };
        await server.InitializeAsync();
        await using var _ = server;
        using var agent = await server.AsAsync("agent");
        var no = (await (await agent.SendJsonAsync("POST", "tickets", Office.Question())).JsonAsync())
            .Text("ticketNo");
        var file = await (await EnclosureApiTests.PutAsync(agent, no, EnclosureApiTests.Pdf, "name=a.pdf")).JsonAsync();
        server.Storage.Enclosures.Remove(file.Text("id"));
        server.Clock.Now = server.Clock.Now.AddDays(1);

        // A second one: the files that wait are looked at.
        await EnclosureApiTests.PutAsync(agent, no, EnclosureApiTests.Pdf, "name=b.pdf");
        var last = await server.Storage.Events.LastAsync(default);
        string CheckOf(JsonElement files) => files.GetProperty("items")[0].Text("check");
        while (CheckOf(await agent.JsonAsync($"tickets/{no}/attachments")) == "waiting")
        {
            await server.Storage.Events.WaitAsync(last, default).WaitAsync(TimeSpan.FromSeconds(20));
            last = await server.Storage.Events.LastAsync(default);
        }

        Assert.Equal("lost", CheckOf(await agent.JsonAsync($"tickets/{no}/attachments")));
        Assert.Equal("Lost", (await (await agent.GetAsync($"tickets/{no}/attachments/{file.Text("id")}"))
            .ProblemAsync(409)).Text("code"));
    }

    [Fact]
    public async Task A_disk_without_room_is_said_and_the_ticket_has_no_file()
    {
        var server = new ApiServer { Options = options => options with { FreeBytesMin = long.MaxValue } };
        await server.InitializeAsync();
        await using var _ = server;
        using var agent = await server.AsAsync("agent");
        var no = (await (await agent.SendJsonAsync("POST", "tickets", Office.Question())).JsonAsync())
            .Text("ticketNo");

        await (await EnclosureApiTests.PutAsync(agent, no, EnclosureApiTests.Pdf, "name=a.pdf")).ProblemAsync(507);

        Assert.Equal(0, (await agent.JsonAsync($"tickets/{no}/attachments")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_program_says_by_its_exit_code_what_it_found()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-scan-").FullName;
        var program = Path.Combine(folder, "scan");
        await File.WriteAllTextAsync(program, """
            #!/bin/sh
            if grep -q HARMFUL; then echo "stdin: Test.Harmful FOUND"; exit 1; fi
            [ "$1" = broken ] && { echo "no signatures" >&2; exit 2; }
            exit 0
            """);
        try
        {
            var scanner = ScannerAddress.Of($"command:/bin/sh {program} --no-summary");
            var broken = ScannerAddress.Of($"command:/bin/sh {program} broken");

            Assert.Equal(new ScanVerdict(EnclosureCheck.Clean, null),
                await scanner.ScanAsync(new MemoryStream(EnclosureApiTests.Pdf), default));
            Assert.Equal(new ScanVerdict(EnclosureCheck.Infected, "Test.Harmful"),
                await scanner.ScanAsync(new MemoryStream(_harmful), default));
            var nothing = await broken.ScanAsync(new MemoryStream(EnclosureApiTests.Pdf), default);
            Assert.Equal(EnclosureCheck.Waiting, nothing.Check);
            Assert.Contains("no signatures", nothing.Finding);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("clamd:3310")]
    [InlineData("clamd:127.0.0.1:0")]
    [InlineData("command:scan")]
    [InlineData("command:/no/such/program")]
    [InlineData("command:")]
    [InlineData("http://scanner")]
    public void An_address_that_cannot_be_tried_is_said(string address) =>
        Assert.NotNull(new StorageOptions { DataDirectory = "x", Scanner = address }.ScannerProblem);

    [Theory]
    [InlineData(null)]
    [InlineData("clamd:127.0.0.1:3310")]
    [InlineData("clamd:[::1]:3310")]
    [InlineData("clamd:/run/clamav/clamd.ctl")]
    [InlineData("command:/bin/sh -c true")]
    public void An_address_that_can_be_tried_is_not(string? address) =>
        Assert.Null(new StorageOptions { DataDirectory = "x", Scanner = address }.ScannerProblem);

    /// <summary>The files of the ticket when none waits any more; the feed says when to look.</summary>
    static async Task<JsonElement[]> CheckedAsync(HttpClient agent, string no)
    {
        using var feed = await Feed.OpenAsync(agent, "events?after=0");
        while (true)
        {
            var files = (await agent.JsonAsync($"tickets/{no}/attachments")).GetProperty("items").EnumerateArray()
                .ToArray();
            if (files.All(file => file.Text("check") != "waiting"))
                return files;
            await feed.NextAsync();
        }
    }
}
