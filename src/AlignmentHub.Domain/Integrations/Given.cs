namespace AlignmentHub.Domain.Integrations;

/// <summary>What a sender said of one member: nothing, that it is empty (null), or a value. What was not given stays as it is.</summary>
public readonly record struct Given<T>(T? Value, bool IsGiven)
{
    public static implicit operator Given<T>(T? value) => new(value, true);

    /// <summary>What holds after this was said about it.</summary>
    public T? Or(T? present) => IsGiven ? Value : present;
}

public static class Given
{
    public static Given<T> Empty<T>() => new(default, true);
}
