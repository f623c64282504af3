using System.Net;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Api;
using HotlineVoice.Web.Api.Live;
using HotlineVoice.Web.Api.Notices;
using HotlineVoice.Web.Api.Office;
using HotlineVoice.Web.Api.Offices;
using HotlineVoice.Web.Api.Workbench;
using HotlineVoice.Web.Api.Outgoing;
using HotlineVoice.Web.Citizens;
using HotlineVoice.Web.Clocks;
using HotlineVoice.Web.Deliveries;
using HotlineVoice.Web.Events;
using HotlineVoice.Web.Files;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Pages;
using HotlineVoice.Web.Presence;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using IPNetwork = System.Net.IPNetwork;

namespace HotlineVoice.Web;

/// <summary>The API and the pages as one part of the server: started with its ports, stopped in order.</summary>
public sealed class WebModule : IAsyncDisposable
{
    readonly WebApplication _app;

    WebModule(WebApplication app) => _app = app;

    /// <summary>Addresses it listens on, with the real port where 0 was asked for.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Every route with its declaration, for the test that none is left open or shut by accident.</summary>
    internal IReadOnlyList<RouteEndpoint> Routes =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Starts to listen. Throws IOException when an address is taken.</summary>
    public static async Task<WebModule> StartAsync(
        WebOptions options, WebPorts ports, ILoggerFactory logs, CancellationToken cancel)
    {
        var app = Build(options, ports, logs);
        try
        {
            await app.StartAsync(cancel);
        }
        catch
        {
            // Without the word that it stops, the host would report each of its services as fallen.
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw;
        }
        return new WebModule(app);
    }

