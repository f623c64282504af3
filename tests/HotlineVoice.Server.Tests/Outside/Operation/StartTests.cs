using System.Net;
using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>What a server says of itself as it starts, and to whom.</summary>
public sealed partial class StartTests
{
    [Fact]
    public async Task Every_figure_that_was_promised_is_there_from_the_start()
    {
        await using var server = await ServerProcess.StartAsync();

        var lines = (await server.Api.MetricsAsync()).Split('\n');

        foreach (var (name, kind, series) in new[]
        {
            ("hotline_calls_active", "gauge", "hotline_calls_active 0"),
            ("hotline_calls_total", "counter", "hotline_calls_total{end_reason=\"Overload\"} 0"),
            ("hotline_queue_waiting", "gauge", "hotline_queue_waiting{queue=\"jn12316/q_consult\"} 0"),
            ("hotline_seats", "gauge", "hotline_seats{state=\"SignedOut\"} 0"),
            ("hotline_registrations", "gauge", "hotline_registrations 0"),
            ("hotline_sip_messages_total", "counter",
                "hotline_sip_messages_total{direction=\"in\",method=\"INVITE\",status=\"\"} 0"),
            ("hotline_sip_rejected_total", "counter", "hotline_sip_rejected_total{reason=\"NoRoom\"} 0"),
            ("hotline_rtp_lateness_seconds", "histogram", "hotline_rtp_lateness_seconds_bucket{le=\"+Inf\"} "),
            ("hotline_exchange_turn_seconds", "histogram", "hotline_exchange_turn_seconds_bucket{le=\"+Inf\"} "),
            ("hotline_journal_pending", "gauge", "hotline_journal_pending 0"),
            ("hotline_recordings_incomplete_total", "counter", "hotline_recordings_incomplete_total 0"),
        })
        {
            Assert.Single(lines, line => line.StartsWith($"# HELP {name} ", StringComparison.Ordinal));
            Assert.Single(lines, line => line == $"# TYPE {name} {kind}");
            Assert.Contains(lines, line => line.StartsWith(series, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_is_given_a_password_where_nobody_looks()
    {
        await using var server = await ServerProcess.StartAsync();

        Assert.Equal("[]", (await server.CommandAsync(null, "user", "list", "--json")).Output.Trim());
        Assert.Contains("hotline user add", server.Log);
        Assert.DoesNotContain("password ", server.Log);
    }

    [Fact]
    public async Task At_a_terminal_the_first_administrator_is_shown_his_password_once_and_it_signs_him_in()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-terminal-").FullName;
        var words = new ServerSettings { QuickPrompts = false }.Words(folder, new string('t', 32))
            .Select(word => $"'{word}'");
        await using (var terminal = Child.Start(
            "script", ["-qefc", $"dotnet {ServerProcess.Program} serve {string.Join(' ', words)}", "/dev/null"],
            Repository.Root))
        {
            var shown = Password().Match(
                await terminal.Output.LineAsync(line => Password().IsMatch(line), Waiting.Long));
            var ready = await terminal.Output.LineAsync(line => line.StartsWith("ready ", StringComparison.Ordinal),
                Waiting.Long);
            using var http = new HttpClient { BaseAddress = new Uri(Web().Match(ready).Groups[1].Value) };
            var session = new { user = "admin", password = shown.Groups[1].Value };
            using var signedIn = await http.PostAsync(
                "/api/v1/session", System.Net.Http.Json.JsonContent.Create(session));

            Assert.Equal(HttpStatusCode.NoContent, signedIn.StatusCode);
            Assert.Single(terminal.Output.Lines, line => line.Contains(session.password));
        }
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("«admin», password ([A-Za-z0-9_-]{20}) ")]
    private static partial Regex Password();

    [GeneratedRegex("\"web\":\\[\"([^\"]+)\"")]
    private static partial Regex Web();
}
