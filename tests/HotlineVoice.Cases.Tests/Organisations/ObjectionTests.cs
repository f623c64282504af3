using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Tests.Organisations;

/// <summary>派单异议: what remains to be done about one; and what the 电话台账 shows of the telephones.</summary>
public sealed class ObjectionTests
{
    static readonly DateTimeOffset _at = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly CatalogueEntry _row = new("路灯", "440229100", "440229100", new DateOnly(2016, 12, 31));

    [Theory]
    [InlineData(ObjectionState.Open, false)]
    [InlineData(ObjectionState.Upheld, true)]
    [InlineData(ObjectionState.Rejected, false)]
    public void Only_one_that_was_upheld_leaves_a_row_to_be_revised(ObjectionState state, bool due) =>
        Assert.Equal(due, (Objection() with { State = state }).IsRevisionDue(new DispatchCatalogue([_row])));

    [Fact]
    public void A_row_is_revised_when_it_has_an_end_or_no_longer_names_the_unit_or_is_gone()
    {
        var upheld = Objection() with { State = ObjectionState.Upheld };
        var next = new CatalogueEntry("路灯", "440229100", "440229-zgj", new DateOnly(2026, 4, 1));

        Assert.False(upheld.IsRevisionDue(new([_row with { Until = new DateOnly(2026, 3, 31) }, next])));
        Assert.False(upheld.IsRevisionDue(new([_row with { OrgId = "440229-zgj" }])));
        Assert.False(upheld.IsRevisionDue(DispatchCatalogue.Empty));
        Assert.True(upheld.IsRevisionDue(new([_row with { OrgId = "440229-zgj", With = ["440229100"] }])));
    }

    [Fact]
    public void A_row_is_found_by_exactly_its_division_and_its_first_day()
    {
        var old = _row with { From = new DateOnly(2010, 1, 1), Until = new DateOnly(2016, 12, 30) };
        var book = new DispatchCatalogue([old, _row, _row with { DivisionCode = null, OrgId = "440229-zgj" }]);

        Assert.Same(_row, book.RowOn("路灯", "440229100", new DateOnly(2026, 1, 1)));
        Assert.Equal("440229-zgj", book.RowOn("路灯", null, new DateOnly(2026, 1, 1))!.OrgId);
        Assert.Null(book.RowOn("路灯", "440229104", new DateOnly(2026, 1, 1)));
        Assert.Same(old, book.RowSince("路灯", "440229100", new DateOnly(2010, 1, 1)));
        Assert.True(DispatchCatalogue.IsAround(_row with { DivisionCode = null }, "440229100"));
        Assert.True(DispatchCatalogue.IsAround(_row with { DivisionCode = "440229" }, "440229100"));
        Assert.False(DispatchCatalogue.IsAround(_row, "440229104"));
    }

    [Fact]
    public void A_telephone_fails_when_nobody_answered_the_last_call_and_counts_say_the_same_as_calls()
    {
        var offices = new OfficeBook(
        [
            new Organisation("211224", "昌图县农业农村局", OrganisationLevel.County, "211224")
            {
                Phones = [new("02475800000", "咨询"), new("02475800001", "投诉"), new("02475800002", "举报")],
            },
        ]);
        PhoneTest[] calls =
        [
            new("02475800000", _at, ContactOutcome.Connected),
            new("02475800000", _at.AddDays(1), ContactOutcome.NoAnswer),
            new("02475800001", _at.AddDays(1), ContactOutcome.Busy),
            new("02475800001", _at.AddDays(2), ContactOutcome.Connected),
        ];

        var ledger = TelephoneLedger.Of(offices, calls);

        Assert.Equal(["02475800000"], ledger.Failing().Select(one => one.Phone.Number));
        Assert.Equal(ledger.Phones.AsEnumerable(), TelephoneLedger.OfTallies(offices, PhoneTally.Of(calls)).Phones);
    }

    static CatalogueObjection Objection() => new()
    {
        Id = "o1",
        Hotline = "wy12345",
        Subject = "路灯",
        DivisionCode = "440229100",
        RowFrom = new DateOnly(2016, 12, 31),
        OrgId = "440229100",
        Reason = "路灯已移交",
        LegalBasis = "移交协议",
        FiledAt = _at,
        FiledBy = "zhen",
    };
}
