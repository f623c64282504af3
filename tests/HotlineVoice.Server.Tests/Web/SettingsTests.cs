using HotlineVoice.Server.Settings;
using HotlineVoice.Server.Tests.Architecture;
using Microsoft.Extensions.Configuration;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>
/// Settings: the documented defaults are the program's, and everything wrong is said at once by name.
/// </summary>
public sealed class SettingsTests
{
    static readonly string _defaultsFile = Repository.PathOf("deploy/hotline.defaults.json");

    [Fact]
    public void The_documented_defaults_are_the_programs()
    {
        var documented = new ConfigurationBuilder().AddJsonFile(_defaultsFile).Build();

        var (settings, problems) = HotlineSettings.Read(documented);

        Assert.Empty(problems);
        Assert.Equal(Described(new HotlineSettings()), Described(settings));
    }

    [Fact]
    public void Every_setting_is_documented()
    {
        var documented = new ConfigurationBuilder().AddJsonFile(_defaultsFile).Build();
        var names = documented.AsEnumerable().Select(entry => entry.Key).ToHashSet();
        var source = File.ReadAllText(Repository.PathOf("src/HotlineVoice.Server/Settings/HotlineSettings.cs"));
        var read = System.Text.RegularExpressions.Regex
            .Matches(source, @"read\.(?!Reject)\w+\(\s*""([A-Za-z]+(:[A-Za-z]+)?)""")
            .Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(read.Count >= 18);
        Assert.All(read, name => Assert.Contains(name, names));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_by_name()
    {
        var problems = Problems(
            ("Sip:Listen:0", "udp:localhost:5060"), ("Sip:Listen:1", "sctp:127.0.0.1:5060"), ("Sip:Domain", "a b"),
            ("Sip:ExternalAddress", "here"), ("Media:Ports", "30000-20000"), ("Media:Lanes", "0"),
            ("Trunks:0:From:0", "everywhere"), ("Web:Urls:0", "http://0.0.0.0:80"), ("Clock:Rehearsal", "yes"),
            ("Clock:Now", "2026-03-24 21:30"), ("Api:BootstrapToken", "short"), ("Server:DrainSeconds", "-1"),
            ("Storage:ConnectionString", "Host=db"), ("Sip:Domian", "x"));

        foreach (var name in new[]
        {
            "Sip:Listen: «udp:localhost:5060»", "Sip:Listen: «sctp:127.0.0.1:5060»", "Sip:Domain:",
            "Sip:ExternalAddress:", "Media:Ports:", "Media:Lanes:", "Trunks:0:Name:", "Trunks:0:From:", "Web:Urls:",
            "Clock:Rehearsal:", "Clock:Now:", "Api:BootstrapToken", "Server:DrainSeconds:",
            "Storage:ConnectionString: Database is missing",
            "Sip:Domian: there is no such setting; did you mean Sip:Domain?",
        })
            Assert.Contains(problems, problem => problem.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal(15, problems.Count);
    }

    [Fact]
    public void A_rehearsals_instant_without_a_rehearsal_is_refused() =>
        Assert.StartsWith("Clock:Now:", Assert.Single(Problems(("Clock:Now", "2026-03-24T21:30:00+08:00"))));

    [Fact]
    public void A_list_that_is_given_stands_in_place_of_the_default()
    {
        var (settings, problems) = Read(("Sip:Listen:0", "udp:[::1]:0"), ("Web:Urls", "http://127.0.0.1:0"));

        Assert.Empty(problems);
        Assert.Equal(["udp:[::1]:0"], settings.SipListen);
        Assert.Equal(["http://127.0.0.1:0"], settings.WebUrls);
    }

    [Fact]
    public void A_file_that_is_not_in_the_working_directory_is_looked_for_beside_the_program()
    {
        var name = $"beside-{Guid.NewGuid():N}.pem";
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        Assert.Equal(Path.GetFullPath(name), Read(("Web:Certificate", name)).Settings.WebCertificate);

        File.WriteAllText(beside, "");
        var (settings, problems) = Read(("Web:Certificate", name));
        File.Delete(beside);

        Assert.Equal(beside, settings.WebCertificate);
        Assert.Contains("is no PEM file", Assert.Single(problems));
    }

    [Fact]
    public void A_trunk_has_all_it_was_given()
    {
        var (settings, problems) = Read(
            ("Trunks:0:Name", "city"), ("Trunks:0:From:0", "127.0.0.2"), ("Trunks:0:From:1", "10.0.0.0/8"),
            ("Trunks:0:From:2", "[::1]:5080"), ("Trunks:0:MaxCalls", "30"), ("Trunks:0:To", "sip:10.0.0.1"));

        Assert.Empty(problems);
        var trunk = Assert.Single(settings.Trunks);
        Assert.Equal(("city", 30, "sip:10.0.0.1"), (trunk.Name, trunk.MaxCalls, trunk.To));
        Assert.Equal(["127.0.0.2", "10.0.0.0/8", "[::1]:5080"], trunk.From);
    }

    [Fact]
    public void Settings_are_taken_from_the_command_line_before_verbs_are_read()
    {
        Assert.True(SettingSources.TrySplit(
            ["user", "add", "--Data:Directory", "/tmp/x", "wang", "--Sip:Domain=a.cn", "--name", "王:芳"],
            out var settings, out var rest, out _));

        Assert.Equal(["user", "add", "wang", "--name", "王:芳"], rest);
        Assert.Equal(("/tmp/x", "a.cn"), (settings["Data:Directory"], settings["Sip:Domain"]));
        Assert.False(SettingSources.TrySplit(["serve", "--Sip:Domain"], out _, out _, out var wrong));
        Assert.Equal("--Sip:Domain needs a value", wrong);
    }

    static IReadOnlyList<string> Problems(params (string Key, string Value)[] entries) => Read(entries).Problems;

    static (HotlineSettings Settings, IReadOnlyList<string> Problems) Read(
        params (string Key, string Value)[] entries) =>
        HotlineSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(entries.ToDictionary(entry => entry.Key, entry => (string?)entry.Value)).Build());

    /// <summary>Records with lists compare by reference; their JSON does not.</summary>
    static string Described(HotlineSettings settings) => System.Text.Json.JsonSerializer.Serialize(settings);
}
