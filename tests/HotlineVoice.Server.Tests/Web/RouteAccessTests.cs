using System.Net;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>
/// Every route of the server, asked by everybody: nothing open by accident, nothing shut by accident.
/// </summary>
public sealed class RouteAccessTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        var silent = server.Web.Routes
            .Where(route => route.Metadata.GetMetadata<Access>() is null)
            .Select(route => route.RoutePattern.RawText);

        Assert.Empty(silent);
        Assert.True(server.Web.Routes.Count > 40, "the list of routes is the server's own");
    }

    [Fact]
    public void A_route_open_to_anyone_says_why()
    {
        var open = server.Web.Routes
            .Select(route => (route.RoutePattern.RawText, route.Metadata.GetMetadata<Access>()!))
            .Where(route => route.Item2.Roles.Count == 0)
            .ToList();

        Assert.All(open, route => Assert.NotEqual("", route.Item2.WhyAnyone));
        Assert.Equal(
            [
                "/", "/api/v1/progress", "/api/v1/session", "/health/live", "/health/ready", "/metrics",
                "/openapi/{documentName}.json",
            ],
            open.Select(route => route.RawText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_past_a_route_that_needs_a_sign_in()
    {
        using var nobody = server.Nobody();
        foreach (var (route, method, access) in Routes().Where(route => route.Access.WhyAnyone is null))
        {
            using var answer = await AskAsync(nobody, route, method);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {route}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Each_role_gets_what_is_declared_for_it_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var role in Role.All)
        {
            using var client = await server.AsAsync(role.Name);
            foreach (var (route, method, access) in Routes().Where(route => route.Access.WhyAnyone is null))
            {
                using var answer = await AskAsync(client, route, method);
                var refused = answer.StatusCode == HttpStatusCode.Forbidden;
                if (answer.StatusCode == HttpStatusCode.Unauthorized || refused == access.Roles.Contains(role))
                    wrong.Add($"{role.Name}: {method} {route}: {answer.StatusCode}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_needs_no_sign_in_needs_none()
    {
        using var nobody = server.Nobody();
        foreach (var path in new[] { "/", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json" })
            Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_route_without_a_declaration_would_be_shut()
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        };
        context.SetEndpoint(new RouteEndpoint(
            _ => Task.FromException(new InvalidOperationException("the door was open")),
            RoutePatternFactory.Parse("/x"), 0, null, null));
        var doorkeeper = new Doorkeeper(
            _ => Task.FromException(new InvalidOperationException("the door was open")), identification: null!);

        await doorkeeper.InvokeAsync(context);

        Assert.Equal(403, context.Response.StatusCode);
    }

    IEnumerable<(string Path, string Method, Access Access)> Routes() =>
        from route in server.Web.Routes
        let access = route.Metadata.GetMetadata<Access>()!
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where !(route.RoutePattern.RawText == "/api/v1/session" && method == "DELETE")
        select (Fill(route.RoutePattern.RawText!), method, access);

    static string Fill(string pattern) =>
        pattern.Replace("{id}", "01JNOTHERE0000000000000000").Replace("{no}", "8001").Replace("{user}", "nobody.here")
            .Replace("{recordingId}", "01JNOTHERE0000000000000000")
            .Replace("{event}", "dispatch").Replace("{name}", "onTime");

    static Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string method) =>
        client.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path), HttpCompletionOption.ResponseHeadersRead);
}
