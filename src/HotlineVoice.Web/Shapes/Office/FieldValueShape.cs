using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Identities;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>What a field of a hotline's own holds on a ticket.</summary>
public sealed record FieldValueShape(string Id, string Label, string Value)
{
    public required bool ForUnits { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>With of the caller, should he be named in it, as much as the reader may see of him.</summary>
    internal static FieldValueShape Of(TicketField field, Caller? caller, IdentitySight sight) =>
        new(field.FieldId, field.Label, NoteShape.Shown(field.Value, caller, sight))
        {
            ForUnits = field.ForUnits,
            By = field.By,
            At = field.At,
        };
}
