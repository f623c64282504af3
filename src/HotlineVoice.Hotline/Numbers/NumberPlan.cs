using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Numbers;

/// <summary>A number that a hotline claims; bound to one trunk when three hotlines share a short number.</summary>
public sealed record ClaimedNumber(string Number, string? Trunk);

/// <summary>Whose number was dialled?</summary>
public sealed class NumberPlan
{
    readonly FrozenDictionary<ClaimedNumber, HotlineProfile> _claims;

    /// <summary>The claims of these hotlines; no number may be claimed twice for one trunk.</summary>
    public NumberPlan(ImmutableArray<HotlineProfile> hotlines) =>
        _claims = hotlines
            .SelectMany(hotline => hotline.Numbers.Select(claim => (claim, hotline)))
            .ToFrozenDictionary(pair => pair.claim, pair => pair.hotline);

    /// <summary>The hotline for a number that came by this trunk; a claim bound to the trunk goes first.</summary>
    public HotlineProfile? Find(string? called, string? trunk)
    {
        if (!DialledNumber.TryParse(called, out var number))
            return null;
        foreach (var form in number.Forms)
            if (trunk is not null && _claims.TryGetValue(new ClaimedNumber(form, trunk), out var bound))
                return bound;
        foreach (var form in number.Forms)
            if (_claims.TryGetValue(new ClaimedNumber(form, null), out var free))
                return free;
        return null;
    }
}
