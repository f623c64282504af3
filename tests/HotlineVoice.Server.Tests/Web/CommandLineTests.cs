using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;
using HotlineVoice.Server.Commands;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>
/// The verbs for people, seats and tokens; the main ones in a process of their own as an operator runs them.
/// </summary>
public sealed class CommandLineTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("hotline-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_user_is_added_listed_given_a_password_and_removed()
    {
        Assert.Equal(0, (await RunAsync("a long password", "user", "add", "wang", "--name", "王芳",
            "--roles", "agent,supervisor", "--hotlines", "jn12316", "--password-stdin")).Code);
        var listed = JsonDocument.Parse((await RunAsync(null, "user", "list", "--json")).Out).RootElement;
        Assert.Equal("""[{"user":"wang","name":"王芳","roles":["agent","supervisor"],"hotlines":["jn12316"]}]""",
            listed.GetRawText());
        Assert.Equal(0, (await RunAsync("another password", "user", "password", "wang", "--password-stdin")).Code);
        Assert.Equal(0, (await RunAsync(null, "user", "remove", "wang")).Code);
        var gone = await RunAsync(null, "user", "remove", "wang");
        Assert.Equal((1, "hotline: There is no user wang.\n"), (gone.Code, gone.Error));
    }

    [Fact]
    public async Task A_seat_is_added_listed_given_a_password_and_removed()
    {
        await RunAsync("a long password", "user", "add", "wang", "--name", "王", "--roles", "agent", "--password-stdin");
        Assert.Equal(0, (await RunAsync("phone secret", "seat", "add", "8001", "--user", "wang",
            "--queues", "jn12316/q_consult", "--skills", "农机补贴咨询:5", "--sip-password-stdin")).Code);
        var listed = await RunAsync(null, "seat", "list", "--json");
        Assert.Equal("""[{"no":"8001","user":"wang","queues":["jn12316/q_consult"],"skills":{"农机补贴咨询":5}}]""",
            listed.Out.Trim());
        var twice = await RunAsync("phone secret", "seat", "add", "8001", "--sip-password-stdin");
        Assert.Equal((1, "hotline: There is already a seat 8001.\n"), (twice.Code, twice.Error));
        Assert.Equal(1, (await RunAsync(null, "user", "remove", "wang")).Code);
        Assert.Equal(0, (await RunAsync("new secret", "seat", "password", "8001", "--sip-password-stdin")).Code);
        Assert.Equal(0, (await RunAsync(null, "seat", "remove", "8001")).Code);
        Assert.Equal(1, (await RunAsync(null, "seat", "remove", "8001")).Code);
    }

    [Fact]
    public async Task A_token_is_printed_once_listed_without_its_secret_and_removed()
    {
        await RunAsync("a long password", "user", "add", "li", "--name", "李", "--roles", "auditor", "--password-stdin");
        var added = await RunAsync(null, "token", "add", "--user", "li");
        Assert.StartsWith("hv_", added.Out);
        var listed = await RunAsync(null, "token", "list", "--json");
        Assert.DoesNotContain(added.Out.Trim(), listed.Out);
        var id = JsonDocument.Parse(listed.Out).RootElement[0].GetProperty("id").GetString()!;
        Assert.Equal(0, (await RunAsync(null, "token", "remove", id)).Code);
        Assert.Equal("[]", (await RunAsync(null, "token", "list", "--json")).Out.Trim());
        Assert.Equal(1, (await RunAsync(null, "token", "add", "--user", "nobody")).Code);
    }

    [Theory]
    [InlineData(2, "user")]
    [InlineData(2, "user", "add", "wang")]
    [InlineData(2, "user", "add", "wang", "--name", "王", "--roles", "agent")]
    [InlineData(2, "fly")]
    [InlineData(2, "user", "list", "--colour")]
    [InlineData(2, "user", "list", "--Data:Directory")]
    [InlineData(2, "call")]
    [InlineData(2, "call", "sip:12316@127.0.0.1", "--count", "0")]
    [InlineData(2, "call", "sip:12316@127.0.0.1", "--rate", "0")]
    [InlineData(2, "call", "sip:12316@127.0.0.1", "--keys", "1,x")]
    [InlineData(2, "call", "sip:12316@127.0.0.1", "--say", "/no/such.wav")]
    [InlineData(2, "call", "sip:12316@127.0.0.1", "--count", "2", "--record", "heard.wav")]
    [InlineData(1, "call", "nonsense")]
    [InlineData(1, "serve", "--Web:Urls", "http://0.0.0.0:80")]
    [InlineData(1, "user", "add", "w w", "--name", "王", "--roles", "agent", "--password-stdin")]
    [InlineData(1, "user", "add", "bootstrap", "--name", "王", "--roles", "agent", "--password-stdin")]
    [InlineData(1, "user", "add", "wang", "--name", "王", "--roles", "pilot", "--password-stdin")]
    [InlineData(1, "user", "add", "wang", "--name", " ", "--roles", "agent", "--password-stdin")]
    [InlineData(1, "seat", "add", "8x", "--sip-password-stdin")]
    [InlineData(1, "seat", "add", "8001", "--user", "nobody", "--sip-password-stdin")]
    [InlineData(1, "seat", "add", "8001", "--queues", "q_consult", "--sip-password-stdin")]
    [InlineData(1, "seat", "add", "8001", "--skills", "咨询:10", "--sip-password-stdin")]
    [InlineData(1, "user", "list", "--Sip:Lisen", "x")]
    [InlineData(1, "user", "list", "--Data:Directory", "/proc/nowhere")]
    public async Task Bad_input_is_refused_with_sentences_and_its_code(int code, params string[] arguments)
    {
        var run = await RunHereAsync("a long password", arguments);

        Assert.Equal(code, run.Code);
        Assert.All(run.Error.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("hotline: ", line));
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("--Web:Urls", "http://192.0.2.1:0", "Web:Urls: cannot listen on http://192.0.2.1:0: ")]
    [InlineData("--Sip:Listen:0", "udp:192.0.2.1:5060", "Cannot listen on udp:192.0.2.1:5060: ")]
    [InlineData("--Sip:Listen:0", "tcp:192.0.2.1:5060", "Cannot listen on tcp:192.0.2.1:5060: ")]
    public async Task An_address_that_is_not_this_machines_is_one_sentence(
        string setting, string address, string sentence)
    {
        var run = await RunHereAsync(null, "serve", "--Sip:Listen:0", "udp:127.0.0.1:0", "--Media:Ports", "0",
            "--Web:Urls", "http://127.0.0.1:0", "--Web:BehindProxy", "127.0.0.1",
            "--Dialplans:Directory", Repository.PathOf("dialplans"),
            "--Prompts:Directory", Repository.PathOf("prompts"), setting, address);

        Assert.Equal(1, run.Code);
        Assert.StartsWith("hotline: " + sentence, run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_check_of_a_folder_that_is_not_there_ends_with_its_count_all_the_same()
    {
        var run = await RunHereAsync(null, "check", "/no/such/folder");

        Assert.Equal(1, run.Code);
        Assert.Matches(@"^/no/such/folder:0:0: .+ - .+\n1 problems\n\z", run.Out);
    }

    [Fact]
    public async Task A_check_names_readings_that_are_not_what_the_telephone_network_carries()
    {
        var prompts = Path.Combine(_folder, "prompts");
        foreach (var file in Repository.Files("prompts", "*"))
        {
            var target = Path.Combine(prompts, Path.GetRelativePath(Repository.PathOf("prompts"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var fine = await CheckAsync();
        Assert.Equal((0, "0 problems\n"), (fine.Code, fine.Out));
        var wav = Directory.EnumerateFiles(prompts, "*.wav", SearchOption.AllDirectories).Order().ToArray();
        Patch(wav[0], samplesPerSecond: 16_000, channels: 1);
        Patch(wav[1], samplesPerSecond: 8_000, channels: 2);
        File.WriteAllText(wav[2], "no sound");
        var wrong = await CheckAsync();

        Assert.Equal(1, wrong.Code);
        foreach (var file in wav[..3])
            Assert.Contains($"prompts/{Path.GetRelativePath(prompts, file)}:0:0: not usable as a prompt: ", wrong.Out);
        Assert.Matches(@"\n[0-9]+ problems\n\z", wrong.Out);

        Task<Run> CheckAsync() => RunHereAsync(
            null, "check", Repository.PathOf("dialplans"), "--Prompts:Directory", prompts);

        static void Patch(string file, int samplesPerSecond, short channels)
        {
            var bytes = File.ReadAllBytes(file);
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), channels);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), samplesPerSecond);
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public async Task A_short_password_of_a_telephone_is_taken_with_a_warning_and_an_empty_one_is_not()
    {
        var brief = await RunHereAsync("1234", "seat", "add", "8001", "--sip-password-stdin");
        Assert.Equal(0, brief.Code);
        Assert.StartsWith("hotline: warning: the telephone's password has fewer than 8 characters", brief.Error);
        var good = await RunHereAsync("long enough", "seat", "password", "8001", "--sip-password-stdin");
        Assert.Equal((0, "Set the password of seat 8001.\n"), (good.Code, good.Error));
        var empty = await RunHereAsync("", "seat", "password", "8001", "--sip-password-stdin");
        Assert.Equal((1, "hotline: The telephone's password is empty.\n"), (empty.Code, empty.Error));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with\ttab in it")]
    public async Task A_secret_that_cannot_be_one_is_refused(string? secret)
    {
        var run = await RunHereAsync(
            secret, "user", "add", "wang", "--name", "王", "--roles", "agent", "--password-stdin");
        Assert.Equal(1, run.Code);
        Assert.Equal("[]", (await RunHereAsync(null, "user", "list", "--json")).Out.Trim());
    }

    [Fact]
    public void What_came_from_outside_cannot_forge_a_line_of_the_log() =>
        Assert.Equal(@"a\u000ainfo  forged\u001b[31m\u202e 中文\u2028",
            OneLine.Escape("a\ninfo  forged\u001b[31m\u202e 中文\u2028"));

    sealed record Run(int Code, string Out, string Error);

    /// <summary>The same without a process of its own, which costs a second each time.</summary>
    async Task<Run> RunHereAsync(string? input, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var typed = new StringReader(input is "" ? "\n" : input ?? "");
        var terminal = new Terminal(typed, output, error, IsInteractive: false);
        string[] settings = arguments.Contains("--Data:Directory") ? [] : ["--Data:Directory=" + _folder];
        var code = await new CommandLine(terminal).RunAsync([.. settings, .. arguments]);
        return new Run(code, output.ToString(), error.ToString());
    }

    async Task<Run> RunAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.ArgumentList.Add(ServerProcess.Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        if (input is not null)
            await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, await error);
    }
}
