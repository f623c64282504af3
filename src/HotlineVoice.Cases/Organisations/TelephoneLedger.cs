using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>电话台账: one telephone of a unit with what is known of it (JN 正文三(三)).</summary>
/// <param name="OrgId">The unit.</param>
/// <param name="Phone">Number, purpose, hours, since when, reported when.</param>
public sealed record OrgPhone(string OrgId, OrganisationPhone Phone)
{
    /// <summary>When it was last called, for a test or for a caller; null when never.</summary>
    public DateTimeOffset? LastTestedAt { get; init; }
    /// <summary>What came of it; null when it was never called.</summary>
    public ContactOutcome? LastResult { get; init; }
    /// <summary>So often it was called …</summary>
    public int Calls { get; init; }
    /// <summary>… and so often somebody answered.</summary>
    public int Answered { get; init; }

    /// <summary>Nobody answered when it was last called.</summary>
    public bool IsFailing => LastResult is not null and not ContactOutcome.Connected;

    /// <summary>接通率 of the calls counted, 0 to 1; null when there were none.</summary>
    public double? AnswerRate => Calls == 0 ? null : (double)Answered / Calls;
}

/// <summary>One call to a number, to see whether somebody answers.</summary>
/// <param name="Number">In its national form, as it was dialled.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
public readonly record struct PhoneTest(string Number, DateTimeOffset At, ContactOutcome Outcome);

/// <summary>电话台账: every telephone of the units, and which answer.</summary>
/// <param name="Phones">By unit, as the units are written.</param>
public sealed record TelephoneLedger(ImmutableArray<OrgPhone> Phones)
{
    /// <summary>The ledger of these units after these calls; calls to other numbers count for nobody.</summary>
    public static TelephoneLedger Of(OfficeBook offices, IEnumerable<PhoneTest> calls) =>
        OfTallies(offices, PhoneTally.Of(calls));

    /// <summary>The ledger of these units after calls that were counted elsewhere, each number once.</summary>
    public static TelephoneLedger OfTallies(OfficeBook offices, IEnumerable<PhoneTally> calls)
    {
        ArgumentNullException.ThrowIfNull(offices);
        var byNumber = calls.ToDictionary(tally => tally.Number);
        return new TelephoneLedger([.. offices.All.SelectMany(unit => unit.Phones.Select(phone =>
        {
            var made = byNumber.GetValueOrDefault(phone.Number);
            return new OrgPhone(unit.OrgId, phone)
            {
                LastTestedAt = made?.LastAt,
                LastResult = made?.LastOutcome,
                Calls = made?.Calls ?? 0,
                Answered = made?.Answered ?? 0,
            };
        }))]);
    }

    /// <summary>Those that have not been reported since this day, and so are to be asked for again.</summary>
    public ImmutableArray<OrgPhone> NotReportedSince(DateOnly day) =>
        [.. Phones.Where(one => one.Phone.ReportedOn is null || one.Phone.ReportedOn < day)];

    /// <summary>Those that did not answer when they were last called.</summary>
    public ImmutableArray<OrgPhone> Failing() => [.. Phones.Where(one => one.IsFailing)];
}