    /// <summary>Ends feeds, lets running requests finish, and listens no more.</summary>
    public Task StopAsync(CancellationToken cancel) => _app.StopAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    static WebApplication Build(WebOptions options, WebPorts ports, ILoggerFactory logs)
    {
        // The empty builder reads no settings and no environment of its own: what counts was validated by the server.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = "HotlineVoice.Web" });
        builder.Services.AddSingleton(logs);
        builder.Services.AddLogging();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options, ports, logs));
        AddServices(builder.Services, options, ports);
        var app = builder.Build();
        Layer(app, options);
        Map(app);
        return app;
    }

    static void AddServices(IServiceCollection services, WebOptions options, WebPorts ports)
    {
        services.AddRoutingCore();
        services.ConfigureHttpJsonOptions(json => HotlineJson.Configure(json.SerializerOptions));
        services.AddOpenApi("v1", Describe);
        services.AddSingleton(options);
        services.AddSingleton(ports);
        services.AddSingleton(ports.Time);
        services.AddSingleton(ports.Sessions);
        services.AddSingleton(ports.Answers);
        services.AddSingleton(PageFolder.Read(options.PagesDirectory));
        services.AddSingleton<SessionBook>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<ProgressDesk>();
        services.AddSingleton<Identification>();
        services.AddSingleton<AnswerBook>();
        services.AddSingleton<SeatBook>();
        services.AddSingleton<Following>();
        services.AddSingleton<SeatDesk>();
        services.AddSingleton<CallerDialling>();
        services.AddSingleton<SeatSetup>();
        services.AddSingleton<PersonDesk>();
        services.AddSingleton<CallDesk>();
        services.AddSingleton(new TicketDesk(
            ports.Tickets, ports.Attempts, code => ports.Plans().RulesOf(code), () => ports.Plans().Calendar)
        {
            Matters = ports.Matters,
            Sealer = ports.Sealer,
            LeaderSessions = ports.LeaderSessions,
            People = async (user, cancel) => await ports.People.FindAsync(user, cancel) is { } person
                ? new TicketActor(person.User, person.Roles, person.OrgId)
                : null,
        });
        services.AddSingleton<TicketClock>();
        services.AddHostedService(provider => provider.GetRequiredService<TicketClock>());
        services.AddHostedService<AttemptWatch>();
        services.AddSingleton<GatewayBook>();
        services.AddSingleton<MessageSender>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageSender>());
        services.AddHostedService<DailyClock>();
        services.AddSingleton<TicketShowing>();
        services.AddSingleton<ViewerBook>();
        services.AddSingleton<CannedValues>();
        services.AddSingleton<MacroDesk>();
        services.AddSingleton<EnclosureChecking>();
        services.AddHostedService(provider => provider.GetRequiredService<EnclosureChecking>());
        services.AddSingleton<EnclosureDesk>();
        services.AddSingleton<Registering>();
        services.AddSingleton<FeedShaping>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<FeedReader>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    static void Describe(OpenApiOptions openApi)
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "HotlineVoice";
            document.Info.Version = "1";
            return Task.CompletedTask;
        });
        // An instant is written by a converter of ours, through which the generator does not see.
        openApi.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset))
                schema.Type = JsonSchemaType.String;
            else if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
                schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            return Task.CompletedTask;
        });
    }

    static void Listen(KestrelServerOptions kestrel, WebOptions options, WebPorts ports, ILoggerFactory logs)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = WebLimits.BodyBytesMax;
        var certificate = options.Certificate is { } path
            ? new CertificateFile(path, ports.Time, logs.CreateLogger<CertificateFile>())
            : null;
        foreach (var url in options.Urls)
        {
            if (!WebOptions.TryReadUrl(url, out var address, out var secure))
                throw new InvalidOperationException($"{url} was not validated");
            kestrel.Listen(address, listen =>
            {
                if (secure)
                    listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificate!.Current());
            });
        }
    }

    static void Layer(WebApplication app, WebOptions options)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Faults>();
        if (options.BehindProxy.Count > 0)
            app.UseForwardedHeaders(TrustedProxies(options));
        app.UseRouting();
        app.UseMiddleware<PageServing>();
        app.UseMiddleware<Doorkeeper>();
        app.UseMiddleware<Remembering>();
    }

    /// <summary>
    /// Only the named proxies are believed when they say whom they speak for and how he reached them.
    /// </summary>
    static ForwardedHeadersOptions TrustedProxies(WebOptions options)
    {
        var trusted = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost,
        };
        trusted.KnownProxies.Clear();
        trusted.KnownIPNetworks.Clear();
        foreach (var proxy in options.BehindProxy)
            if (IPAddress.TryParse(proxy, out var address))
                trusted.KnownProxies.Add(address);
            else
                trusted.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
        return trusted;
    }

    static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        CallApi.Map(api);
        TalkApi.Map(api);
        SuperviseApi.Map(api);
        SeatApi.Map(api);
        SeatSetupApi.Map(api);
        QueueApi.Map(api);
        TrunkApi.Map(api);
        CallbackApi.Map(api);
        AttemptApi.Map(api);
        VoicemailApi.Map(api);
        TicketApi.Map(api);
        OrganisationApi.Map(api);
        CatalogueApi.Map(api);
        ObjectionApi.Map(api);
        LeaderSessionApi.Map(api);
        TelephoneApi.Map(api);
        HotlineApi.Map(api);
        EventApi.Map(api);
        RehearsalApi.Map(api);
        SessionApi.Map(api);
        PeopleApi.Map(api);
        WorkingDayApi.Map(api);
        AuditApi.Map(api);
        NoteApi.Map(api);
        TagApi.Map(api);
        NoticeApi.Map(api);
        EnclosureApi.Map(api);
        ViewingApi.Map(api);
        BulkApi.Map(api);
        CannedReplyApi.Map(api);
        TicketViewApi.Map(api);
        MacroApi.Map(api);
        OutgoingApi.Map(api);
        WebhookApi.Map(api);
        ProgressApi.Map(api);
        PlannedApi.Map(api);
        HealthApi.Map(app);
        MetricsApi.Map(app);
        FrontPage.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").ForAnyone("the contract is public; it holds no data");
    }
}
