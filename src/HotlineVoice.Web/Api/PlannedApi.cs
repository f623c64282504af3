using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>
/// Routes that the contract names and that are not built: they answer 501 to who is signed in, change nothing, and
/// stand here in one list so that nobody has to guess. Each leaves the list when its noun gets its file.
/// </summary>
static class PlannedApi
{
    static readonly string[] _routes =
    [
        "GET articles", "GET reports/{name}",
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var route in _routes)
        {
            var (method, path) = (route[..route.IndexOf(' ')], route[(route.IndexOf(' ') + 1)..]);
            api.MapMethods(path, [method], Problems.NotBuilt).For(RoleSets.Everybody).ProducesProblem(501);
        }
    }
}
