namespace HotlineVoice.Sip.Admission;

/// <summary>The trunks and how many calls each carries.</summary>
sealed class TrunkBoard
{
    readonly Dictionary<string, int> _calls = [];
    IReadOnlyList<SipTrunk> _trunks = [];

    public void Replace(IReadOnlyList<SipTrunk> trunks) => _trunks = [.. trunks];

    public SipTrunk? Named(string name) => _trunks.FirstOrDefault(trunk => trunk.Name == name);

    /// <summary>The trunk whose address a message came from; ports count when the trunk lists any.</summary>
    public SipTrunk? At(SipPath path) => _trunks.FirstOrDefault(trunk => trunk.From.Contains(path.Remote.Address)
        && (trunk.FromPorts.Count == 0 || trunk.FromPorts.Contains(path.Remote.Port)));

    public bool IsFull(SipTrunk trunk) => _calls.GetValueOrDefault(trunk.Name) >= trunk.MaxCalls;

    public void CallBegan(SipTrunk trunk) => _calls[trunk.Name] = _calls.GetValueOrDefault(trunk.Name) + 1;

    public void CallEnded(SipTrunk trunk)
    {
        var left = _calls.GetValueOrDefault(trunk.Name) - 1;
        if (left > 0)
        {
            _calls[trunk.Name] = left;
        }
        else
        {
            _calls.Remove(trunk.Name);
        }
    }
}
