using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace HotlineVoice.Server.Logs;

/// <summary>
/// The program's log goes to standard error, so that standard output holds nothing but what a program may read.
/// </summary>
static class StandardError
{
    /// <summary>Disposing it writes out what is still held.</summary>
    public static ILoggerFactory Open(LogEventLevel least = LogEventLevel.Information) =>
        new SerilogLoggerFactory(
            new LoggerConfiguration()
                .MinimumLevel.Is(least)
                // Requests are counted in the figures; a line for each would drown what matters.
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                // What keeps pages from starting is said in one sentence by who started them.
                .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
                .WriteTo.Console(new OneLine(), standardErrorFromLevel: LogEventLevel.Verbose)
                .CreateLogger(),
            dispose: true);
}
