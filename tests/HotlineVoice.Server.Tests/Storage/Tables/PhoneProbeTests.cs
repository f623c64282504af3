using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Calls to telephones of units, counted with those made about a matter.</summary>
public abstract class PhoneProbeTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : PhoneProbeTests(Product.Sqlite);

    public sealed class OnPostgreSql() : PhoneProbeTests(Product.PostgreSql);

    const string First = "02475820001";
    const string Second = "02475820002";

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Test_calls_and_calls_about_a_matter_count_and_those_to_callers_do_not()
    {
        await _storage.PhoneTests.AddAsync(Probe("p1", Samples.Morning), Cancel);
        await _storage.PhoneTests.AddAsync(
            Probe("p2", Samples.Morning.AddHours(2)) with { Outcome = ContactOutcome.Busy }, Cancel);
        await _storage.Attempts.AddAsync(Samples.Attempt("a1", Samples.Morning.AddHours(1)), Cancel);
        await _storage.Attempts.AddAsync(
            Samples.Attempt("a2", Samples.Morning.AddHours(3)) with { Party = ContactParty.Caller }, Cancel);
        await _storage.Attempts.AddAsync(
            Samples.Attempt("a3", Samples.Morning.AddHours(4)) with { Phone = null }, Cancel);
        await _storage.PhoneTests.AddAsync(Probe("p3", Samples.Morning) with { Number = "02499999999" }, Cancel);

        Assert.Equal(
            [new PhoneTally(First, 3, 1, Samples.Morning.AddHours(2), ContactOutcome.Busy)], await TallyAsync());
    }

    [Fact]
    public async Task What_is_counted_in_the_database_is_what_the_calls_themselves_say()
    {
        var calls = new List<PhoneTest>();
        for (var n = 0; n < 12; n++)
        {
            var outcome = (ContactOutcome)(n * 5 % 6 + 1);
            var call = new PhoneTest(n % 3 == 0 ? Second : First, Samples.Morning.AddMinutes(n * 7 % 12), outcome);
            calls.Add(call);
            if (n % 2 == 0)
                await _storage.PhoneTests.AddAsync(
                    Probe($"p{n}", call.At) with { Number = call.Number, Outcome = outcome }, Cancel);
            else
                await _storage.Attempts.AddAsync(
                    Samples.Attempt($"a{n}", call.At) with { Phone = call.Number, Outcome = outcome }, Cancel);
        }

        Assert.Equal(PhoneTally.Of(calls).OrderBy(one => one.Number), await TallyAsync());
    }

    [Fact]
    public async Task Of_a_quarter_only_its_own_calls_count()
    {
        for (var n = 0; n < 4; n++)
            await _storage.PhoneTests.AddAsync(Probe($"p{n}", Samples.Morning.AddDays(n)), Cancel);

        var counted = await _storage.PhoneTests.TallyAsync(
            [First], Samples.Morning.AddDays(1), Samples.Morning.AddDays(3), Cancel);

        Assert.Equal([new PhoneTally(First, 2, 2, Samples.Morning.AddDays(2), ContactOutcome.Connected)], counted);
        Assert.Empty(await _storage.PhoneTests.TallyAsync([], null, null, Cancel));
    }

    [Fact]
    public async Task A_call_is_written_down_once_and_never_changed()
    {
        await _storage.PhoneTests.AddAsync(Probe("p1", Samples.Morning), Cancel);
        await _storage.PhoneTests.AddAsync(
            Probe("p1", Samples.Morning) with { Outcome = ContactOutcome.Busy }, Cancel);

        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM phone_tests"));
        Assert.Equal("Connected", _shed.Ask("SELECT outcome FROM phone_tests"));
    }

    [Fact]
    public void Looking_for_the_calls_to_a_number_walks_an_index()
    {
        Assert.Contains("IX_contact_attempts_phone",
            _shed.Plan("SELECT * FROM contact_attempts WHERE phone = 'x'"));
        Assert.Contains("IX_phone_tests_number_at", _shed.Plan("SELECT * FROM phone_tests WHERE number = 'x'"));
    }

    async Task<IEnumerable<PhoneTally>> TallyAsync() =>
        (await _storage.PhoneTests.TallyAsync([First, Second], null, null, Cancel)).OrderBy(one => one.Number);

    static PhoneProbe Probe(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Hotline = "jn12316",
        OrgId = "211224",
        Number = First,
        At = at,
        By = "li",
        Outcome = ContactOutcome.Connected,
        Note = "季度测试",
    };
}
