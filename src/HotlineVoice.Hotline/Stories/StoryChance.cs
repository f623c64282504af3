using System.Security.Cryptography;

namespace HotlineVoice.Hotline.Stories;

/// <summary>No chance at all: a story tells the same each time.</summary>
sealed class StoryChance : RandomNumberGenerator
{
    byte _next;

    /// <inheritdoc/>
    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i++)
            data[i] = _next++;
    }
}
