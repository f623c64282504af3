using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Steps;

/// <summary>What every voicemail says by itself.</summary>
static class VoicemailPrompts
{
    internal const string Announce = "vm_beep";
    internal const string TooShort = "vm_short";
    internal const string Confirm = "vm_confirm";
    internal const string Done = "vm_done";
    internal const string NotKept = "vm_not_kept";
    internal const string None = "vm_none";
    internal const string Invalid = "invalid";

    /// <summary>The tone after which to speak; a reading without words.</summary>
    internal const string Beep = "common/beep";

    /// <summary>The value that the last prompt reads.</summary>
    internal const string NumberValue = "vm_no";

    internal static ImmutableArray<string> All { get; } =
        [Announce, TooShort, Confirm, Done, NotKept, None, Invalid];
}
