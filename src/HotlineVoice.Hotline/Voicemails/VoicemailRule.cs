namespace HotlineVoice.Hotline.Voicemails;

/// <summary>By which day a message must be dealt with.</summary>
public enum VoicemailDue
{
    /// <summary>
    /// window-end-day: the day on which the unstaffed window ends in which it was left (次日, 辽农办机发〔2019〕410号).
    /// </summary>
    WindowEndDay = 1,
    /// <summary>next-working-day: the first working day after the day on which it was left.</summary>
    NextWorkingDay = 2,
}

/// <summary>A hotline's rule for its messages. In staffed hours a message is due on its own day.</summary>
/// <param name="RegisterBy">登记.</param>
/// <param name="ReplyBy">回复; null when the hotline's rules name no day.</param>
public sealed record VoicemailRule(VoicemailDue RegisterBy, VoicemailDue? ReplyBy);
