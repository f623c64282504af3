using System.Buffers.Binary;

namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Draws lots. The chance is given, so a tape draws the same again.</summary>
sealed class AtRandom : OfferingWay
{
    internal override string Name => "random";

    internal override string Meaning => "Any free seat, by lot";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn)
    {
        Span<byte> drawn = stackalloc byte[4];
        turn.Chance.GetBytes(drawn);
        return (int)(((ulong)BinaryPrimitives.ReadUInt32BigEndian(drawn) * (ulong)seats.Length) >> 32);
    }
}
