using System.Xml.Linq;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Keeps the keys that protect cookies in the database, so that every server of a hub reads them, also after a restart.</summary>
internal sealed class DatabaseKeyRing(IDbContextFactory<HubDb> databases) : IXmlRepository
{
    private const string Prefix = "data-protection/";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<HubSetting>().Where(s => s.Key.StartsWith(Prefix)).Select(s => s.Value).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new HubSetting { Key = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

internal sealed class KeyRingSettings(IDbContextFactory<HubDb> databases) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = new DatabaseKeyRing(databases);
}
