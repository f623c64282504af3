using HotlineVoice.Server.Commands;

return await new CommandLine(Terminal.Process()).RunAsync(args);
