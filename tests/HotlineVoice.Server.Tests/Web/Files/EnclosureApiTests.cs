using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Files;

/// <summary>Files of tickets over the API, where nobody looks for viruses.</summary>
public sealed class EnclosureApiTests(Office office) : IClassFixture<Office>
{
    internal static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[200_000]];

    [Fact]
    public async Task A_file_comes_back_as_it_was_sent_as_a_file_and_nothing_runs_in_it()
    {
        var no = (await office.RegisterAsync(Office.Question())).Text("ticketNo");
        var agent = await office.PersonAsync("agent");

        var put = await PutAsync(agent, no, Pdf, "name=发票 扫描.pdf&kind=material");
        var file = await put.JsonAsync();
        var answer = await agent.GetAsync($"tickets/{no}/attachments/{file.Text("id")}");

        Assert.Equal(201, (int)put.StatusCode);
        Assert.Equal(("application/pdf", "material", "unchecked", Convert.ToHexStringLower(SHA256.HashData(Pdf))),
            (file.Text("mediaType"), file.Text("kind"), file.Text("check"), file.Text("sha256")));
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("发票 扫描.pdf", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.StartsWith("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains(file.Text("id"), (await agent.JsonAsync($"tickets/{no}/attachments")).ToString());
        var auditor = await office.PersonAsync("auditor");
        Assert.Contains("attachment.opened", (await auditor.JsonAsync("audit")).ToString());
    }

    [Fact]
    public async Task What_is_not_taken_is_said_and_nothing_of_it_stays()
    {
        var no = (await office.RegisterAsync(Office.Question())).Text("ticketNo");
        var agent = await office.PersonAsync("agent");

        await (await PutAsync(agent, no, "MZ program"u8.ToArray(), "name=发票.pdf")).ProblemAsync(415);
        await (await PutAsync(agent, no, Package("word/document.xml", "word/vbaProject.bin"), "name=a.docx"))
            .ProblemAsync(415);
        await (await PutAsync(agent, no, "PK\u0003\u0004broken"u8.ToArray(), "name=a.docx")).ProblemAsync(415);
        await (await PutAsync(agent, no, [], "name=a.pdf")).ProblemAsync(422);
        await (await PutAsync(agent, no, Pdf, "kind=material")).ProblemAsync(422);
        await (await PutAsync(agent, no, Pdf, "name=a.pdf&kind=nothing")).ProblemAsync(422);
        await (await PutAsync(agent, no, new byte[(20 << 20) + 1], "name=a.pdf")).ProblemAsync(413);
        // Without a length said beforehand it is measured while it comes.
        await (await PutAsync(agent, no, [.. "%PDF-"u8, .. new byte[20 << 20]], "name=a.pdf", isChunked: true))
            .ProblemAsync(413);
        await (await PutAsync(await office.PersonAsync("quality"), no, Pdf, "name=a.pdf")).ProblemAsync(403);

        Assert.Equal(0, (await agent.JsonAsync($"tickets/{no}/attachments")).GetProperty("items").GetArrayLength());
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (await (await PutAsync(agent, no, Package("xl/workbook.xml"), "name=表.xlsx")).JsonAsync())
            .Text("mediaType"));
    }

    [Fact]
    public async Task A_unit_opens_its_own_and_what_is_shared_and_identity_opens_only_with_a_reason()
    {
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        var no = ticket.Text("ticketNo");
        await office.DoAsync(ticket, "dispatch", "\"orgId\":\"211381\"", "dispatcher");
        var agent = await office.PersonAsync("agent");
        var unit = await office.PersonAsync("unit-handler", "211381");

        var hidden = await (await PutAsync(agent, no, Pdf, "name=内部.pdf")).JsonAsync();
        var identity = await (await PutAsync(agent, no, Pdf, "name=身份证.pdf&kind=identity")).JsonAsync();
        await (await PutAsync(agent, no, Pdf, "name=共享.pdf&shared=true")).JsonAsync();
        await (await PutAsync(unit, no, Pdf, "name=结果.pdf&kind=result")).JsonAsync();

        Assert.Equal(["共享.pdf", "结果.pdf"], Asking.Texts(await unit.JsonAsync($"tickets/{no}/attachments"), "name"));
        await (await unit.GetAsync($"tickets/{no}/attachments/{hidden.Text("id")}")).ProblemAsync(404);
        await (await unit.GetAsync($"tickets/{no}/attachments/{identity.Text("id")}")).ProblemAsync(404);
        Assert.DoesNotContain("身份证", (await (await office.PersonAsync("dispatcher"))
            .JsonAsync($"tickets/{no}/attachments")).ToString());
        var path = $"tickets/{no}/attachments/{identity.Text("id")}";
        Assert.Equal("ReasonNeeded", (await (await agent.GetAsync(path)).ProblemAsync(403)).Text("code"));
        Assert.True((await agent.GetAsync(path + "?unmask=核对身份")).IsSuccessStatusCode);
        await (await PutAsync(agent, no, Pdf, "name=身份证.pdf&kind=identity&shared=true")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_result_names_its_scan_and_one_that_is_not_there_is_wrong()
    {
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        var no = ticket.Text("ticketNo");
        ticket = await office.DoAsync(ticket, "dispatch", "\"orgId\":\"211381\"", "dispatcher");
        ticket = await office.DoAsync(ticket, "accept", role: "unit-handler", org: "211381");
        var unit = await office.PersonAsync("unit-handler", "211381");
        var scan = await (await PutAsync(unit, no, Pdf, "name=结果.pdf&kind=result")).JsonAsync();

        var wrong = await (await office.TryAsync(ticket, "submitResult",
            "\"resultText\":\"已答复\",\"written\":true,\"attachments\":[\"nothing\"]", unit)).ProblemAsync(422);
        await office.DoAsync(ticket, "submitResult",
            $"\"resultText\":\"已答复\",\"written\":true,\"attachments\":[\"{scan.Text("id")}\"]", "unit-handler",
            "211381");

        Assert.True(wrong.GetProperty("errors").TryGetProperty("attachments", out _));
        Assert.Contains((await unit.JsonAsync($"tickets/{no}/history")).GetProperty("items").EnumerateArray(),
            entry => entry.Text("event") == "submitResult" && entry.GetProperty("fields").Text("attachments") == "1");
    }

    internal static async Task<HttpResponseMessage> PutAsync(
        HttpClient who, string no, byte[] file, string query, bool isChunked = false)
    {
        using HttpContent content = isChunked ? new StreamContent(new Unmeasured(file)) : new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await who.PostAsync($"tickets/{no}/attachments?{query}", content);
    }

    static byte[] Package(params string[] names)
    {
        using var octets = new MemoryStream();
        using (var package = new ZipArchive(octets, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names.Prepend("[Content_Types].xml"))
            {
                using var entry = package.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes("<x/>"));
            }
        return octets.ToArray();
    }

    /// <summary>A stream that does not say how long it is.</summary>
    sealed class Unmeasured(byte[] octets) : MemoryStream(octets)
    {
        public override bool CanSeek => false;
    }
}
