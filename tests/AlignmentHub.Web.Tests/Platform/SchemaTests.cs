using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class SchemaTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public void Every_change_of_the_model_is_in_a_migration()
    {
        using var db = app.Open();
        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/migrate.sh.");
    }

    [Fact]
    public async Task The_database_itself_refuses_a_role_that_does_not_exist()
    {
        var person = await app.Given.PersonAsync(Role.Marketer);
        await using var db = app.Open();

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            db.Database.ExecuteSqlAsync($"update people set roles = array['Emperor'] where id = {person.Id}"));

        Assert.Equal("ck_people_roles", refused.ConstraintName);
    }
}
