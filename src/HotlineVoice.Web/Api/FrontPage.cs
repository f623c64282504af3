using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>What a browser finds at the root while the desk is not built: one plain sentence.</summary>
static class FrontPage
{
    const string Html = """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>HotlineVoice</title></head>
        <body><p>热线服务器正在运行；网页坐席尚未提供，请通过接口（/openapi/v1.json）使用。</p></body></html>
        """;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", () => TypedResults.Content(Html, "text/html; charset=utf-8"))
            .ForAnyone("one sentence that says nothing of anybody").ExcludeFromDescription();
}
