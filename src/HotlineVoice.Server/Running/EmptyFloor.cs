using HotlineVoice.Hotline;

namespace HotlineVoice.Server.Running;

/// <summary>A floor on which nobody is. The switch gives the real view when it has seats; then this goes.</summary>
sealed class EmptyFloor : IFloorView, ITrunkBoard
{
    FloorSnapshot IFloorView.Now => FloorSnapshot.Empty;
    IReadOnlyList<TrunkStanding> ITrunkBoard.Now => [];
}
