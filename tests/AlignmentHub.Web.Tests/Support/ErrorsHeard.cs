using Microsoft.Extensions.Logging;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>What an app logs as errors, once it is given to its services.</summary>
internal sealed class ErrorsHeard : ILoggerProvider, ILogger
{
    public List<string> Said { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Said.Add(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
