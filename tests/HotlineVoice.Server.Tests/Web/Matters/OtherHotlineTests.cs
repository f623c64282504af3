using System.Net;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The four hotlines beside 12316: no calls yet, but tickets.</summary>
public sealed class OtherHotlineTests(Office office) : IClassFixture<Office>
{
    /// <summary>The first limit of a ticket is that of sending it out.</summary>
    [Theory]
    [InlineData("ln12345", "help", "210100", "^2[0-9]{13}$", "ln12345-2022", "210000-jtt")]
    [InlineData("wy12345", "complaint", "440229100", "^3[0-9]{13}$", "wy12345-2016", "440229-zgj")]
    [InlineData("mc7812345", "suggestion", "341622101", "^4[0-9]{13}$", "mc7812345-2022", "341622-jtj")]
    [InlineData("as12345", "report", "210302", "^5[0-9]{13}$", "as12345-2014", "210300-zjj")]
    public async Task Every_hotline_that_ships_registers_and_sends_out_tickets(
        string hotline, string kind, params string[] rest)
    {
        var ticket = await office.RegisterAsync($$"""
            {"hotlineCode":"{{hotline}}","class":"{{kind}}","title":"路灯不亮","content":"路口路灯不亮",
             "divisionCode":"{{rest[0]}}","source":"phone","caller":{"name":"王五","phone":"13900030003"}
            }
            """);

        Assert.Matches(rest[1], ticket.Text("ticketNo"));
        Assert.Equal((rest[2], "Registered"), (ticket.Text("ruleSetId"), ticket.Text("state")));
        Assert.Equal("dispatch", Assert.Single(ticket.GetProperty("timers").EnumerateArray()).Text("id"));
        var dispatcher = await office.PersonAsync("dispatcher");
        var answer = await dispatcher.SendJsonAsync("POST", $"tickets/{ticket.Text("ticketNo")}/dispatch",
            $$"""{"version":1,"orgId":"{{rest[3]}}"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
