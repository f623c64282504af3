using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotlineVoice.Storage.Tables;

/// <summary>A call's name in a column of text.</summary>
sealed class CallIdColumn() : ValueConverter<CallId, string>(id => id.Value, text => new CallId(text));

/// <summary>Columns that hold a small list as JSON: legs, queues, roles. Nobody searches inside them.</summary>
static class Columns
{
    public static PropertyBuilder<ImmutableArray<T>> InJson<T>(this PropertyBuilder<ImmutableArray<T>> property)
    {
        property.HasConversion(
            list => RecordJson.Write(list),
            text => RecordJson.Read<ImmutableArray<T>>(text),
            new ValueComparer<ImmutableArray<T>>(
                (one, other) => one.SequenceEqual(other), list => list.Length, list => list));
        return property;
    }

    public static PropertyBuilder<ImmutableSortedDictionary<string, string>> InJson(
        this PropertyBuilder<ImmutableSortedDictionary<string, string>> property)
    {
        property.HasConversion(
            map => RecordJson.Write(map),
            text => RecordJson.Read<ImmutableSortedDictionary<string, string>>(text),
            new ValueComparer<ImmutableSortedDictionary<string, string>>(
                (one, other) => ReferenceEquals(one, other), map => map.Count, map => map));
        return property;
    }

    public static PropertyBuilder<ImmutableDictionary<string, int>> InJson(
        this PropertyBuilder<ImmutableDictionary<string, int>> property)
    {
        property.HasConversion(
            map => RecordJson.Write(map),
            text => RecordJson.Read<ImmutableDictionary<string, int>>(text),
            new ValueComparer<ImmutableDictionary<string, int>>(
                (one, other) => ReferenceEquals(one, other), map => map.Count, map => map));
        return property;
    }
}
