using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Pages;

/// <summary>What a browser finds at the root: the pages; or, where they were not built, one plain sentence.</summary>
static class FrontPage
{
    const string NotBuilt = """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8"><title>HotlineVoice</title></head>
        <body><p>热线服务器正在运行；构建时没有 Node 20.19 以上版本或 npm 未能完成，因此没有网页。
        请通过接口（/openapi/v1.json）使用，或安装 Node 后重新构建。</p></body></html>
        """;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", Show).ForAnyone("the pages, which hold nothing of anybody").ExcludeFromDescription();

    static IResult Show(PageFolder pages) =>
        pages.Front is { } front
            ? new PageAnswer(front)
            : TypedResults.Content(NotBuilt, "text/html; charset=utf-8");
}
