using System.Data.Common;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Tells a database that does not answer, for which waiting helps, from a fault of the hub, for which it does not.</summary>
internal static class Outage
{
    public static bool Is(Exception? broken) => broken switch
    {
        null => false,
        DbException { IsTransient: true } => true,
        _ => Is(broken.InnerException),
    };
}
