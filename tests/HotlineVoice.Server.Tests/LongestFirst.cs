using HotlineVoice.Server.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace HotlineVoice.Server.Tests;

/// <summary>
/// What takes minutes begins at once, so that nothing long is left alone at the end. The order changes no result: no
/// collection knows of another.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>By what they took when last looked at, the longest first.</summary>
    static readonly string[] _long =
    [
        ".CommandTests", ".CitizenTests", ".KillTests", ".CallCommandTests",
        ".CommandLineTests", ".LookTests", ".DeskTests", ".DiskTests", ".EndingTests", ".DayCitizenTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Place)];

    static int Place<TTestCollection>(TTestCollection collection) where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(_long, name =>
            collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return place < 0 ? _long.Length : place;
    }
}
