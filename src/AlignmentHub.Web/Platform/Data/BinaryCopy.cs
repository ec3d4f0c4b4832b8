using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Writes many rows of a table in one stream, inside the transaction of the context. It sends no news: whoever writes in bulk announces.</summary>
internal static class BinaryCopy
{
    /// <summary>
    /// Writes rows as the table of <typeparamref name="TEntity"/>: members of a row go into the columns of the entity's members of the same
    /// name, other columns get their defaults.
    /// </summary>
    public static async Task CopyAsync<TEntity, TRow>(this HubDb db, IEnumerable<TRow> rows, CancellationToken ct)
    {
        var entity = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} has no table.");
        var columns = entity.GetProperties().Select(Column.Of<TRow>).OfType<Column>().ToList();
        var names = string.Join(", ", columns.Select(c => c.Name));
        await using var copy = await db.Connection.BeginBinaryImportAsync($"copy {entity.GetTableName()} ({names}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns) await column.WriteAsync(copy, row!, ct);
        }
        await copy.CompleteAsync(ct);
    }

    private sealed record Column(string Name, PropertyInfo Member, RelationalTypeMapping Type)
    {
        // Npgsql knows types by their bare name: character varying, not character varying(200).
        private string BareType { get; } = Type.StoreType.IndexOf('(') is > 0 and var facets ? Type.StoreType[..facets] : Type.StoreType;

        public static Column? Of<TRow>(IProperty property)
        {
            if (typeof(TRow).GetProperty(property.Name) is not { } member || IsOfDatabase(property)) return null;

            return new Column(property.GetColumnName(), member, property.GetRelationalTypeMapping());
        }

        private static bool IsOfDatabase(IProperty property) =>
            property.GetComputedColumnSql() is not null || property.GetValueGenerationStrategy() == NpgsqlValueGenerationStrategy.IdentityAlwaysColumn;

        public Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken ct)
        {
            if (Member.GetValue(row) is not { } value) return copy.WriteNullAsync(ct);

            return copy.WriteAsync(Type.Converter is { } converter ? converter.ConvertToProvider(value)! : value, BareType, ct);
        }
    }
}
