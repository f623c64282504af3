namespace HotlineVoice.Cases.Enclosures;

/// <summary>Where files of tickets lie.</summary>
public interface IEnclosureShelf
{
    /// <summary>Puts what comes out of the stream under this name, a piece at a time; when it answers with a file the
    /// disk has it, else nothing is left of it.</summary>
    /// <param name="id">Letters and digits.</param>
    /// <param name="from">Read to its end.</param>
    /// <param name="octetsMax">Longer ones are not taken.</param>
    /// <param name="cancel">Gives up; nothing is left.</param>
    Task<Shelving> PutAsync(string id, Stream from, long octetsMax, CancellationToken cancel);

    /// <summary>The file for reading; null when there is none. Seekable; the caller closes it.</summary>
    Stream? Open(string id);

    /// <summary>Takes it away; nothing when there is none.</summary>
    void Remove(string id);
}

/// <summary>What became of a file that was to be put on the shelf.</summary>
public abstract record Shelving
{
    Shelving()
    {
    }

    /// <summary>It lies there.</summary>
    public sealed record Put(ShelvedFile File) : Shelving;

    /// <summary>It is longer than may be.</summary>
    public sealed record TooLong : Shelving;

    /// <summary>It is nothing that is taken.</summary>
    public sealed record NotAllowed : Shelving;

    /// <summary>There was nothing in it.</summary>
    public sealed record Empty : Shelving;

    /// <summary>The disk is full or refuses.</summary>
    public sealed record NoRoom : Shelving;
}
