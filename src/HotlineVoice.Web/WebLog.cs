using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web;

/// <summary>Everything the web project says in the log; numbers are stable, texts may be improved.</summary>
static partial class WebLog
{
    [LoggerMessage(4001, LogLevel.Warning, "The event feed could not read its store and tries again: {Why}")]
    public static partial void FeedInterrupted(this ILogger log, string why);

    [LoggerMessage(4002, LogLevel.Error, "A request to {Method} {Route} failed by our fault")]
    public static partial void RequestFailed(this ILogger log, Exception error, string method, string route);

    [LoggerMessage(4003, LogLevel.Warning, "A request to {Method} {Route} found the store busy: {Why}")]
    public static partial void StoreBusy(this ILogger log, string method, string route, string why);

    [LoggerMessage(4004, LogLevel.Warning, "The certificate {File} could not be read anew, the old one stays: {Why}")]
    public static partial void CertificateNotRead(this ILogger log, string file, string why);

    [LoggerMessage(4005, LogLevel.Information, "The certificate {File} was read; it ends {Until}")]
    public static partial void CertificateRead(this ILogger log, string file, DateTime until);

    [LoggerMessage(4006, LogLevel.Warning, "The clock of tickets was interrupted and tries again: {Why}")]
    public static partial void TicketClockInterrupted(this ILogger log, string why);

    [LoggerMessage(4007, LogLevel.Information, "Running clocks of tickets are reckoned anew: {Notice}")]
    public static partial void Recounting(this ILogger log, string notice);

    [LoggerMessage(4008, LogLevel.Warning, "The watch over attempts was interrupted and tries again: {Why}")]
    public static partial void AttemptWatchInterrupted(this ILogger log, string why);

    [LoggerMessage(4010, LogLevel.Warning, "The check of attachments was interrupted and tries again: {Why}")]
    public static partial void CheckingInterrupted(this ILogger log, string why);

    [LoggerMessage(4011, LogLevel.Warning, "The scanner says nothing of attachment {Id}, it is asked again: {Why}")]
    public static partial void ScannerSaysNothing(this ILogger log, string id, string why);

    [LoggerMessage(4012, LogLevel.Error, "Attachment {Id} of ticket {TicketNo} was removed: {Finding}")]
    public static partial void EnclosureInfected(this ILogger log, string id, string ticketNo, string finding);

    [LoggerMessage(4013, LogLevel.Error, "Attachment {Id} of ticket {TicketNo} lies on no shelf for a day: it is lost")]
    public static partial void EnclosureLost(this ILogger log, string id, string ticketNo);

    [LoggerMessage(4020, LogLevel.Warning, "Sending messages was interrupted and goes on: {Why}")]
    public static partial void SendingInterrupted(this ILogger log, string why);

    [LoggerMessage(4021, LogLevel.Warning, "Message {Id} by {Channel} is given up: {Why}")]
    public static partial void MessageDead(this ILogger log, long id, string channel, string why);

    [LoggerMessage(4022, LogLevel.Warning, "The daily notices were interrupted and are tried again: {Why}")]
    public static partial void DailyClockInterrupted(this ILogger log, string why);
}
