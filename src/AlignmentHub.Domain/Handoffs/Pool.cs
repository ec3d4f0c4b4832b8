namespace AlignmentHub.Domain.Handoffs;

/// <summary>Reps who share the leads of a territory, a product or a segment in turn.</summary>
public sealed class Pool
{
    private Pool() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>The name that scripts use, such as <c>emea</c>.</summary>
    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    public int Version { get; private set; }

    public static Pool Create(string key, string name, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key, Name = name };

    public void Rename(string name) => Name = name;
}
