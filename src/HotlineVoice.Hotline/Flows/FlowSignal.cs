using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline.Flows;

/// <summary>What a step can be told. Only what the step still waits for reaches it.</summary>
abstract record FlowSignal
{
    FlowSignal()
    {
    }

    /// <summary>A key.</summary>
    internal sealed record Key(char Digit) : FlowSignal;
    /// <summary>What was said last is over.</summary>
    internal sealed record Said(PlayEnding How) : FlowSignal;
    /// <summary>The time that the step had set is up.</summary>
    internal sealed record TimeUp : FlowSignal;
    /// <summary>A recording is over, its sound on the shelf.</summary>
    internal sealed record Recorded(RecordingRef Recording, RecordingEnding How, TimeSpan Length) : FlowSignal;
    /// <summary>Something about the conversation.</summary>
    internal sealed record Talked(TalkNews News) : FlowSignal;
    /// <summary>The market has decided something about this caller.</summary>
    internal sealed record Market(MarketOutput News) : FlowSignal;
    /// <summary>A promise is on disk.</summary>
    internal sealed record Kept(KeepRef Keep, string? Number) : FlowSignal;
    /// <summary>A promise could not be kept.</summary>
    internal sealed record NotKept(KeepRef Keep) : FlowSignal;
}
