using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>A small fact about this hub that outlives a restart, such as the keys that protect its cookies.</summary>
public sealed class HubSetting
{
    public string Key { get; init; } = "";

    public string Value { get; set; } = "";
}

internal sealed class HubSettingTables : IEntityTypeConfiguration<HubSetting>
{
    public void Configure(EntityTypeBuilder<HubSetting> setting)
    {
        setting.ToTable("HubSettings");
        setting.HasKey(s => s.Key);
        setting.Property(s => s.Key).HasMaxLength(200);
    }
}
