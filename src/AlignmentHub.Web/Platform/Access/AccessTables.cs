using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Access;

internal sealed class AccessTables : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<ApiKey>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People", table => table.HasCheckConstraint("ck_people_roles", $"roles <@ array[{Names<Role>()}]::text[]"));
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Roles).HasColumnType("text[]");
        person.PrimitiveCollection(p => p.Roles).ElementType(role => role.HasConversion<string>());
        person.Property(p => p.TimeZone).HasMaxLength(100);
        person.Property(p => p.Culture).HasMaxLength(20);
        person.Property(p => p.ConcurrencyStamp).HasMaxLength(100);
        person.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId);
        person.HasOne<WorkCalendar>().WithMany().HasForeignKey(p => p.CalendarId);
    }

    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("Teams");
        team.Property(t => t.Key).HasMaxLength(100);
        team.Property(t => t.Name).HasMaxLength(200);
        team.HasIndex(t => t.Key).IsUnique();
        team.HasOne<Person>().WithMany().HasForeignKey(t => t.ManagerId);
        team.HasOne<WorkCalendar>().WithMany().HasForeignKey(t => t.CalendarId);
    }

    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("ApiKeys", table => table.HasCheckConstraint("ck_api_keys_scopes", $"scopes <@ array[{Names<ApiScope>()}]::text[]"));
        key.Property(k => k.Name).HasMaxLength(200);
        key.Property(k => k.Prefix).HasMaxLength(20);
        key.PrimitiveCollection(k => k.Scopes).ElementType(scope => scope.HasConversion<string>());
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.OwnerId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("PersonClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login) => login.ToTable("PersonLogins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token) => token.ToTable("PersonTokens");

    private static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => $"'{name}'"));
}
