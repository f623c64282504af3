using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Storage.Tables;

/// <summary>The hotline's records as JSON in columns. Absent is left out; enumerations stand by name.</summary>
static class RecordJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), RecordJsonTypes.Default);

    /// <exception cref="StorageException">The column holds something this program did not write.</exception>
    public static T Read<T>(string text)
    {
        try
        {
            return (T)JsonSerializer.Deserialize(text, typeof(T), RecordJsonTypes.Default)!;
        }
        catch (JsonException e)
        {
            throw new StorageException($"A column that should hold {typeof(T).Name} does not: {e.Path}.", e);
        }
    }
}

/// <summary>Serializers made at build time: the hot path writes one record per fact.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(CallIdJson)])]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(Voicemail))]
[JsonSerializable(typeof(SeatStanding))]
[JsonSerializable(typeof(QueueStanding))]
[JsonSerializable(typeof(CallbackTask))]
[JsonSerializable(typeof(ContactAttempt))]
[JsonSerializable(typeof(TicketFile))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ImmutableArray<CallLeg>))]
[JsonSerializable(typeof(ImmutableArray<CallRecording>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(ImmutableArray<CannedPlace>))]
[JsonSerializable(typeof(ImmutableArray<TicketClass>))]
[JsonSerializable(typeof(ImmutableDictionary<string, int>))]
sealed partial class RecordJsonTypes : JsonSerializerContext;

/// <summary>A call's name is a string, not an object.</summary>
sealed class CallIdJson : JsonConverter<CallId>
{
    public override CallId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException());

    public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
