using HotlineVoice.Hotline.People;
using Microsoft.AspNetCore.Builder;

namespace HotlineVoice.Web.Signing;

/// <summary>Who may use a route. A route without it is closed to everybody, and a test fails.</summary>
/// <param name="Roles">Any of these is enough; empty when anyone may.</param>
/// <param name="WhyAnyone">Why no sign-in is needed; null when one is.</param>
sealed record Access(IReadOnlyList<Role> Roles, string? WhyAnyone);

/// <summary>The one way in which a route says who may use it.</summary>
static class AccessDeclaration
{
    public static T For<T>(this T route, params IReadOnlyList<Role> roles) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new Access(roles, null));

    public static T ForAnyone<T>(this T route, string why) where T : IEndpointConventionBuilder =>
        route.WithMetadata(new Access([], why));
}
