using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Switch.Journals;

/// <summary>One fact on its way to the store, and who waits for it.</summary>
readonly record struct JournalEntry(KeepRef? Ref, Fact Fact);

/// <summary>What the journal tells others, from its own thread.</summary>
/// <param name="Kept">A promise is on disk, with the number the store gave.</param>
/// <param name="NotKept">A promise will not be kept soon, and why.</param>
/// <param name="Closed">True: too much waits, new calls are to be refused; false: no longer.</param>
sealed record JournalEvents(
    Action<KeepRef, string?> Kept,
    Action<KeepRef, string> NotKept,
    Action<bool> Closed);
