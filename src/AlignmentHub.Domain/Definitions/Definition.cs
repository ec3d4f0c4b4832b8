namespace AlignmentHub.Domain.Definitions;

/// <summary>What a definition defines.</summary>
public enum DefinitionStage { Mql, Sql }

/// <summary>What makes a lead ready for a stage; its content lives in its versions.</summary>
public sealed class Definition : ILive
{
    private Definition() { } // EF Core

    public Guid Id { get; private init; }

    public DefinitionStage Stage { get; private init; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; } = 1;

    public string LiveTopic => $"definition/{Id}";

    public static Definition Create(DefinitionStage stage, string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Stage = stage, Name = name, CreatedAt = now };
}
