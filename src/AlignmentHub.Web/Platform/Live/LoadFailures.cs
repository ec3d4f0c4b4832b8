namespace AlignmentHub.Web.Platform.Live;

/// <summary>What of the page that somebody looks at could not be loaded, and the way to try again. One for each open browser page.</summary>
public sealed class LoadFailures
{
    private readonly Dictionary<object, Func<Task>> _failed = [];

    /// <summary>Told when something fails or is well again.</summary>
    public Action? Changed { get; set; }

    public bool Any => _failed.Count > 0;

    public void Add(object part, Func<Task> again)
    {
        _failed[part] = again;
        Changed?.Invoke();
    }

    public void Remove(object part)
    {
        if (_failed.Remove(part)) Changed?.Invoke();
    }

    public async Task RetryAsync()
    {
        foreach (var again in _failed.Values.ToList()) await again();
    }
}
