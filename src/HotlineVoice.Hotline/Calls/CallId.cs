namespace HotlineVoice.Hotline.Calls;

/// <summary>
/// Names one call for ever: 26 characters of Crockford base 32, time first, so that ids sort by arrival.
/// </summary>
public readonly record struct CallId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
