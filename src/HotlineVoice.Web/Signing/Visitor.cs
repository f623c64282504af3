using System.Reflection;
using HotlineVoice.Hotline.People;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>By what somebody is known.</summary>
enum VisitorProof
{
    Session,
    Token,
}

/// <summary>Who is asking. A route takes one as a parameter; the doorkeeper has found him by then.</summary>
sealed record Visitor(Person Person, VisitorProof Proof)
{
    public string User => Person.User;

    /// <summary>Codes he may see; null for all.</summary>
    public IReadOnlyCollection<string>? Hotlines => Person.Hotlines.IsDefaultOrEmpty ? null : Person.Hotlines;

    public bool IsAny(IEnumerable<Role> roles) => roles.Any(role => Person.Roles.Contains(role.Name));

    /// <summary>What belongs to no hotline is seen only by who sees all.</summary>
    public bool MaySee(string? hotline) => Hotlines is null || (hotline is not null && Hotlines.Contains(hotline));

    public static ValueTask<Visitor?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Visitor>());
}
