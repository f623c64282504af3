using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys.People;

/// <summary>Who hears whom: everybody hums a tone of his own at once, and each one's ear is looked into.</summary>
static class Hearing
{
    static readonly TimeSpan _hum = TimeSpan.FromSeconds(1.2);

    /// <summary>Bridges, jitter buffers and the way there and back are settled after that.</summary>
    static readonly TimeSpan _settles = TimeSpan.FromMilliseconds(600);

    const int Window = 3_200;

    /// <summary>Lets all hum; the answer says for each, in order, whose hums he hears, «012» for all three.</summary>
    public static string[] WhoHearsWhom(this Town town, params Citizen[] people)
    {
        for (var index = 0; index < people.Length; index++)
            people[index].Telephone.Hum(Hertz(index), _hum, town.Now);
        town.Passes(_settles + TimeSpan.FromMilliseconds(500));
        var heard = people.Select((person, listener) =>
        {
            var ear = person.Telephone.Heard;
            var window = ear[Math.Max(0, ear.Length - Window)..].ToArray();
            return string.Concat(Enumerable.Range(0, people.Length)
                .Where(speaker => speaker != listener && Ear.ToneIn(window, Hertz(speaker)) > Ear.LoudEnough));
        }).ToArray();
        town.Passes(_hum);
        return heard;
    }

    /// <summary>Far apart, and no harmonics of each other.</summary>
    public static double Hertz(int person) => 430 + (310 * person);
}
