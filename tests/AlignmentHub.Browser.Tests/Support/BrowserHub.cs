using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>The hub on a real port for browsers, with a database of its own and people who can sign in.</summary>
public class BrowserHub : IAsyncLifetime
{
    public const string Password = "Correct-horse-9";

    public HubApp App { get; } = new() { ServesBrowsers = true };

    public Given Given => App.Given;

    public Uri Address => App.Host.ClientOptions.BaseAddress;

    public virtual ValueTask InitializeAsync()
    {
        App.Clock.Set(ComingMonday());
        App.Settings["Logging:LogLevel:Default"] = "Warning";
        return App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody with this role who can sign in.</summary>
    public async Task<Person> PersonAsync(Role role, Team? team = null, string? name = null)
    {
        var person = await Given.PersonAsync(role, team, name);
        await using var scope = App.Host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var known = await people.FindByIdAsync(person.Id.ToString());
        Assert.True((await people.AddPasswordAsync(known!, Password)).Succeeded);
        return person;
    }

    // Office hours, so that clocks run; and not in the past, because a browser throws a cookie away whose end its own clock has passed.
    private static DateTimeOffset ComingMonday()
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        return new DateTimeOffset(today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1), TimeSpan.Zero).AddHours(9);
    }
}
