using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Stories;

/// <summary>What one caller does, and what must come of it. Played against the real floor in virtual time.</summary>
/// <param name="Title">One sentence.</param>
/// <param name="At">Wall time of the call.</param>
/// <param name="Dials">The number.</param>
/// <param name="Acts">What the caller does, in order.</param>
/// <param name="Place">Where it was written.</param>
sealed record Story(string Title, DateTimeOffset At, string Dials, ImmutableArray<StoryAct> Acts, TextNode Place)
{
    /// <summary>The caller's number; null when none is sent.</summary>
    internal string? From { get; init; }
    internal bool Withheld { get; init; }

    /// <summary>The path it must have taken; null when that does not matter.</summary>
    internal Expected<string>? Path { get; init; }
    internal Expected<CallEndReason>? Ends { get; init; }

    /// <summary>The message it must have left; null when that does not matter.</summary>
    internal Expected<ExpectedVoicemail>? Voicemail { get; init; }
}

/// <summary>Something that must come true, and where that was written.</summary>
sealed record Expected<T>(T Value, TextNode Place);

/// <summary>What must be true of the message left; nothing set means that none may be left.</summary>
sealed record ExpectedVoicemail(bool Any)
{
    internal DateOnly? RegisteredBy { get; init; }
    internal DateOnly? RepliedBy { get; init; }
    internal bool NoReply { get; init; }
    internal bool? Anonymous { get; init; }
}

/// <summary>One thing that a caller does.</summary>
abstract record StoryAct(TextNode Place)
{
    /// <summary>Listens until this prompt begins.</summary>
    internal sealed record Hears(TextNode Place, string Prompt) : StoryAct(Place);
    /// <summary>Presses these keys, half a second apart.</summary>
    internal sealed record Presses(TextNode Place, string Keys) : StoryAct(Place);
    /// <summary>Waits for the tone and speaks.</summary>
    internal sealed record Says(TextNode Place, TimeSpan Length) : StoryAct(Place);
    /// <summary>Does nothing.</summary>
    internal sealed record Waits(TextNode Place, TimeSpan Length) : StoryAct(Place);
    /// <summary>Hangs up.</summary>
    internal sealed record HangsUp(TextNode Place) : StoryAct(Place);
}
