using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Web.Deliveries;

namespace HotlineVoice.Server.Tests.Web.Deliveries;

/// <summary>外发消息 over the API, with a real receiver of webhooks.</summary>
public sealed class OutgoingApiTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_is_told_signed_and_again_after_it_was_mended()
    {
        await using var receiver = await Receiver.HttpAsync();
        await using var server = await StartAsync(allowPrivate: true);
        var admin = await server.AsAsync("administrator");
        var made = await (await admin.SendJsonAsync("POST", "webhooks",
            $$"""{"title":"数据平台","url":"http://127.0.0.1:{{receiver.Port}}/404,200"}""")).JsonAsync();
        var id = made.Text("id");

        Assert.Equal(202, (int)(await admin.SendJsonAsync("POST", $"webhooks/{id}/test", null)).StatusCode);
        var first = await receiver.NextAsync();
        var dead = await WaitAsync(admin, "Dead");
        Assert.Equal("HTTP 404", dead.Text("lastError"));
        await (await admin.SendJsonAsync("POST", $"outgoing/{dead.Text("id")}/resend", null)).JsonAsync();
        var second = await receiver.NextAsync();
        var sent = await WaitAsync(admin, "Sent");

        var (headers, body) = (second.GetProperty("headers"), second.Text("body"));
        var signature = headers.Text(WebhookGateway.SignatureHeader);
        var at = signature.Split(',')[0][2..];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.ASCII.GetBytes(made.Text("secret")), Encoding.UTF8.GetBytes($"{at}.{body}")));
        Assert.Equal($"t={at},v1={expected}", signature);
        Assert.Equal(first.Text("body"), body);
        Assert.Equal(first.GetProperty("headers").Text(WebhookGateway.IdHeader),
            headers.Text(WebhookGateway.IdHeader));
        Assert.Equal(["Refused", "Sent"],
            sent.GetProperty("attempts").EnumerateArray().Select(one => one.Text("result")));
        Assert.False((await admin.JsonAsync("webhooks")).GetProperty("items")[0].Has("secret"));
        var auditor = await server.AsAsync("auditor");
        var audit = (await auditor.JsonAsync("audit")).ToString();
        Assert.Contains("webhook.added", audit);
        Assert.Contains("message.resent", audit);
        Assert.Contains("hotline_messages_total{channel=\"Webhook\",result=\"Sent\"} 1",
            await server.Nobody().GetStringAsync(new Uri(server.Address, "/metrics"), Cancel));
    }

    [Fact]
    public async Task A_webhook_into_the_house_is_refused_at_once_and_nobody_but_the_administrator_enters_one()
    {
        await using var server = await StartAsync(allowPrivate: false);
        var admin = await server.AsAsync("administrator");

        var plain = """{"title":"x","url":"http://127.0.0.1:1/"}""";
        await (await admin.SendJsonAsync("POST", "webhooks", plain)).ProblemAsync(422);
        await (await (await server.AsAsync("agent")).SendJsonAsync("POST", "webhooks", plain)).ProblemAsync(403);
        var made = await (await admin.SendJsonAsync("POST", "webhooks",
            """{"title":"x","url":"https://127.0.0.1:1/"}""")).JsonAsync();
        await admin.SendJsonAsync("POST", $"webhooks/{made.Text("id")}/test", null);

        Assert.Equal("地址指向本机或内网，未获准许", (await WaitAsync(admin, "Dead")).Text("lastError"));
    }

    [Fact]
    public async Task What_has_no_way_out_waits_and_that_is_said_and_it_can_be_withdrawn()
    {
        await using var server = await StartAsync(allowPrivate: false);
        var admin = await server.AsAsync("administrator");
        await server.Storage.Outgoing.AddAsync(new OutgoingMessage
        {
            Channel = MessageChannel.Sms,
            HotlineCode = "jn12316",
            Address = "13842012345",
            IsToCaller = true,
            Text = "您的诉求已办结",
            Purpose = "test",
            At = server.Clock.Now,
        }, Cancel);

        var gateway = (await admin.JsonAsync("outgoing/gateways")).GetProperty("items")[0];
        var message = (await admin.JsonAsync("outgoing?channel=Sms&state=Waiting")).GetProperty("items")[0];
        var id = message.Text("id");

        Assert.Equal("短信网关未配置，1 条待发", gateway.Text("warning"));
        Assert.Equal(("138****2345", ""), (message.Text("address"), message.Text("text")));
        Assert.Equal(204, (int)(await admin.SendJsonAsync("POST", $"outgoing/{id}/withdraw", null)).StatusCode);
        await (await admin.SendJsonAsync("POST", $"outgoing/{id}/withdraw", null)).ProblemAsync(409);
        await (await admin.SendJsonAsync("POST", $"outgoing/{id}/resend", null)).ProblemAsync(409);
    }

    static async Task<ApiServer> StartAsync(bool allowPrivate)
    {
        var server = new ApiServer { Deliveries = new() { WebhooksAllowPrivate = allowPrivate } };
        await server.InitializeAsync();
        return server;
    }

    /// <summary>The first message in this state, as soon as there is one.</summary>
    static async Task<System.Text.Json.JsonElement> WaitAsync(HttpClient admin, string state)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(20);
        while (DateTimeOffset.UtcNow < until)
            if ((await admin.JsonAsync($"outgoing?state={state}")).GetProperty("items") is var items
                && items.GetArrayLength() > 0)
                return items[0];
        throw new TimeoutException($"no message became {state}");
    }
}
