using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>
/// An index on each reference, as EF Core makes them, except on those to versions: they stay for ever and hardly anybody looks for the rows
/// of one, but each row that is written would go into the index too. Where somebody does, its table asks for the index by name.
/// </summary>
internal sealed class IndexesOfReferences(ProviderConventionSetBuilderDependencies dependencies) : ForeignKeyIndexConvention(dependencies)
{
    private const string Version = "VersionId";

    protected override IConventionIndex? CreateIndex(IReadOnlyList<IConventionProperty> properties, bool unique, IConventionEntityTypeBuilder entityTypeBuilder) =>
        !unique && properties is [var only] && only.Name.EndsWith(Version, StringComparison.Ordinal) ? null : base.CreateIndex(properties, unique, entityTypeBuilder);
}
