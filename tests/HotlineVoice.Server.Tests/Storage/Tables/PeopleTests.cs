using System.Diagnostics;
using HotlineVoice.Hotline.People;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public sealed class PeopleTests : IAsyncLifetime
{
    static readonly Person _li = new("li", "李华", ["agent", "supervisor"], ["jn12316"], "org-7");

    readonly Shed _shed = new();
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
        Assert.True(await People.VerifyAsync("li", "correct horse", Cancel));
    }

    [Fact]
    public async Task The_right_password_opens_and_no_other()
    {
        Assert.False(await People.VerifyAsync("li", "Correct horse", Cancel));
        Assert.True(await People.VerifyAsync("li", "correct horse", Cancel));
        Assert.True(await People.SetPasswordAsync("li", "battery staple", Cancel));
        Assert.False(await People.VerifyAsync("li", "correct horse", Cancel));
        Assert.True(await People.VerifyAsync("li", "battery staple", Cancel));
        Assert.False(await People.SetPasswordAsync("nobody", "x", Cancel));
    }

    [Fact]
    public async Task An_unknown_user_takes_as_long_as_a_known_one()
    {
        var known = await LeastAsync(() => People.VerifyAsync("li", "wrong", Cancel));
        var unknown = await LeastAsync(() => People.VerifyAsync("nobody", "wrong", Cancel));

        // Without the work the answer would come a hundred times sooner; the rest is a busy machine.
        Assert.InRange(unknown / known, 0.2, 5.0);

        static async Task<double> LeastAsync(Func<Task<bool>> verify)
        {
            var least = double.MaxValue;
            for (var i = 0; i < 3; i++)
            {
                var began = Stopwatch.GetTimestamp();
                Assert.False(await verify());
                least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return least;
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_a_quarter_of_an_hour_even_after_a_restart()
    {
        for (var i = 0; i < 5; i++)
            Assert.False(await People.VerifyAsync("li", "wrong", Cancel));
        Assert.False(await People.VerifyAsync("li", "correct horse", Cancel));
        await _storage.DisposeAsync();
        _storage = await _shed.OpenAsync();

        _shed.Time.Pass(TimeSpan.FromMinutes(14.9));
        Assert.False(await People.VerifyAsync("li", "correct horse", Cancel));
        _shed.Time.Pass(TimeSpan.FromMinutes(0.2));
        Assert.True(await People.VerifyAsync("li", "correct horse", Cancel));
    }

    [Fact]
    public async Task The_right_password_wipes_the_slate()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                Assert.False(await People.VerifyAsync("li", "wrong", Cancel));
            Assert.True(await People.VerifyAsync("li", "correct horse", Cancel));
        }
    }

    [Fact]
    public async Task Many_wrong_tries_at_once_are_counted_each()
    {
        var tries = Enumerable.Range(0, 8).Select(_ => Task.Run(() => People.VerifyAsync("li", "wrong", Cancel)));

        Assert.DoesNotContain(true, await Task.WhenAll(tries));

        Assert.False(await People.VerifyAsync("li", "correct horse", Cancel));
        Assert.Equal(5L, _shed.Ask("SELECT tries FROM sign_ins"));
    }

    [Fact]
    public async Task A_new_password_ends_the_lock()
    {
        for (var i = 0; i < 5; i++)
            await People.VerifyAsync("li", "wrong", Cancel);

        await People.SetPasswordAsync("li", "battery staple", Cancel);

        Assert.True(await People.VerifyAsync("li", "battery staple", Cancel));
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
        Assert.DoesNotContain(secret, File.ReadAllText(_shed.DatabasePath));
        Assert.DoesNotContain("correct horse", File.ReadAllText(_shed.DatabasePath));
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
        Assert.False(await People.VerifyAsync("li", "correct horse", Cancel));
        Assert.False(await People.RemoveAsync("li", Cancel));
    }
}
