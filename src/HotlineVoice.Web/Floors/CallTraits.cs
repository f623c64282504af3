using System.Text.Json;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;

namespace HotlineVoice.Web.Floors;

/// <summary>Comparing two readings of one record.</summary>
static class CallTraits
{
    /// <summary>
    /// Nobody who reads both could tell them apart. Records hold arrays, which compare by where they lie.
    /// </summary>
    public static bool AreAlike(CallRecord one, CallRecord other) =>
        ReferenceEquals(one, other) || Text(one) == Text(other);

    static string Text(CallRecord call) =>
        JsonSerializer.Serialize(CallShape.Of(call, unmasked: true), HotlineJson.Options);
}
