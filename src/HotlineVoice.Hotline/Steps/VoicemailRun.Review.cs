namespace HotlineVoice.Hotline.Steps;

/// <summary>After the message is kept: hear it, record it again, leave it.</summary>
sealed partial class VoicemailRun
{
    const int WrongKeysMax = 3;

    // Long enough to find the key, short enough not to hold a line; the message is kept whatever happens.
    static readonly TimeSpan _confirmSilence = TimeSpan.FromSeconds(8);

    int _wrongKeys;

    void Press(char key)
    {
        switch (key)
        {
            case '1':
                _phase = Phase.Reviewing;
                flow.SayRecording(_kept!.RecordingId, TimeSpan.FromSeconds(_kept.DurationSeconds));
                break;
            case '2' when _recordings < RecordingsMax:
                Announce(VoicemailPrompts.Announce);
                break;
            case '#':
                Thank();
                break;
            // 9 repeats; 0 and * would lead away from a message that is kept, so they repeat too.
            case '0' or '9' or '*':
                Confirm();
                break;
            default:
                if (++_wrongKeys < WrongKeysMax)
                    Confirm(VoicemailPrompts.Invalid);
                else
                    Thank();
                break;
        }
    }

    void Confirm(string? before = null)
    {
        _phase = Phase.Confirming;
        flow.Say(
            [.. before is null ? [] : flow.Words(before), .. flow.Words(VoicemailPrompts.Confirm)], cutByDigit: true);
    }

    void Thank() => Say(
        Phase.Thanking,
        VoicemailPrompts.Done,
        new Dictionary<string, string> { [VoicemailPrompts.NumberValue] = _kept!.Number ?? "" });
}
