namespace HotlineVoice.Cases.Remarks;

/// <summary>Who may read a note.</summary>
public enum NoteVisibility
{
    /// <summary>The hotline's own people.</summary>
    Internal = 1,
    /// <summary>The units that handle the ticket, too.</summary>
    Unit = 2,
    /// <summary>The same, and it may be told to the caller.</summary>
    Caller = 3,
}
