using System.Collections.Concurrent;
using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>Somebody at a page. What the page complains of in its console fails the test that he leaves.</summary>
sealed class Worker : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _complaints = new();
    int? _expected;

    Worker(IPage page, string user, string? seat)
    {
        (Page, User, Seat) = (page, user, seat);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text))
                _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    /// <summary>The browser complains of every refusal; of this one the test is.</summary>
    public void Expects(int status) => _expected = status;

    public IPage Page { get; }

    public string User { get; }

    public string? Seat { get; }

    bool IsExpected(string text) =>
        _expected is { } status && text.Contains($"status of {status}", StringComparison.Ordinal);

    /// <summary>Opens nothing yet.</summary>
    public static Worker Visits(IPage page) => new(page, "", null);

    /// <summary>Opens the first page, signs in, and is led to his own.</summary>
    public static async Task<Worker> SignsInAsync(IPage page, string user, string password, string? seat)
    {
        var worker = new Worker(page, user, seat);
        await page.GotoAsync("/");
        await page.FillAsync("input[name=user]", user);
        await page.FillAsync("input[name=password]", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).WaitForAsync();
        return worker;
    }

    /// <summary>What carries this mark.</summary>
    public ILocator Find(string dataTest) => Page.Locator($"[data-test='{dataTest}']");

    public Task ClicksAsync(string dataTest) => Find(dataTest).First.ClickAsync();

    public Task ClicksButtonAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Waits until what carries the mark says so.</summary>
    public Task SeesAsync(string dataTest, string text) =>
        Find(dataTest).Filter(new() { HasText = text }).First.WaitForAsync();

    /// <summary>Waits for words anywhere on the page.</summary>
    public Task ReadsAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Fills the field of the ticket form that has this label.</summary>
    public Task FillsAsync(string label, string text) =>
        Find("ticket-form").GetByLabel(label, new() { Exact = true }).First.FillAsync(text);

    /// <summary>Chooses in a list of the ticket form by typing and taking the first that fits.</summary>
    public async Task ChoosesPlaceAsync(string text)
    {
        var list = Find("ticket-form").GetByLabel("事发地区划").First;
        await list.ClickAsync();
        await list.FillAsync(text);
        await Page.GetByRole(AriaRole.Option, new() { NameRegex = new(text) }).First.ClickAsync();
    }

    /// <summary>What others wrote has not become part of the page: none of it ran, none of it is an element.</summary>
    public async Task IsUntakenAsync()
    {
        Assert.NotEqual(Attack.Mark, await Page.TitleAsync());
        Assert.Equal(0, await Page.Locator("img[src=x]").CountAsync());
    }

    /// <summary>The picture as he sees it, kept where HOTLINE_SCREENSHOTS says, for people to look at.</summary>
    public async Task ShowsAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("HOTLINE_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var width = Page.ViewportSize?.Width;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.True(_complaints.IsEmpty, string.Join("\n", _complaints));
    }
}
