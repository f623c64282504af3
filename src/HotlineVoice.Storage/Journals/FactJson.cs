using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Storage.Tables;

namespace HotlineVoice.Storage.Journals;

/// <summary>Facts as they wait in the journal: the name of their kind, and themselves as JSON.</summary>
static class FactJson
{
    static readonly Dictionary<string, Type> _kinds = new[]
    {
        typeof(Fact.CallBegun), typeof(Fact.CallChanged), typeof(Fact.CallFinished), typeof(Fact.VoicemailBegun),
        typeof(Fact.VoicemailLeft), typeof(Fact.VoicemailDropped), typeof(Fact.BindingKept), typeof(Fact.BindingGone),
        typeof(Fact.SeatChanged), typeof(Fact.QueueChanged), typeof(Fact.CallbackOwed), typeof(Fact.AttemptMade),
        typeof(Fact.Supervised), typeof(Fact.AlarmRaised), typeof(Fact.AlarmEnded),
    }.ToDictionary(kind => kind.Name);

    public static (string Kind, string Json) Write(Fact fact)
    {
        var kind = fact.GetType();
        return (kind.Name, JsonSerializer.Serialize(fact, kind, FactJsonTypes.Default));
    }

    /// <summary>Null when this program knows no such fact.</summary>
    public static Fact? Read(string kind, string json)
    {
        try
        {
            return _kinds.TryGetValue(kind, out var type)
                ? (Fact?)JsonSerializer.Deserialize(json, type, FactJsonTypes.Default)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Serializers made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(CallIdJson)])]
[JsonSerializable(typeof(Fact.CallBegun))]
[JsonSerializable(typeof(Fact.CallChanged))]
[JsonSerializable(typeof(Fact.CallFinished))]
[JsonSerializable(typeof(Fact.VoicemailBegun))]
[JsonSerializable(typeof(Fact.VoicemailLeft))]
[JsonSerializable(typeof(Fact.VoicemailDropped))]
[JsonSerializable(typeof(Fact.BindingKept))]
[JsonSerializable(typeof(Fact.BindingGone))]
[JsonSerializable(typeof(Fact.SeatChanged))]
[JsonSerializable(typeof(Fact.QueueChanged))]
[JsonSerializable(typeof(Fact.CallbackOwed))]
[JsonSerializable(typeof(Fact.AttemptMade))]
[JsonSerializable(typeof(Fact.Supervised))]
[JsonSerializable(typeof(Fact.AlarmRaised))]
[JsonSerializable(typeof(Fact.AlarmEnded))]
sealed partial class FactJsonTypes : JsonSerializerContext;
