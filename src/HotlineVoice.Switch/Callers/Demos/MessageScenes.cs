using HotlineVoice.Media.Recording;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>Two citizens who leave a message: by day while nobody has signed in, and by night.</summary>
sealed class MessageScenes(DemoStage stage, DemoCast cast)
{
    static readonly TimeSpan _speech = TimeSpan.FromSeconds(4);

    // A busy machine may make some frames late, as a bad line does.
    static readonly TimeSpan _lost = TimeSpan.FromMilliseconds(300);

    // Of its 400 ms; no word of the prompts before holds one tone for a third of that.
    static readonly TimeSpan _tone = TimeSpan.FromMilliseconds(240);

    public async Task ByDayAsync(CancellationToken cancel)
    {
        var wang = cast.Wang;
        await stage.DialAsync(wang).ConfigureAwait(false);
        await stage.IsAnsweredAsync(wang, cancel).ConfigureAwait(false);
        await stage.HearsAsync(wang, "jn12316/welcome", "the greeting of the day", cancel).ConfigureAwait(false);
        stage.Does("presses 9, which ends the greeting");
        wang.Phone.Press("9");
        await stage.HearsAsync(wang, "jn12316/menu", "the menu", cancel).ConfigureAwait(false);
        stage.Does("presses 1, 农机购置补贴咨询");
        wang.Phone.Press("1");
        await stage.HearsAsync(wang, "common/queue_unstaffed", "that nobody sits there yet", cancel)
            .ConfigureAwait(false);
        await LeavesMessageAsync(wang, cancel).ConfigureAwait(false);
    }

    public async Task ByNightAsync(CancellationToken cancel)
    {
        var li = cast.Li;
        await stage.DialAsync(li).ConfigureAwait(false);
        await stage.IsAnsweredAsync(li, cancel).ConfigureAwait(false);
        await stage.HearsAsync(li, "jn12316/after_hours", "the greeting of the night", cancel).ConfigureAwait(false);
        stage.Does("presses 1, 留言");
        li.Phone.Press("1");
        await LeavesMessageAsync(li, cancel).ConfigureAwait(false);
    }

    public async Task CheckAsync(string where, CancellationToken cancel)
    {
        var messages = await stage.Server.VoicemailsAsync(cancel).ConfigureAwait(false);
        stage.Check(messages.Count == 2, $"{messages.Count} messages are {where}");
        foreach (var citizen in new[] { cast.Wang, cast.Li })
        {
            var message = messages.FirstOrDefault(each => each.Voicemail.CallingNumber == citizen.Number);
            var voice = message is null ? TimeSpan.Zero : VoiceIn(message.Wav.Span, citizen);
            stage.Check(voice >= _speech - _lost,
                $"the message of {citizen.Name} holds his or her voice; number {message?.Voicemail.Number}, to be "
                + $"registered by {message?.Voicemail.RegisterDue:yyyy-MM-dd}"
                + (voice >= _speech - _lost ? "" : $"; yet {voice.TotalSeconds} s of it"));
        }
    }

    async Task LeavesMessageAsync(DemoPerson citizen, CancellationToken cancel)
    {
        await stage.HearsAsync(citizen, "jn12316/vm", "how to leave a message", cancel).ConfigureAwait(false);
        await stage.ComesAsync((within, give) => citizen.Phone.HearsToneAsync(Ear.BeepHertz, _tone, within, give),
            $"{citizen.Name} hears the tone ({Ear.BeepHertz} Hz)", cancel).ConfigureAwait(false);
        stage.Does($"speaks (a hum of {citizen.HumHertz} Hz) for {_speech.TotalSeconds} s and presses #");
        citizen.Phone.Hum(citizen.HumHertz, _speech);
        await stage.ComesAsync(citizen.Phone.HasSpokenAsync, "has spoken", cancel).ConfigureAwait(false);
        citizen.Phone.Press("#");
        await stage.HearsAsync(citizen, "common/vm_confirm", "that it can be heard again", cancel)
            .ConfigureAwait(false);
        stage.Does("confirms with #");
        citizen.Phone.Press("#");
        await stage.HearsAsync(citizen, "common/vm_done.1", "that it is kept, with its number", cancel)
            .ConfigureAwait(false);
        await stage.ComesAsync(citizen.Phone.IsHungUpOnAsync, "the hotline says goodbye", cancel)
            .ConfigureAwait(false);
    }

    static TimeSpan VoiceIn(ReadOnlySpan<byte> wav, DemoPerson citizen) => WavHeader.TryRead(wav, out var header)
        ? Ear.WholeTone(header.ToSamples(wav), citizen.HumHertz)
        : TimeSpan.Zero;
}
