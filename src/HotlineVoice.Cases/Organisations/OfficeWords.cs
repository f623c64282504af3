using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Organisations;

/// <summary>Every word of offices.yaml, divisions.yaml and catalogue.yaml.</summary>
public static class OfficeWords
{
    internal static ImmutableDictionary<string, OrganisationLevel> Levels { get; } =
        ImmutableDictionary<string, OrganisationLevel>.Empty
            .Add("省", OrganisationLevel.Province)
            .Add("市", OrganisationLevel.City)
            .Add("县", OrganisationLevel.County)
            .Add("乡镇", OrganisationLevel.Town);

    internal static ImmutableArray<string> Purposes { get; } = ["咨询", "投诉", "举报", "值班"];

    internal static ImmutableDictionary<string, OrganisationType> Types { get; } =
        ImmutableDictionary<string, OrganisationType>.Empty
            .Add("政府部门", OrganisationType.Government)
            .Add("公共企事业", OrganisationType.PublicService)
            .Add("垂直部门", OrganisationType.Vertical);

    static ImmutableArray<string> LevelNames { get; } = ["省", "市", "县", "乡镇"];

    internal static FileWord Phones { get; } =
        new("phones", FileWordForm.Groups, "Its telephones; nobody can be called there when not written")
        {
            Parts =
            [
                Must(Text("number", "In its national form, digits only: 02412345678")),
                Must(new("for", FileWordForm.Choice, "What for") { Choices = Purposes }),
                Text("hours", "When somebody answers there, in words"),
                new("valid from", FileWordForm.Day, "First day on which it holds"),
                new("reported", FileWordForm.Day, "Day on which the unit last filed it with the hotline"),
            ],
        };

    /// <summary>The words of one unit in offices.yaml.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        Must(Text("id", "As the API and the database name it; never change it")),
        Must(Text("name", "Whole name")),
        Text("short", "Short name"),
        Must(new("level", FileWordForm.Choice, "级别") { Choices = LevelNames }),
        Must(Text("division", "Six digits of GB/T 2260")),
        Text("superior", "Id of the unit above it; none at the top"),
        new("type", FileWordForm.Choice, "类型; 政府部门 when not written")
            { Choices = ["政府部门", "公共企事业", "垂直部门"] },
        Text("mailbox", "OA邮箱 to which its tickets are mailed"),
        Phones,
    ];

    /// <summary>The words of one division in divisions.yaml.</summary>
    public static ImmutableArray<FileWord> Divisions { get; } =
    [
        Must(Text("code", "Six digits of GB/T 2260; nine for a town")),
        Must(Text("name", "As written in the source")),
        Must(new("level", FileWordForm.Choice, "级别") { Choices = LevelNames }),
        Text("in", "Code of the division it lies in; none for a province"),
    ];

    /// <summary>The words of one row of catalogue.yaml.</summary>
    public static ImmutableArray<FileWord> Catalogue { get; } =
    [
        Must(Text("subject", "事项, as tickets name it")),
        Text("in", "Code of the division where it holds; everywhere when not written"),
        Must(Text("unit", "Id of the unit in offices.yaml that gets it")),
        new("with", FileWordForm.Texts, "Ids of the units that help"),
        Must(new("from", FileWordForm.Day, "First day on which it holds")),
        new("until", FileWordForm.Day, "Last day on which it holds"),
        Text("basis", "What says so, in words"),
    ];

    static FileWord Must(FileWord word) => word with { Needed = true };

    static FileWord Text(string name, string meaning) => new(name, FileWordForm.Text, meaning);
}
