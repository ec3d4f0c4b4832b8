using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>House rules for the whole schema: snake_case names, a check on every state, row versions that guard against lost updates.</summary>
internal static partial class Naming
{
    public const string Version = "Version";

    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            NameEverything(entity);
            CheckEnums(entity);
            if (entity.FindProperty(Version) is { ClrType: var type } version && type == typeof(int))
            {
                version.IsConcurrencyToken = true;
                version.SetDefaultValue(1);
                version.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    public static string SnakeCase(string name) => WordStart().Replace(name, "_$1").ToLowerInvariant();

    private static void NameEverything(IMutableEntityType entity)
    {
        entity.SetTableName(SnakeCase(entity.GetTableName()!));
        foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase(property.GetColumnName()));
        foreach (var key in entity.GetKeys()) key.SetName(SnakeCase(key.GetName()!));
        foreach (var foreignKey in entity.GetForeignKeys()) foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
        foreach (var index in entity.GetIndexes()) index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
    }

    private static void CheckEnums(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is not { IsEnum: true } type) continue;

            var column = property.GetColumnName();
            var members = string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"));
            entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}", $"{column} in ({members})");
        }
    }

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
