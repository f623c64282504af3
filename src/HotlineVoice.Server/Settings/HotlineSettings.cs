using System.Text.RegularExpressions;
using HotlineVoice.Storage;
using HotlineVoice.Switch;
using HotlineVoice.Web;
using HotlineVoice.Web.Deliveries;
using Microsoft.Extensions.Configuration;

namespace HotlineVoice.Server.Settings;

/// <summary>
/// Every setting with its default. What each means stands in deploy/hotline.defaults.json, which a test holds equal to
/// this. Later wins: defaults, appsettings.json, environment (HOTLINE__Sip__Domain), command line (--Sip:Domain).
/// </summary>
sealed partial record HotlineSettings
{
    public IReadOnlyList<string> SipListen { get; init; } = ["udp:127.0.0.1:5060", "tcp:127.0.0.1:5060"];
    public string SipDomain { get; init; } = "localhost";
    public string? SipExternalAddress { get; init; }
    public string MediaPorts { get; init; } = "20000-29999";
    public int? MediaLanes { get; init; }
    public TimeSpan MediaInactivity { get; init; } = TimeSpan.FromSeconds(60);
    public IReadOnlyList<TrunkOptions> Trunks { get; init; } = [];
    public IReadOnlyList<string> WebUrls { get; init; } = ["http://127.0.0.1:8080"];
    public string? WebCertificate { get; init; }
    public IReadOnlyList<string> WebBehindProxy { get; init; } = [];
    public bool WebCitizenProgress { get; init; } = true;
    public string DataDirectory { get; init; } = "./data";
    public string? StorageConnectionString { get; init; }
    public string? StorageIdentityKeyFile { get; init; }
    public int AttachmentsMaxMiB { get; init; } = 20;
    public int AttachmentsTicketMaxMiB { get; init; } = 200;
    public string? AttachmentsScanner { get; init; }
    public DeliveryOptions Deliveries { get; init; } = new();
    public string DialplansDirectory { get; init; } = "dialplans";
    public string PromptsDirectory { get; init; } = "prompts";
    public bool ClockRehearsal { get; init; }
    public DateTimeOffset? ClockNow { get; init; }
    public string? ApiBootstrapToken { get; init; }
    public string NodeName { get; init; } = Environment.MachineName;
    public TimeSpan ServerDrain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the web part is told.</summary>
    public WebOptions Web => new()
    {
        Urls = WebUrls,
        Certificate = WebCertificate,
        BehindProxy = WebBehindProxy,
        CitizenProgress = WebCitizenProgress,
        BootstrapToken = ApiBootstrapToken,
        SipDomain = SipDomain,
        AttachmentOctetsMax = (long)AttachmentsMaxMiB << 20,
        TicketOctetsMax = (long)AttachmentsTicketMaxMiB << 20,
        Deliveries = Deliveries,
    };

    /// <summary>What the switch is told.</summary>
    public SwitchOptions Switch => new()
    {
        Listen = SipListen,
        Domain = SipDomain,
        ExternalAddress = SipExternalAddress,
        MediaPorts = MediaPorts,
        Lanes = MediaLanes,
        MediaInactivity = MediaInactivity,
        Trunks = Trunks,
        Drain = ServerDrain,
    };

    /// <summary>What storage is told.</summary>
    public StorageOptions Storage => new()
    {
        DataDirectory = SettingSources.Locate(DataDirectory),
        ConnectionString = StorageConnectionString,
        IdentityKeyFile = StorageIdentityKeyFile,
        DialplansDirectory = DialplansDirectory,
        PromptsDirectory = PromptsDirectory,
        Scanner = AttachmentsScanner,
    };

    /// <summary>
    /// Reads everything, and says everything that is wrong, each line beginning with the setting's name.
    /// </summary>
    public static (HotlineSettings Settings, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var read = new SettingReader(configuration);
        var plain = new HotlineSettings();
        var settings = ReadRest(read, plain) with
        {
            SipListen = read.List("Sip:Listen", plain.SipListen),
            SipDomain = read.Text("Sip:Domain", plain.SipDomain),
            SipExternalAddress = read.Text("Sip:ExternalAddress"),
            MediaPorts = read.Text("Media:Ports", plain.MediaPorts),
            MediaLanes = read.NumberOrNone("Media:Lanes", 1, 256),
            MediaInactivity = read.Seconds("Media:InactivitySeconds", plain.MediaInactivity, 3600),
            Trunks = [.. read.Entries("Trunks").Select(entry => TrunkReading.Read(read, entry))],
        };
        settings.Check(read);
        return (settings, [.. read.Problems(), .. settings.Switch.Problems(), .. settings.Web.Validate()]);
    }

    static HotlineSettings ReadRest(SettingReader read, HotlineSettings plain) => plain with
    {
        WebUrls = read.List("Web:Urls", plain.WebUrls),
        WebCertificate = read.Text("Web:Certificate") is { } certificate ? SettingSources.Locate(certificate) : null,
        WebBehindProxy = read.List("Web:BehindProxy", plain.WebBehindProxy),
        WebCitizenProgress = read.Flag("Web:CitizenProgress", plain.WebCitizenProgress),
        DataDirectory = read.Text("Data:Directory", plain.DataDirectory),
        StorageConnectionString = read.Text("Storage:ConnectionString"),
        StorageIdentityKeyFile = read.Text("Storage:IdentityKeyFile") is { } key ? SettingSources.Locate(key) : null,
        DialplansDirectory = read.Text("Dialplans:Directory", plain.DialplansDirectory),
        PromptsDirectory = read.Text("Prompts:Directory", plain.PromptsDirectory),
        AttachmentsMaxMiB = read.Number("Attachments:MaxMiB", plain.AttachmentsMaxMiB, 1, 1024),
        AttachmentsTicketMaxMiB =
            read.Number("Attachments:TicketMaxMiB", plain.AttachmentsTicketMaxMiB, 1, 102_400),
        AttachmentsScanner = read.Text("Attachments:Scanner"),
        Deliveries = DeliveryReading.Read(read),
        ClockRehearsal = read.Flag("Clock:Rehearsal", plain.ClockRehearsal),
        ClockNow = read.Instant("Clock:Now"),
        ApiBootstrapToken = read.Text("Api:BootstrapToken"),
        NodeName = read.Text("Node:Name", plain.NodeName),
        ServerDrain = read.Seconds("Server:DrainSeconds", plain.ServerDrain, 86_400),
    };

    void Check(SettingReader read)
    {
        if (!DomainName().IsMatch(SipDomain))
            read.Reject("Sip:Domain", $"«{SipDomain}» is not a domain name or an address");
        foreach (var problem in Storage.ConnectionProblems())
            read.Reject("Storage:ConnectionString", problem);
        if (Storage.ScannerProblem is { } scanner)
            read.Reject("Attachments:Scanner", scanner);
        if (ClockNow is not null && !ClockRehearsal)
            read.Reject("Clock:Now", "only a rehearsal may begin at another instant; set Clock:Rehearsal to true");
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.\-:\[\]]{0,252})\z")]
    private static partial Regex DomainName();
}
