using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class PeopleTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : PeopleTests(Product.Sqlite);

    public sealed class OnPostgreSql() : PeopleTests(Product.PostgreSql);

    static readonly Person _li = new("li", "李华", ["agent", "supervisor"], ["jn12316"], "org-7");

    static readonly SignInPlace _elsewhere = new("198.51.100.7");

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    IPeopleStore People => _storage.People;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        await People.AddAsync(_li, "correct horse", Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_person_is_read_back_as_he_was_added()
    {
        var found = await People.FindAsync("li", Cancel);

        Assert.Equal(["agent", "supervisor"], found!.Roles);
        Assert.Equal(["jn12316"], found.Hotlines);
        Assert.Equal(("李华", "org-7"), (found.Name, found.OrgId));
        Assert.Equal("li", Assert.Single(await People.ListAsync(Cancel)).User);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        Assert.False(await People.AddAsync(_li with { Name = "另一个" }, "other", Cancel));
        Assert.True(await VerifyAsync("li", "correct horse"));
    }

    [Fact]
    public async Task The_right_password_opens_and_no_other()
    {
        Assert.False(await VerifyAsync("li", "Correct horse"));
        Assert.True(await VerifyAsync("li", "correct horse"));
        Assert.True(await People.SetPasswordAsync("li", "battery staple", Cancel));
        Assert.False(await VerifyAsync("li", "correct horse"));
        Assert.True(await VerifyAsync("li", "battery staple"));
        Assert.False(await People.SetPasswordAsync("nobody", "x", Cancel));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_a_quarter_of_an_hour_even_after_a_restart()
    {
        for (var i = 0; i < 5; i++)
            Assert.False(await VerifyAsync("li", "wrong"));
        Assert.False(await VerifyAsync("li", "correct horse"));
        await _storage.DisposeAsync();
        _storage = await _shed.OpenAsync();

        _shed.Time.Pass(TimeSpan.FromMinutes(14.9));
        Assert.False(await VerifyAsync("li", "correct horse"));
        _shed.Time.Pass(TimeSpan.FromMinutes(0.2));
        Assert.True(await VerifyAsync("li", "correct horse"));
    }

    [Fact]
    public async Task The_right_password_wipes_the_slate()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                Assert.False(await VerifyAsync("li", "wrong"));
            Assert.True(await VerifyAsync("li", "correct horse"));
        }
    }

    [Fact]
    public async Task Many_wrong_tries_at_once_are_counted_each()
    {
        var tries = Enumerable.Range(0, 8).Select(_ => Task.Run(() => VerifyAsync("li", "wrong")));

        Assert.DoesNotContain(true, await Task.WhenAll(tries));

        Assert.False(await VerifyAsync("li", "correct horse"));
        Assert.Equal(5L, _shed.Ask("SELECT tries FROM sign_ins"));
    }

    [Fact]
    public async Task A_new_password_ends_the_lock()
    {
        for (var i = 0; i < 5; i++)
            await VerifyAsync("li", "wrong");

        await People.SetPasswordAsync("li", "battery staple", Cancel);

        Assert.True(await VerifyAsync("li", "battery staple"));
    }

    [Fact]
    public async Task A_token_is_shown_once_and_kept_only_as_a_hash()
    {
        var secret = await People.AddTokenAsync("li", Samples.Morning, Cancel);

        Assert.StartsWith("hv_", secret);
        Assert.Equal(3 + 43, secret!.Length);
        Assert.Equal("li", (await People.FindByTokenAsync(secret, Cancel))!.User);
        Assert.Null(await People.FindByTokenAsync(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'), Cancel));
        Assert.Null(await People.FindByTokenAsync("", Cancel));
        var listed = Assert.Single(await People.TokensAsync(Cancel));
        Assert.Equal(("li", Samples.Morning), (listed.User, listed.CreatedAt));
        await _storage.DisposeAsync();
        Assert.DoesNotContain(secret, _shed.Bytes("tokens"));
        Assert.DoesNotContain("correct horse", _shed.Bytes("people"));
        _storage = await _shed.OpenAsync();
    }

    [Fact]
    public async Task A_removed_token_opens_nothing()
    {
        var secret = await People.AddTokenAsync("li", Samples.Morning, Cancel);
        var id = (await People.TokensAsync(Cancel))[0].Id;

        Assert.True(await People.RemoveTokenAsync(id, Cancel));

        Assert.Null(await People.FindByTokenAsync(secret!, Cancel));
        Assert.False(await People.RemoveTokenAsync(id, Cancel));
        Assert.Null(await People.AddTokenAsync("nobody", Samples.Morning, Cancel));
    }

    [Fact]
    public async Task Who_is_removed_takes_tokens_with_him_and_leaves_his_seat_empty()
    {
        var secret = await People.AddTokenAsync("li", Samples.Morning, Cancel);
        await _storage.Seats.PutAsync(new("8001", "li", "md5", "sha", []), Cancel);

        Assert.True(await People.RemoveAsync("li", Cancel));

        Assert.Null(await People.FindByTokenAsync(secret!, Cancel));
        Assert.Null(Assert.Single(await _storage.Seats.ListAsync(Cancel)).User);
        Assert.False(await VerifyAsync("li", "correct horse"));
        Assert.False(await People.RemoveAsync("li", Cancel));
    }

    [Fact]
    public async Task Who_is_disabled_has_no_right_password_and_no_token()
    {
        var secret = await People.AddTokenAsync("li", Samples.Morning, Cancel);

        Assert.True(await People.ReplaceAsync(_li with { Disabled = true }, Cancel));

        Assert.False(await VerifyAsync("li", "correct horse"));
        Assert.Null(await People.FindByTokenAsync(secret!, Cancel));
        Assert.True(await People.ReplaceAsync(_li, Cancel));
        Assert.True(await VerifyAsync("li", "correct horse"));
        Assert.Equal("li", (await People.FindByTokenAsync(secret!, Cancel))!.User);
    }

    [Fact]
    public async Task What_he_is_changes_and_his_password_stays()
    {
        var changed = new Person("li", "李小华", ["quality"], [], null);

        Assert.True(await People.ReplaceAsync(changed, Cancel));

        var found = await People.FindAsync("li", Cancel);
        Assert.Equal(("李小华", "quality", null), (found!.Name, Assert.Single(found.Roles), found.OrgId));
        Assert.Empty(found.Hotlines);
        Assert.True(await VerifyAsync("li", "correct horse"));
        Assert.False(await People.ReplaceAsync(changed with { User = "nobody" }, Cancel));
    }

    [Fact]
    public async Task Sessions_end_with_the_password_the_rights_and_the_person_and_not_with_a_new_name()
    {
        var changes = new (Func<Task> Change, bool Ends)[]
        {
            (() => People.ReplaceAsync(_li with { Name = "李小华" }, Cancel), false),
            (() => People.SetPasswordAsync("li", "battery staple", Cancel), true),
            (() => People.ReplaceAsync(_li with { Roles = ["agent"] }, Cancel), true),
            (() => People.ReplaceAsync(_li with { Roles = ["agent"], Hotlines = [] }, Cancel), true),
            (() => People.ReplaceAsync(_li with { Roles = ["agent"], Hotlines = [], Disabled = true }, Cancel), true),
            (() => People.RemoveAsync("li", Cancel), true),
        };
        foreach (var (change, ends) in changes)
        {
            var session = new Session(Guid.NewGuid().ToString(), "li", Samples.Morning, Samples.Morning);
            Assert.True(await _storage.Sessions.AddAsync(session, 10, Cancel));

            await change();

            Assert.Equal(ends, await _storage.Sessions.FindAsync(session.Hash, Cancel) is null);
        }
    }

    [Fact]
    public async Task A_stranger_elsewhere_does_not_lock_him_out()
    {
        for (var i = 0; i < 6; i++)
            Assert.False(await VerifyAsync("li", "wrong", _elsewhere));

        Assert.False(await VerifyAsync("li", "correct horse", _elsewhere));
        Assert.True(await VerifyAsync("li", "correct horse"));
    }

    [Fact]
    public async Task Many_places_are_not_many_chances()
    {
        for (var place = 0; place < 4; place++)
            for (var i = 0; i < 5; i++)
                Assert.False(await VerifyAsync("li", "wrong", new($"198.51.100.{place}")));

        Assert.False(await VerifyAsync("li", "correct horse", new("198.51.100.99")));
        _shed.Time.Pass(TimeSpan.FromMinutes(15.1));
        Assert.True(await VerifyAsync("li", "correct horse", new("198.51.100.99")));
    }

    [Fact]
    public async Task Where_he_has_signed_in_before_no_stranger_can_lock_him_out()
    {
        var own = new SignInPlace("10.0.0.1", "device-of-li");
        await People.RememberDeviceAsync("li", own.Device!, Cancel);
        for (var place = 0; place < 8; place++)
            for (var i = 0; i < 5; i++)
                await VerifyAsync("li", "wrong", new($"198.51.100.{place}", "another-device"));
        // Also not from behind the same address.
        for (var i = 0; i < 5; i++)
            await VerifyAsync("li", "wrong", own with { Device = null });

        Assert.True(await VerifyAsync("li", "correct horse", own));
        // What strangers did is not forgiven them for it, and his browser is worth nothing to another.
        Assert.False(await VerifyAsync("li", "correct horse", new("198.51.100.99")));
        await People.AddAsync(_li with { User = "zhao" }, "correct horse", Cancel);
        for (var i = 0; i < 5; i++)
            Assert.False(await VerifyAsync("zhao", "wrong", own));
        Assert.False(await VerifyAsync("zhao", "correct horse", own with { Device = null }));
    }

    [Fact]
    public async Task His_own_browser_has_five_chances_too()
    {
        var own = new SignInPlace("10.0.0.1", "device-of-li");
        await People.RememberDeviceAsync("li", own.Device!, Cancel);

        for (var i = 0; i < 5; i++)
            Assert.False(await VerifyAsync("li", "wrong", own));

        Assert.False(await VerifyAsync("li", "correct horse", own));
        Assert.DoesNotContain("device-of-li", (string)_shed.Ask("SELECT string_agg(hash, ',') FROM known_devices")!);
    }

    [Fact]
    public async Task A_browser_is_known_for_half_a_year_and_twenty_of_them_for_one_person()
    {
        for (var n = 0; n < 25; n++)
        {
            await People.RememberDeviceAsync("li", $"device-{n}", Cancel);
            _shed.Time.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(20L, _shed.Ask("SELECT count(*) FROM known_devices"));

        _shed.Time.Pass(TimeSpan.FromDays(181));
        await _storage.PruneAsync(Cancel);

        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM known_devices"));
    }

    Task<bool> VerifyAsync(string user, string password, SignInPlace? place = null) =>
        People.VerifyAsync(user, password, place ?? new("10.0.0.1"), Cancel);
}
