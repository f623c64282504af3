using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>What came of a loading: plans, or every problem at once.</summary>
/// <param name="Plans">Null when there is any problem; the plans in use then stay.</param>
/// <param name="Problems">All of them, by file, line and column.</param>
/// <param name="Notes">What is worth knowing but is no fault, such as a hotline without a flow.</param>
public sealed record PlanLoad(PlanSet? Plans, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Notes);
