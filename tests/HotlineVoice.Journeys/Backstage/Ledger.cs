using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Journeys.Backstage;

/// <summary>The town's store of facts: keeps them once, and gives voicemails their numbers.</summary>
sealed class Ledger
{
    readonly List<Fact> _facts = [];
    readonly Dictionary<string, string> _numbers = [];

    /// <summary>The store is locked: facts wait.</summary>
    public bool IsLocked { get; set; }

    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<CallRecord> Finished =>
        [.. _facts.OfType<Fact.CallFinished>().Select(fact => fact.Call)];

    /// <summary>Messages that were left, each as it was kept last.</summary>
    public IReadOnlyList<Voicemail> Voicemails =>
    [
        .. _facts.OfType<Fact.VoicemailLeft>()
            .GroupBy(fact => fact.Voicemail.Id)
            .Select(group => group.Last().Voicemail),
    ];

    public string? Keep(Fact fact)
    {
        if (_facts.Any(kept => kept.Id == fact.Id))
            return null;
        _facts.Add(fact);
        if (fact is not Fact.VoicemailLeft left)
            return null;
        if (!_numbers.TryGetValue(left.Voicemail.Id, out var number))
            _numbers[left.Voicemail.Id] = number = $"{_numbers.Count + 1:D4}";
        return number;
    }
}
