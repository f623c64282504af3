using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>Debian's Chromium, one for all tests of pages; everybody who works gets a context of his own.</summary>
sealed class Chromium : IAsyncDisposable
{
    // As root there is no sandbox; the rest keeps it from speaking to hosts that are none of ours.
    static readonly string[] _arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = _arguments });
        return new Chromium(playwright, browser);
    }

    /// <summary>An empty browser of this size, in Chinese and in Beijing.</summary>
    public async Task<IPage> OpenAsync(Uri site, int width, int height)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        context.SetDefaultTimeout((float)Waiting.Long.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
