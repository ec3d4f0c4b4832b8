using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlignmentHub.Migrations;

/// <summary>How dotnet-ef gets at the model. Adding a migration compares models; it never connects.</summary>
internal sealed class HubDbFactory : IDesignTimeDbContextFactory<HubDb>
{
    public HubDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HubDb>().UseNpgsql("Host=none").Options);
}
