using System.Collections.Immutable;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class SeatTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : SeatTests(Product.Sqlite);

    public sealed class OnPostgreSql() : SeatTests(Product.PostgreSql);

    static readonly Seat _seat = new("8001", "li", "md5", "sha", ["jn12316/q_consult"])
    {
        Skills = ImmutableDictionary<string, int>.Empty.Add("农机补贴咨询", 5),
    };

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_seat_is_read_back_as_it_was_put_and_can_be_replaced()
    {
        await _storage.Seats.PutAsync(_seat, Cancel);
        var found = Assert.Single(await _storage.Seats.ListAsync(Cancel));
        Assert.Equal(["jn12316/q_consult"], found.Queues);
        Assert.Equal(5, found.Skills["农机补贴咨询"]);

        await _storage.Seats.PutAsync(_seat with { User = null, Queues = ["a", "b"], PasswordMd5 = "new" }, Cancel);
        found = Assert.Single(await _storage.Seats.ListAsync(Cancel));
        Assert.Equal(["a", "b"], found.Queues);
        Assert.Equal((null, "new"), (found.User, found.PasswordMd5));
    }

    [Fact]
    public async Task A_removed_seat_takes_its_registration_with_it()
    {
        await _storage.Seats.PutAsync(_seat, Cancel);
        var binding = Samples.Binding("8001", Samples.Morning.AddHours(1));
        await KeepAsync(new Fact.BindingKept("b1", Samples.Morning, binding));

        Assert.True(await _storage.Seats.RemoveAsync("8001", Cancel));

        Assert.Empty(await _storage.Seats.ListAsync(Cancel));
        Assert.Empty(await _storage.Seats.BindingsAsync(Samples.Morning, Cancel));
        Assert.False(await _storage.Seats.RemoveAsync("8001", Cancel));
    }

    [Fact]
    public async Task Every_change_of_seats_people_and_tokens_raises_the_revision_for_every_process()
    {
        await using var other = await _shed.AnotherAsync();
        var last = await other.Seats.RevisionAsync(Cancel);
        Func<Task>[] changes =
        [
            () => _storage.Seats.PutAsync(_seat, Cancel),
            () => _storage.People.AddAsync(new Person("li", "李华", ["agent"], [], null), "p", Cancel),
            () => _storage.People.AddTokenAsync("li", Samples.Morning, Cancel),
            () => _storage.People.SetPasswordAsync("li", "q", Cancel),
            () => _storage.People.RemoveAsync("li", Cancel),
            () => _storage.Seats.RemoveAsync("8001", Cancel),
        ];

        foreach (var change in changes)
        {
            await change();
            var now = await other.Seats.RevisionAsync(Cancel);
            Assert.True(now > last);
            last = now;
        }
        await _storage.Seats.RemoveAsync("nobody", Cancel);
        Assert.Equal(last, await other.Seats.RevisionAsync(Cancel));
    }

    [Fact]
    public async Task Registrations_survive_a_restart_until_they_end()
    {
        var binding = Samples.Binding("8001", Samples.Morning.AddHours(1));
        await KeepAsync(
            new Fact.BindingKept("b1", Samples.Morning, binding with { CSeq = 1 }),
            new Fact.BindingKept("b2", Samples.Morning, binding),
            new Fact.BindingKept("b3", Samples.Morning, Samples.Binding("8002", Samples.Morning.AddMinutes(1))),
            new Fact.BindingKept("b4", Samples.Morning, Samples.Binding("8003", Samples.Morning.AddHours(1))),
            new Fact.BindingGone("b5", Samples.Morning, "8003", Samples.Binding("8003", Samples.Morning).Contact));
        await _storage.DisposeAsync();
        _storage = await _shed.OpenAsync();

        var kept = await _storage.Seats.BindingsAsync(Samples.Morning.AddMinutes(1), Cancel);

        Assert.Equal(binding, Assert.Single(kept));
    }

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
