using System.IO.Compression;
using System.Net;
using System.Text;

namespace HotlineVoice.Server.Tests.Web.Pages;

/// <summary>The pages as a browser gets them, from a folder that looks as a build leaves it.</summary>
public sealed class PageServingTests : IAsyncLifetime
{
    const string Html = "<!doctype html><title>政务热线</title>";
    const string Script = "export const greeting = 'hello'";

    readonly string _folder = Directory.CreateTempSubdirectory("hotline-pages-").FullName;
    ApiServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        Write("index.html", Encoding.UTF8.GetBytes(Html));
        Write("assets/index-D3f.js", Encoding.UTF8.GetBytes(Script));
        Write("assets/index-D3f.js.gz", Pack(Script, to => new GZipStream(to, CompressionLevel.Optimal)));
        Write("assets/index-D3f.js.br", Pack(Script, to => new BrotliStream(to, CompressionLevel.Optimal)));
        Write(".vite/manifest.json", "{}"u8.ToArray());
        Write("notes.txt", "not a page"u8.ToArray());
        _server = new ApiServer { Pages = _folder };
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk")]
    [InlineData("/tickets/01202603130001")]
    public async Task Every_address_of_the_pages_gets_the_front_page_and_is_asked_for_again_each_time(string path)
    {
        using var answer = await AskAsync(path, ("Accept", "text/html,*/*;q=0.8"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Html, await answer.Content.ReadAsStringAsync());
        using var again = await AskAsync(path, ("Accept", "text/html"), ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task A_script_goes_out_in_the_smallest_version_that_the_browser_takes(string accepted, string? sent)
    {
        using var answer = await AskAsync("/assets/index-D3f.js", ("Accept-Encoding", accepted));

        Assert.Equal(sent, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        Assert.Equal(Script, Unpack(await answer.Content.ReadAsStreamAsync(), sent));
    }

    [Fact]
    public async Task Versions_in_different_encodings_have_different_tags()
    {
        using var small = await AskAsync("/assets/index-D3f.js", ("Accept-Encoding", "br"));
        using var plain = await AskAsync("/assets/index-D3f.js");

        Assert.NotEqual(small.Headers.ETag, plain.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/assets/index-old.js")]
    [InlineData("/health/nothing")]
    [InlineData("/openapi/nothing")]
    public async Task What_is_no_page_stays_unknown_for_a_browser_too(string path)
    {
        using var answer = await AskAsync(path, ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/notes.txt")]
    [InlineData("/.vite/manifest.json")]
    [InlineData("/assets/index-D3f.js.gz")]
    [InlineData("/../hotline.db")]
    [InlineData("/assets/..%2F..%2Fetc%2Fpasswd")]
    public async Task A_program_that_wants_no_page_gets_none_and_no_other_file_either(string path)
    {
        using var answer = await AskAsync(path, ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Only_reading_finds_a_page()
    {
        using var nobody = _server.Nobody();
        using var answer = await nobody.PostAsync("/desk", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_api_answers_is_never_kept_by_a_browser()
    {
        using var agent = await _server.AsAsync("agent");
        using var answer = await agent.GetAsync("calls");

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    async Task<HttpResponseMessage> AskAsync(string path, params (string Name, string Value)[] headers)
    {
        using var nobody = _server.Nobody();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await nobody.SendAsync(request);
    }

    void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    static byte[] Pack(string text, Func<Stream, Stream> packing)
    {
        using var packed = new MemoryStream();
        using (var packer = packing(packed))
            packer.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    static string Unpack(Stream body, string? encoding)
    {
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }
}
