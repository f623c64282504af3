using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotlineVoice.Cases.Organisations;

/// <summary>通讯录: the units of one hotline. Immutable.</summary>
public sealed class OfficeBook
{
    readonly FrozenDictionary<string, Organisation> _byId;
    readonly ILookup<string, Organisation> _byDivision;

    /// <summary>A book of these units; ids are unique, superiors are among them and lead to the top.</summary>
    public OfficeBook(IEnumerable<Organisation> offices)
    {
        All = [.. offices];
        _byId = All.ToFrozenDictionary(office => office.OrgId);
        _byDivision = All.ToLookup(office => office.DivisionCode);
    }

    /// <summary>A book without units.</summary>
    public static OfficeBook Empty { get; } = new([]);

    /// <summary>All of them, as written.</summary>
    public ImmutableArray<Organisation> All { get; }

    /// <summary>The unit of this id; null when there is none.</summary>
    public Organisation? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Every unit of this division itself.</summary>
    public ImmutableArray<Organisation> OfDivision(string division) => [.. _byDivision[division]];

    /// <summary>The office of a place: the highest unit of its division; a town's code leads to its county. Null when
    /// the place has none.</summary>
    public Organisation? OfficeOf(string division)
    {
        var code = division.Length > Division.Digits ? division[..Division.Digits] : division;
        return _byDivision[code].FirstOrDefault(office => Find(office.ParentOrgId)?.DivisionCode != code);
    }

    /// <summary>上级主管单位; null at the top.</summary>
    public Organisation? SuperiorOf(Organisation office) => Find(office.ParentOrgId);

    /// <summary>Whether the first is somewhere below the second; a unit is not below itself.</summary>
    public bool IsBelow(string id, string above)
    {
        var office = Find(id);
        for (var steps = 0; office?.ParentOrgId is { } parent && steps <= All.Length; steps++)
        {
            if (parent == above)
                return true;
            office = Find(parent);
        }

        return false;
    }

    /// <summary>Units whose name, short name, id or division holds this text, those of which it is the beginning
    /// first.</summary>
    public ImmutableArray<Organisation> Search(string? text, int limit = 50)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [.. All.Take(limit)];
        var wanted = text.Trim();
        return [.. All.Where(office => Holds(office, wanted)).OrderBy(office => !Begins(office, wanted)).Take(limit)];
    }

    static bool Holds(Organisation office, string text) =>
        office.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || office.ShortName?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || Begins(office, text);

    static bool Begins(Organisation office, string text) =>
        office.Name.StartsWith(text, StringComparison.Ordinal)
        || office.OrgId.StartsWith(text, StringComparison.Ordinal)
        || office.DivisionCode.StartsWith(text, StringComparison.Ordinal);
}
