using System.Net.Sockets;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;
using Microsoft.Data.Sqlite;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>
/// The disk is full, the database is locked, the port is taken: calls go on or the server says why not.
/// </summary>
public sealed class DiskTests
{
    const int LogLinesMax = 200;

    [Fact]
    public async Task A_full_disk_stops_recordings_but_no_call()
    {
        await using var disk = new SmallDisk();
        await using var server = await ServerProcess.StartAsync(
            ServerSettings.AtNight, server => disk.MountAsync(Path.Combine(server.DataFolder, "recordings")));
        var voice = Path.Combine(server.Folder, "voice.al");
        await Sox.ALawToneAsync(voice, 700, 5);
        var broken = new Sipp("voicemail-cut", server.Sip).With("voice", voice).With("holdMs", "9000");
        await using (var speaking = broken.Start(out var folder))
        {
            await Waiting.UntilAsync(() => Recorded(server) > 4 * 2 * Wav.SamplesPerSecond, "four seconds on disk");
            disk.Fill();
            Assert.Equal(0, (await speaking.EndAsync(Waiting.Long)).Code);
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal("VoicemailLeft", (await server.Api.EndedCallAsync(broken.Number)).TextOf("endReason"));
        var message = Assert.Single(await server.Api.ListAsync("voicemails"));
        Assert.Equal("False", message.TextOf("complete"));
        Assert.InRange(message.GetProperty("durationSeconds").GetDouble(), 3, 8);
        await server.Api.EventAsync((name, _) => name == "alarm.raised");

        var refused = new Sipp("voicemail-refused", server.Sip);
        await refused.RunAsync();
        Assert.Equal("server", (await server.Api.EndedCallAsync(refused.Number)).TextOf("hangupSide"));
        Assert.Single(await server.Api.ListAsync("voicemails"));
        Assert.InRange(server.Log.Split('\n').Length, 0, LogLinesMax);

        disk.Empty();
        var after = new Sipp("voicemail", server.Sip).With("voice", voice).With("holdMs", "6000");
        await after.RunAsync();
        Assert.Equal("VoicemailLeft", (await server.Api.EndedCallAsync(after.Number)).TextOf("endReason"));
        await server.Api.EventAsync((name, _) => name == "alarm.ended");
    }

    [Fact]
    public async Task A_locked_database_delays_promises_and_breaks_none()
    {
        await using var server = await ServerProcess.StartAsync();
        var file = Directory.EnumerateFiles(server.DataFolder, "*.db").Single();
        var citizen = new Sipp("call", server.Sip);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await ExecuteAsync(connection, "BEGIN EXCLUSIVE");
            await citizen.RunAsync();
            await ExecuteAsync(connection, "ROLLBACK");
        }

        Assert.Equal("AbandonedInFlow", (await server.Api.EndedCallAsync(citizen.Number)).TextOf("endReason"));
    }

    [Fact]
    public async Task No_message_gets_a_number_before_it_is_kept()
    {
        await using var server = await ServerProcess.StartAsync(ServerSettings.AtNight);
        var voice = Path.Combine(server.Folder, "voice.al");
        await Sox.ALawToneAsync(voice, 700, 5);
        var file = Directory.EnumerateFiles(server.DataFolder, "*.db").Single();
        var citizen = new Sipp("voicemail-cut", server.Sip).With("voice", voice).With("holdMs", "7000");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await ExecuteAsync(connection, "BEGIN EXCLUSIVE");
            await citizen.RunAsync();
            Assert.Empty(await server.Api.ListAsync("voicemails"));
            await ExecuteAsync(connection, "ROLLBACK");
        }

        await server.Api.EndedCallAsync(citizen.Number);
        var message = Assert.Single(await server.Api.ListAsync("voicemails"));
        Assert.NotNull(message.TextOf("number"));
        Assert.InRange(message.GetProperty("durationSeconds").GetDouble(), 3, 8);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_sentence()
    {
        using var taken = new UdpClient(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var address = taken.Client.LocalEndPoint!.ToString()!;
        var data = Directory.CreateTempSubdirectory("hotline-outside-").FullName;

        var ended = await Child.RunAsync("dotnet",
            [
                ServerProcess.Program, "serve", "--Sip:Listen:0", $"udp:{address}", "--Sip:Listen:1", "tcp:127.0.0.1:0",
                "--Web:Urls", "http://127.0.0.1:0", "--Media:Ports", "0", "--Data:Directory", data,
            ],
            Waiting.Long, Architecture.Repository.Root);

        Assert.Equal(1, ended.Code);
        Assert.Contains(address, ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors);
        Assert.DoesNotContain("ready", ended.Output);
        Directory.Delete(data, recursive: true);
    }

    static long Recorded(ServerProcess server) => new DirectoryInfo(Path.Combine(server.DataFolder, "recordings"))
        .EnumerateFiles("*.wav", SearchOption.AllDirectories).Sum(file => file.Length);

    static async Task ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
