using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// Stands before every route: who is it, may he, and is it really he who asks. Closed unless declared open.
/// </summary>
sealed class Doorkeeper(RequestDelegate next, Identification identification)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        var refusal = await CheckAsync(context, endpoint.Metadata.GetMetadata<Access>());
        if (refusal is null)
            await next(context);
        else
            await refusal.ExecuteAsync(context);
    }

    async Task<IResult?> CheckAsync(HttpContext context, Access? access)
    {
        if (access is null)
            return Problems.NotAllowed("Undeclared", "此地址没有说明谁可以使用");
        if (!SameOrigin.Holds(context.Request) && context.Request.Headers.Authorization.Count == 0)
            return Problems.NotAllowed("CrossSite", "请求来自其他网站");
        if (access.WhyAnyone is not null)
            return null;
        if (await identification.FindAsync(context, context.RequestAborted) is not { } visitor)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.NotSignedIn();
        }
        context.Features.Set(visitor);
        return visitor.IsAny(access.Roles) ? null : Problems.NotAllowed("RoleMissing", "您的角色不能进行此操作");
    }
}
