using System.Collections.Immutable;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>What a caller meets, step by step. Every name is already the step it names.</summary>
/// <param name="Start">Where a call begins.</param>
/// <param name="Agent">Where 0 leads in a menu that does not name it; null means the menu's otherwise.</param>
/// <param name="Steps">All of them, as written.</param>
sealed record Dialplan(Step Start, Step? Agent, ImmutableArray<Step> Steps);
