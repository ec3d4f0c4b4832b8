namespace AlignmentHub.Web.Platform.Live;

/// <summary>What of the page that somebody looks at is being loaded anew, or could not be, and the way to try again. One for each open browser page.</summary>
public sealed partial class LoadFailures(ILogger<LoadFailures> log)
{
    private readonly Dictionary<object, LoadFailure> _failed = [];

    private int _underWay;

    /// <summary>Told when something is under way, fails or is well again.</summary>
    public Action? Changed { get; set; }

    /// <summary>Whether the page still shows what was asked for before, such as another filter.</summary>
    public bool IsUnderWay => _underWay > 0;

    public bool Any => _failed.Count > 0;

    /// <summary>Whether what is there answers what somebody asked for before, such as another filter. That is worse than nothing.</summary>
    public bool AnswersOther => _failed.Values.Any(failure => failure.AnswersOther);

    public void Add(object part, Exception cause, LoadFailure failure)
    {
        LogNotLoaded(log, cause, part.GetType().Name);
        var answeredOther = _failed.TryGetValue(part, out var before) && before.AnswersOther;
        _failed[part] = failure with { AnswersOther = failure.AnswersOther || answeredOther };
        Changed?.Invoke();
    }

    /// <summary>Says whether there was one.</summary>
    public bool Remove(object part)
    {
        if (!_failed.Remove(part)) return false;

        Changed?.Invoke();
        return true;
    }

    /// <summary>Waits for what a page loads that shows something already.</summary>
    public async Task WatchAsync(Task load)
    {
        if (load.IsCompleted)
        {
            await load;
            return;
        }

        _underWay++;
        Changed?.Invoke();
        try
        {
            await load;
        }
        finally
        {
            _underWay--;
            Changed?.Invoke();
        }
    }

    public async Task RetryAsync()
    {
        foreach (var failure in _failed.Values.ToList()) await failure.Again();
    }

    [LoggerMessage(LogLevel.Warning, "{Page} could not load because the database does not answer", EventName = "PageNotLoaded")]
    private static partial void LogNotLoaded(ILogger log, Exception cause, string page);
}

/// <param name="AnswersOther">Whether something else was asked for when it failed than what is there answers.</param>
public sealed record LoadFailure(Func<Task> Again, bool AnswersOther);
