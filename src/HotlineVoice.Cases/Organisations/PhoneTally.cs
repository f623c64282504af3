using HotlineVoice.Cases.Contacts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>What came of the calls to one number.</summary>
/// <param name="Number">In its national form.</param>
/// <param name="Calls">So often it was called, at least once …</param>
/// <param name="Answered">… and so often somebody answered.</param>
/// <param name="LastAt">When it was last called.</param>
/// <param name="LastOutcome">What came of that.</param>
public sealed record PhoneTally(
    string Number, int Calls, int Answered, DateTimeOffset LastAt, ContactOutcome LastOutcome)
{
    /// <summary>One for each number that was called.</summary>
    public static IEnumerable<PhoneTally> Of(IEnumerable<PhoneTest> calls) => calls
        .GroupBy(call => call.Number)
        .Select(made =>
        {
            var last = made.MaxBy(call => call.At);
            return new PhoneTally(made.Key, made.Count(),
                made.Count(call => call.Outcome == ContactOutcome.Connected), last.At, last.Outcome);
        });
}
