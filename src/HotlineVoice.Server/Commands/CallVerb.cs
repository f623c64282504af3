using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using HotlineVoice.Server.Settings;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Server.Commands;

/// <summary>A test caller: real SIP and RTP to whatever answers at the target.</summary>
sealed class CallVerb(Terminal terminal)
{
    const string KeyNames = "0123456789*#ABCD";

    /// <summary>More would try this machine, not the server.</summary>
    const int CallsMax = 100_000;

    static readonly Argument<string> _target =
        new("TARGET") { Description = "Whom to call, such as sip:12316@127.0.0.1:5060" };
    static readonly Option<string?> _from = new("--from") { Description = "The caller's number, or a seat's" };
    static readonly Option<string?> _keys =
        new("--keys") { Description = "Keys to press, each once something was heard, such as 1,2" };
    static readonly Option<FileInfo?> _say = new("--say") { Description = "A WAV file to say after the tone" };
    static readonly Option<FileInfo?> _record =
        new("--record") { Description = "Write what was heard to this WAV file" };
    static readonly Option<int?> _seconds = new("--seconds") { Description = "Hang up after so long" };
    static readonly Option<int?> _count = new("--count") { Description = "How many calls; 1 if left out" };
    static readonly Option<double?> _rate = new("--rate") { Description = "How many begin a second; 1 if left out" };
    static readonly Option<bool> _password =
        new("--password-stdin") { Description = "Read the seat's password from standard input" };
    static readonly Option<bool> _json = new("--json") { Description = "One line of JSON for each call" };

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var call = new Command("call", "Place test calls")
        {
            _target, _from, _keys, _say, _record, _seconds, _count, _rate, _password, _json,
        };
        call.Validators.Add(Check);
        call.SetAction(line.With(given, (settings, parsed, _) => RunAsync(settings, parsed)));
        return call;
    }

    static void Check(CommandResult result)
    {
        if (result.GetValue(_count) is < 1 or > CallsMax)
            result.AddError($"--count is from 1 to {CallsMax}.");
        if (result.GetValue(_rate) is not (null or (> 0 and <= 10_000)))
            result.AddError("--rate is more than 0 and at most 10000.");
        if (result.GetValue(_seconds) is < 1 or > 86_400)
            result.AddError("--seconds is from 1 to 86400.");
        if (KeysOf(result.GetValue(_keys)).FirstOrDefault(key => !KeyNames.Contains(key)) is not '\0' and var wrong)
            result.AddError($"--keys: «{wrong}» is no key; keys are {KeyNames}.");
        if (result.GetValue(_say) is { Exists: false } missing)
            result.AddError($"--say: there is no file {missing.FullName}.");
        if (result.GetValue(_record) is not null && result.GetValue(_count) > 1)
            result.AddError("--record is for one call.");
    }

    async Task<int> RunAsync(HotlineSettings settings, ParseResult parsed)
    {
        using var signals = new Signals(_ => { });
        var caller = new TestCaller(await OptionsAsync(settings, parsed));
        var count = parsed.GetValue(_count) ?? 1;
        var results = await caller.CallAsync(count, parsed.GetValue(_rate) ?? 1, signals.Stop);
        foreach (var result in results)
            await terminal.Out.WriteLineAsync(parsed.GetValue(_json) ? Json(result) : Sentence(result));
        if (parsed.GetValue(_record) is { } file && results.Count > 0)
            await WriteAsync(file, results[0].HeardAsWav());
        return results.Count == count && results.All(result => result.Result == "answered") ? 0 : 1;
    }

    async Task<TestCallOptions> OptionsAsync(HotlineSettings settings, ParseResult parsed)
    {
        var options = new TestCallOptions(parsed.GetRequiredValue(_target))
        {
            Domain = settings.SipDomain,
            Keys = [.. KeysOf(parsed.GetValue(_keys)).Select(key => key.ToString())],
            Length = parsed.GetValue(_seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Say = parsed.GetValue(_say) is { } words ? await File.ReadAllBytesAsync(words.FullName) : default,
        };
        if (parsed.GetValue(_from) is { } from)
            options = options with { From = from };
        return parsed.GetValue(_password)
            ? options with { Password = await terminal.ReadTelephonePasswordAsync() }
            : options;
    }

    /// <summary>«1,2» and «12» are the same two keys.</summary>
    static IEnumerable<char> KeysOf(string? text) => (text ?? "").Where(key => key is not (',' or ' '));

    static async Task WriteAsync(FileInfo file, byte[] wav)
    {
        try
        {
            await File.WriteAllBytesAsync(file.FullName, wav);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotDone($"{file.FullName} cannot be written: {error.Message}");
        }
    }

    static string Json(TestCallResult call) => JsonSerializer.Serialize(
        new
        {
            result = call.Result,
            status = call.Status,
            setupMs = (long)call.Setup.TotalMilliseconds,
            talkMs = (long)call.Talk.TotalMilliseconds,
            rtpSent = call.RtpSent,
            rtpReceived = call.RtpReceived,
            rtpLost = call.RtpLost,
            endedBy = call.EndedBy,
        }, Listing.Compact);

    static string Sentence(TestCallResult call) =>
        $"{call.Result} ({call.Status}): talked {call.Talk.TotalSeconds:0.0} s, ended by {call.EndedBy}; "
        + $"RTP {call.RtpSent} sent, {call.RtpReceived} received, {call.RtpLost} lost";
}
