using System.Globalization;
using System.Net;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// Shows the main job at work: a citizen by day, a citizen by night, real SIP and RTP over loopback. Every step is
/// printed
/// as it happens and checked by what was heard; after a restart both messages must still be whole.
/// </summary>
public sealed class Demo(IDemoServer server, Action<string> print)
{
    static readonly DateTimeOffset _day = At("2026-03-24 10:00");
    static readonly DateTimeOffset _night = At("2026-03-24 21:30");
    static readonly TimeSpan _speech = TimeSpan.FromSeconds(4);
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    static readonly IPAddress _trunk = IPAddress.Parse("127.0.0.2");

    // The day's citizen hums this, the night's that: so each message tells whose it is.
    static readonly DemoCitizen _wang = new("王大爷", "13800138001", 700);
    static readonly DemoCitizen _li = new("李大姐", "13900139002", 850);

    IPEndPoint _address = new(IPAddress.Loopback, 5060);
    bool _held = true;

    /// <summary>True when every step held. The server stays up.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        _held = true;
        await StartAsync(_day, cancel).ConfigureAwait(false);
        await ByDayAsync(cancel).ConfigureAwait(false);
        await server.MoveClockAsync(_night, cancel).ConfigureAwait(false);
        print($"The rehearsal clock moves to {_night:yyyy-MM-dd HH:mm}.");
        await ByNightAsync(cancel).ConfigureAwait(false);
        await CheckMessagesAsync("in the database", cancel).ConfigureAwait(false);
        await server.StopAsync(cancel).ConfigureAwait(false);
        print("The server stops and starts again on the same data.");
        await StartAsync(_night.AddMinutes(5), cancel).ConfigureAwait(false);
        await CheckMessagesAsync("still whole after the restart", cancel).ConfigureAwait(false);
        print(_held ? "Every step held." : "Some step did not hold.");
        return _held;
    }

    async Task StartAsync(DateTimeOffset wall, CancellationToken cancel)
    {
        _address = IPEndPoint.Parse(await server.StartAsync(wall, cancel).ConfigureAwait(false));
        print($"The server takes calls at {_address}; its clock says {wall:yyyy-MM-dd HH:mm}.");
    }

    async Task ByDayAsync(CancellationToken cancel)
    {
        await using var phone = await CallAsync(_wang, cancel).ConfigureAwait(false);
        await HearsAsync(phone, "jn12316/welcome", "the greeting of the day", cancel).ConfigureAwait(false);
        await HearsAsync(phone, "jn12316/menu", "the menu", cancel).ConfigureAwait(false);
        print("  presses 1, 农业咨询");
        phone.Press("1");
        await HearsAsync(phone, "common/queue_unstaffed", "that nobody sits there yet", cancel).ConfigureAwait(false);
        await LeavesMessageAsync(phone, _wang, cancel).ConfigureAwait(false);
    }

    async Task ByNightAsync(CancellationToken cancel)
    {
        await using var phone = await CallAsync(_li, cancel).ConfigureAwait(false);
        await HearsAsync(phone, "jn12316/after_hours", "the greeting of the night", cancel).ConfigureAwait(false);
        print("  presses 1, 留言");
        phone.Press("1");
        await LeavesMessageAsync(phone, _li, cancel).ConfigureAwait(false);
    }

    async Task<LivePhone> CallAsync(DemoCitizen citizen, CancellationToken cancel)
    {
        print($"{citizen.Name} ({citizen.Number}) dials 12316.");
        var phone = new LivePhone(
            _trunk, (sip, sound) => new TelephoneOptions(citizen.Number, sip, sound, _address));
        phone.Dial("12316");
        Check(await phone.IsAnsweredAsync(_patience, cancel).ConfigureAwait(false), "the call is answered");
        return phone;
    }

    async Task LeavesMessageAsync(LivePhone phone, DemoCitizen citizen, CancellationToken cancel)
    {
        await HearsAsync(phone, "jn12316/vm", "how to leave a message", cancel).ConfigureAwait(false);
        await HearsAsync(phone, "common/beep", "the tone", cancel).ConfigureAwait(false);
        print($"  speaks (a hum of {citizen.HumHertz} Hz) for {_speech.TotalSeconds} s and presses #");
        phone.Hum(citizen.HumHertz, _speech);
        await phone.HasSpokenAsync(_patience, cancel).ConfigureAwait(false);
        phone.Press("#");
        await HearsAsync(phone, "common/vm_confirm", "that it can be heard again", cancel).ConfigureAwait(false);
        print("  confirms with #");
        phone.Press("#");
        await HearsAsync(phone, "common/vm_done.1", "that it is kept, with its number", cancel).ConfigureAwait(false);
        Check(await phone.IsHungUpOnAsync(_patience, cancel).ConfigureAwait(false), "the hotline says goodbye");
    }

    async Task HearsAsync(LivePhone phone, string prompt, string what, CancellationToken cancel)
    {
        var wav = server.Prompt(prompt);
        if (!WavHeader.TryRead(wav.Span, out var header))
        {
            Check(false, $"«{prompt}» can be read");
            return;
        }

        var likeness = await phone.HearsAsync(header.ToSamples(wav.Span), _patience, cancel).ConfigureAwait(false);
        Check(likeness >= Ear.LikeEnough, $"hears {what} ({prompt}, {likeness:P0} alike)");
    }

    async Task CheckMessagesAsync(string where, CancellationToken cancel)
    {
        var messages = await server.VoicemailsAsync(cancel).ConfigureAwait(false);
        Check(messages.Count == 2, $"{messages.Count} messages are {where}");
        foreach (var citizen in new[] { _wang, _li })
        {
            var message = messages.FirstOrDefault(each => each.Voicemail.CallingNumber == citizen.Number);
            Check(message is not null && HoldsHum(message.Wav.Span, citizen),
                $"the message of {citizen.Name} holds his or her voice; number {message?.Voicemail.Number}, to be "
                + $"registered by {message?.Voicemail.RegisterDue:yyyy-MM-dd}");
        }
    }

    static bool HoldsHum(ReadOnlySpan<byte> wav, DemoCitizen citizen) =>
        WavHeader.TryRead(wav, out var header)
        && Ear.LongestTone(header.ToSamples(wav), citizen.HumHertz) >= _speech - TimeSpan.FromMilliseconds(300);

    void Check(bool held, string what)
    {
        _held &= held;
        print($"  {(held ? "✓" : "✗")} {what}");
    }

    static DateTimeOffset At(string wall) =>
        DateTimeOffset.Parse(wall + " +08:00", CultureInfo.InvariantCulture);

    sealed record DemoCitizen(string Name, string Number, double HumHertz);
}
