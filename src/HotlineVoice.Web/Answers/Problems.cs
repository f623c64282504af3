using HotlineVoice.Web.Shapes;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// Every answer that is not what was asked for: a problem document (RFC 9457) with a code for programs.
/// </summary>
static class Problems
{
    public static IResult Unreadable(string detail) => Of(400, "Unreadable", "请求无法读取", detail);

    public static IResult NotSignedIn() => Of(401, "NotSignedIn", "请先登录");

    public static IResult NotAllowed(string code, string detail) => Of(403, code, "无权进行此操作", detail);

    public static IResult NotFound(string what) => Of(404, "NotFound", $"没有找到{what}");

    public static IResult Conflict(string code, string detail) => Of(409, code, "当前状态不允许此操作", detail);

    /// <summary>Refused by a rule: the code names the guard or the state, the clause the regulation's.</summary>
    public static IResult Conflict(string code, string? clause, string detail) =>
        Write(new ProblemShape(409, code, "当前状态不允许此操作") { Detail = detail, Clause = clause });

    public static IResult Stale(long current) =>
        Of(412, "StaleVersion", "内容已被他人修改", $"当前版本为{current}，请重新读取后再操作");

    public static IResult Wrong(IReadOnlyDictionary<string, string[]> errors) =>
        Write(new ProblemShape(422, "WrongFields", "有字段填写不正确") { Errors = errors });

    public static IResult Wrong(string field, string why) =>
        Wrong(new Dictionary<string, string[]> { [field] = [why] });

    public static IResult Gone(long oldest) =>
        Write(new ProblemShape(410, "Gone", "该序号之前的事件已不再保存") { Oldest = oldest });

    public static IResult NotBuilt() => Of(501, "NotBuilt", "此功能尚未提供");

    public static IResult TooMany(TimeSpan after) => new Later(429, "TooMany", "请求过于频繁，请稍后再试", after);

    public static IResult Busy(TimeSpan after) => new Later(503, "Busy", "系统繁忙，请稍后再试", after);

    public static IResult Of(int status, string code, string title, string? detail = null) =>
        Write(new ProblemShape(status, code, title) { Detail = detail });

    /// <summary>
    /// A status that came without a body (an unknown route, a wrong method, a body too large) gets one.
    /// </summary>
    public static IResult OfStatus(int status) => status switch
    {
        400 => Of(400, "Unreadable", "请求无法读取"),
        401 => NotSignedIn(),
        403 => Of(403, "NotAllowed", "无权进行此操作"),
        404 => Of(404, "NotFound", "没有找到该地址"),
        405 => Of(405, "MethodNotAllowed", "该地址不支持此方法"),
        413 => Of(413, "TooLarge", "请求内容过大"),
        415 => Of(415, "NotJson", "请以 application/json 提交"),
        416 => Of(416, "RangeNotSatisfiable", "请求的范围不在文件之内"),
        _ => Of(status, status >= 500 ? "Fault" : "Refused", status >= 500 ? "服务器内部错误" : "请求未被接受"),
    };

    /// <summary>The document as an answer.</summary>
    public static IResult Write(ProblemShape problem) =>
        TypedResults.Json(problem, HotlineJson.Options, "application/problem+json", problem.Status);

    sealed class Later(int status, string code, string title, TimeSpan after) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString();
            return Of(status, code, title).ExecuteAsync(context);
        }
    }
}
