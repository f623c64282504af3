using System.Collections.Immutable;
using HotlineVoice.Hotline.Hours;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Hotline;

/// <summary>What hotline.yaml says of one hotline.</summary>
/// <param name="Code">As the API and the database name it: jn12316.</param>
/// <param name="Digit">First digit of its ticket numbers; no two hotlines share one.</param>
/// <param name="Name">As people name it: 辽宁12316金农热线.</param>
/// <param name="Folder">Its folder under dialplans.</param>
public sealed record HotlineProfile(string Code, int Digit, string Name, string Folder)
{
    /// <summary>Every form in which its number may be dialled.</summary>
    public ImmutableArray<ClaimedNumber> Numbers { get; init; } = [];
    /// <summary>Its hours by name, as calendar steps ask for them.</summary>
    public ImmutableDictionary<string, ServiceHours> Hours { get; init; } =
        ImmutableDictionary<string, ServiceHours>.Empty;
    /// <summary>The hours in which people answer; what is left outside them is due by the voicemail rule.</summary>
    public ServiceHours Staffed { get; init; } = ServiceHours.Always;
    /// <summary>By when its messages are due.</summary>
    public VoicemailRule Voicemail { get; init; } = new(VoicemailDue.WindowEndDay, VoicemailDue.WindowEndDay);
}
