using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotlineVoice.Cases.Organisations;

/// <summary>行政区划 by code. Immutable.</summary>
public sealed class DivisionBook
{
    readonly FrozenDictionary<string, Division> _byCode;

    /// <summary>A book of these divisions; codes are unique and parents are among them.</summary>
    public DivisionBook(IEnumerable<Division> divisions)
    {
        All = [.. divisions];
        _byCode = All.ToFrozenDictionary(division => division.Code);
    }

    /// <summary>A book without divisions.</summary>
    public static DivisionBook Empty { get; } = new([]);

    /// <summary>All of them, as written.</summary>
    public ImmutableArray<Division> All { get; }

    /// <summary>The division of this code; null when it is not known.</summary>
    public Division? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>Those directly in this one; provinces for null.</summary>
    public IEnumerable<Division> In(string? code) => All.Where(division => division.ParentCode == code);

    /// <summary>辽宁省铁岭市昌图县; null when the code is not known.</summary>
    public string? FullName(string? code)
    {
        if (Find(code) is not { } division)
            return null;
        return Find(division.ParentCode) is null ? division.Name : FullName(division.ParentCode) + division.Name;
    }
}
