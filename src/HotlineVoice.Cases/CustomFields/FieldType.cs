namespace HotlineVoice.Cases.CustomFields;

/// <summary>What a field of a hotline's own holds.</summary>
public enum FieldType
{
    /// <summary>One line of words.</summary>
    Text = 1,
    /// <summary>A number.</summary>
    Number = 2,
    /// <summary>A day.</summary>
    Date = 3,
    /// <summary>One of the choices that are written down for it.</summary>
    Choice = 4,
}
