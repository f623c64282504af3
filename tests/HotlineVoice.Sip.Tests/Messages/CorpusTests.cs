using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace HotlineVoice.Sip.Tests.Messages;

/// <summary>The torture messages of RFC 4475 and RFC 5118, received from the trunk's address. "call": taken as a call;
/// a number: answered so; "stray": read and counted as an answer to nothing; "dropped": not answered.</summary>
public sealed class CorpusTests
{
    static readonly Dictionary<string, string> Expected = new()
    {
        // §3.1.1 valid messages. wsinv has a To tag and no dialog; registrations always need a digest, so 401.
        ["rfc4475/wsinv"] = "481",
        ["rfc4475/intmeth"] = "501",
        ["rfc4475/esc01"] = "call",
        ["rfc4475/escnull"] = "401",
        ["rfc4475/esc02"] = "501",
        ["rfc4475/lwsdisp"] = "200",
        ["rfc4475/longreq"] = "call",
        ["rfc4475/dblreq"] = "401",
        ["rfc4475/semiuri"] = "200",
        ["rfc4475/transports"] = "200",
        ["rfc4475/mpart01"] = "405",
        ["rfc4475/unreason"] = "stray",
        ["rfc4475/noreason"] = "stray",

        // §3.1.2 invalid messages. baddate: a date we do not use is no reason to lose a call (the RFC allows both).
        ["rfc4475/badinv01"] = "400",
        ["rfc4475/clerr"] = "400",
        ["rfc4475/ncl"] = "400",
        ["rfc4475/scalar02"] = "400",
        ["rfc4475/scalarlg"] = "dropped",
        ["rfc4475/quotbal"] = "400",
        ["rfc4475/ltgtruri"] = "400",
        ["rfc4475/lwsruri"] = "400",
        ["rfc4475/lwsstart"] = "400",
        ["rfc4475/trws"] = "400",
        ["rfc4475/escruri"] = "400",
        ["rfc4475/baddate"] = "call",
        ["rfc4475/regbadct"] = "401",
        ["rfc4475/badaspec"] = "400",
        ["rfc4475/baddn"] = "400",
        ["rfc4475/badvers"] = "505",
        ["rfc4475/mismatch01"] = "400",
        ["rfc4475/mismatch02"] = "400",
        ["rfc4475/bigcode"] = "dropped",

        // §3.2 and §3.3. insuf has nothing that an answer could repeat.
        ["rfc4475/badbranch"] = "200",
        ["rfc4475/insuf"] = "dropped",
        ["rfc4475/unkscm"] = "416",
        ["rfc4475/novelsc"] = "416",
        ["rfc4475/unksm2"] = "401",
        ["rfc4475/bext01"] = "420",
        ["rfc4475/invut"] = "415",
        ["rfc4475/regaut01"] = "401",
        ["rfc4475/multi01"] = "400",
        ["rfc4475/mcl01"] = "400",
        ["rfc4475/bcast"] = "dropped",
        ["rfc4475/zeromf"] = "200",
        ["rfc4475/cparam01"] = "401",
        ["rfc4475/cparam02"] = "401",
        ["rfc4475/regescrt"] = "401",
        ["rfc4475/sdp01"] = "406",

        // §3.4 a caller of the year 1999.
        ["rfc4475/inv2543"] = "call",

        ["rfc5118/ipv6-good"] = "401",
        ["rfc5118/ipv6-bad"] = "400",
        ["rfc5118/port-ambiguous"] = "401",
        ["rfc5118/port-unambiguous"] = "401",
        ["rfc5118/via-received-param-with-delim"] = "481",
        ["rfc5118/via-received-param-no-delim"] = "200",
        ["rfc5118/ipv6-in-sdp"] = "call",
        ["rfc5118/mult-ip-in-sdp"] = "call",
        ["rfc5118/ipv4-mapped-ipv6"] = "call",
        ["rfc5118/ipv6-bug-abnf-3-colons"] = "400",
    };

    public static TheoryData<string, string> Messages() =>
        [.. Expected.Select(pair => new TheoryDataRow<string, string>(pair.Key, pair.Value))];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_message_is_treated_as_the_rfc_says(string name, string expected)
    {
        var bench = new Bench();
        bench.Receive(Read(name), Bench.Trunk);
        Assert.Equal(expected, OutcomeOf(bench));
        Assert.Empty(bench.Outputs.OfType<SipOutput.Close>());
        bench.Wait(400);
        bench.Outputs.OfType<SipOutput.CallOffered>().ToList().ForEach(
            call => bench.Order(new SipOrder.Refuse(call.Session, 404)));
        bench.Wait(400);
        Assert.Equal(0, bench.Stack.Counters.Transactions + bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void Every_file_of_the_corpus_is_tested()
    {
        var files = Directory.GetFiles(Root(), "*.txt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root(), file)[..^4].Replace('\\', '/'));
        Assert.Equal(Expected.Keys.Order(), files.Order());
    }

    [Fact]
    public void The_escaped_user_and_the_odd_contact_are_read_as_meant()
    {
        var bench = new Bench();
        bench.Receive(Read("rfc4475/esc01"), Bench.Trunk);
        var details = bench.Single<SipOutput.CallOffered>().Details;
        Assert.Equal(("sips:user@example.com", "I have spaces"), (details.RequestUser, details.FromUser));
    }

    [Fact]
    public void An_answer_repeats_strange_headers_byte_for_byte()
    {
        var bench = new Bench();
        bench.Receive(Read("rfc4475/intmeth"), Bench.Trunk);
        var to = Encoding.Latin1.GetString(Read("rfc4475/intmeth")).Split("\r\n").First(line => line.StartsWith("To:"));
        Assert.Contains(to + ";tag=", bench.LastSent);
    }

    static string OutcomeOf(Bench bench)
    {
        if (bench.Said<SipOutput.CallOffered>())
        {
            return "call";
        }

        if (bench.Sent.Count > 0)
        {
            return bench.LastStatus.ToString();
        }

        return bench.Stack.Counters.Rejections(SipRejection.StrayAnswer) > 0 ? "stray" : "dropped";
    }

    static byte[] Read(string name)
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Root(), name + ".txt")));
        text = Regex.Replace(
            text,
            "<repeat count=(\\d+)>(.*?)</repeat>",
            match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value))));
        text = text.Replace("\n", "\r\n");
        text = Regex.Replace(
            text,
            "<hex>([0-9A-F]+)</hex>",
            match => Encoding.Latin1.GetString(Convert.FromHexString(match.Groups[1].Value)));
        return Encoding.Latin1.GetBytes(text);
    }

    static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Corpus"));
}
