using System.Data.Common;
using HotlineVoice.Hotline.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// The outermost layer of a request: whatever goes wrong inside becomes a problem document, never a page of code.
/// </summary>
sealed class Faults(RequestDelegate next, ILogger<Faults> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (NeedsBody(context))
            {
                // A file that could not be given in that range has already said that it is sound.
                context.Response.ContentType = null;
                context.Response.ContentLength = null;
                await Problems.OfStatus(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Who asked has gone; there is nobody to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await AnswerTo(error, context).ExecuteAsync(context);
        }
    }

    /// <summary>The store did not answer in time: nothing was done, and a repetition may do it.</summary>
    public static bool IsBusy(Exception error) => error is DbException or TimeoutException;

    /// <summary>Errors that routing or file ranges made without saying anything.</summary>
    static bool NeedsBody(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 };

    IResult AnswerTo(Exception error, HttpContext context)
    {
        var method = context.Request.Method;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown route";
        switch (error)
        {
            case BadHttpRequestException bad:
                return Problems.OfStatus(bad.StatusCode);
            case FormatException when context.Request.Query.ContainsKey("cursor"):
                return Problems.Wrong("cursor", "不是本接口给出的游标");
            case var busy when IsBusy(busy):
                log.StoreBusy(method, route, error.Message);
                return Problems.Busy(TimeSpan.FromSeconds(2));
            default:
                log.RequestFailed(error, method, route);
                return Problems.OfStatus(500);
        }
    }
}
