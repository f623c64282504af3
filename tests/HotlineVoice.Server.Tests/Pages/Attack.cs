namespace HotlineVoice.Server.Tests.Pages;

/// <summary>What somebody writes who would like to take over a page that shows it.</summary>
static class Attack
{
    /// <summary>What the page's title would be.</summary>
    public const string Mark = "taken";

    /// <summary>As text of a ticket.</summary>
    public const string Text =
        $"<img src=x onerror=\"document.title='{Mark}'\"><script>document.title='{Mark}'</script>";

    /// <summary>As display name of a caller, which stands in quotes.</summary>
    public const string Name = $"<img src=x onerror=document.title='{Mark}'>";
}
