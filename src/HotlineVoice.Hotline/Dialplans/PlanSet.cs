namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Every hotline's plan, calendars and prompts, as they stood at one loading. Immutable.</summary>
public sealed class PlanSet
{
}
