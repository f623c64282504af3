using HotlineVoice.Benchmarks.Crowds;
using HotlineVoice.Benchmarks.Micro;
using HotlineVoice.Benchmarks.Talks;

// Verbs of this program. Without one it measures everything that the README's figures speak of, one after the other.
return args switch
{
    ["crowd", .. var rest] => Crowd.Run(CrowdOptions.Parse(rest)),
    ["bare-send", .. var rest] => BareLoop.Run(rest),
    ["prompt-crowd", .. var rest] => PromptCrowd.Run(rest),
    ["bridge-crowd", .. var rest] => BridgeCrowd.Run(rest),
    ["talk-crowd", .. var rest] => TalkCrowd.Run(rest),
    ["talk-load", .. var rest] => TalkLoad.Run(rest),
    ["bridge-lane", .. var rest] => BridgeLane.Run(rest),
    ["bare-echo", .. var rest] => BareEcho.Run(rest),
    ["bare-talk", .. var rest] => BareTalk.Run(rest),
    ["micro", .. var rest] => MicroBenchmarks.Run(rest),
    [] => MicroBenchmarks.Run([]) | PromptCrowd.Run([]) | BridgeCrowd.Run([]) | TalkCrowd.Run([]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        HotlineVoice.Benchmarks [VERB]
          micro [--filter PATTERN]                     an INVITE, a transaction, a lane, bridges: time and bytes
          prompt-crowd [--callers N] [--seconds N] [--runs N]
                                                       callers hear a prompt; server CPU beside a bare loop's
          bridge-crowd [--calls N] [--seconds N] [--runs N]
                                                       both sides of N calls talk; a lane's CPU beside a bare echo's
          talk-crowd [--calls N] [--seconds N] [--runs N]
                                                       citizens talk with clerks through the server, recorded and not;
                                                       server CPU beside a bare echo's
          crowd --server IP:PORT [--callers N] …       the callers alone, against a running server
          talk-load --server IP:PORT --calls N --rounds NUMBER:SECONDS,… --ports FILE
                                                       citizens and clerks alone, against a running server
          bare-send --ports FILE [--seconds N]         the bare loop alone
          bare-talk --ports FILE [--streams N]         telephones without signalling, until standard input closes
          bridge-lane --ports FILE [--seconds N]       a lane that bridges every two of them
          bare-echo --ports FILE [--seconds N]         the same packets, only received and sent
        """);
    return 2;
}
