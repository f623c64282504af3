using System.Text;
using HotlineVoice.Cases.Enclosures;

namespace HotlineVoice.Cases.Tests.Enclosures;

/// <summary>What a file is by its first octets.</summary>
public sealed class MediaSignatureTests
{
    [Theory]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("89504E470D0A1A0A0000000D49484452", "image/png")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("524946460000000057415645", "audio/wav")]
    [InlineData("504B0304140006000800", "application/zip")]
    [InlineData("49443304000000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("0000002066747970697336D6", "video/mp4")]
    public void A_file_is_what_its_first_octets_say(string head, string type) =>
        Assert.Equal(type, MediaSignature.Of(Convert.FromHexString(head)));

    [Theory]
    [InlineData("")]
    [InlineData("4D5A90000300")]
    [InlineData("7F454C46")]
    [InlineData("3C68746D6C3E")]
    [InlineData("3C73766720786D6C6E73")]
    [InlineData("474946383961")]
    [InlineData("524946460000000041564920")]
    [InlineData("FFFF")]
    [InlineData("D0CF11E0A1B11AE1")]
    public void What_can_run_or_is_not_known_is_not_taken(string head) =>
        Assert.Null(MediaSignature.Of(Convert.FromHexString(head)));

    [Fact]
    public void A_package_is_a_text_or_a_table_and_carries_no_program()
    {
        const string types = "[Content_Types].xml";
        Assert.EndsWith("wordprocessingml.document", MediaSignature.OfPackage([types, "word/document.xml"]));
        Assert.EndsWith("spreadsheetml.sheet", MediaSignature.OfPackage([types, "xl/workbook.xml"]));
        Assert.Null(MediaSignature.OfPackage([types, "word/document.xml", "word/vbaProject.bin"]));
        Assert.Null(MediaSignature.OfPackage(["word/document.xml"]));
        Assert.Null(MediaSignature.OfPackage([types, "ppt/presentation.xml"]));
    }

    [Fact]
    public void A_name_does_not_make_it_what_it_is_not() =>
        Assert.Null(MediaSignature.Of(Encoding.ASCII.GetBytes("#!/bin/sh\n%PDF-")));
}
