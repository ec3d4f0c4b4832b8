using System.Data.Common;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Tells a database that does not answer, for which waiting helps, from a fault of the hub, for which it does not.</summary>
internal static class Outage
{
    private const string Commit = "AlignmentHub.Commit";

    public static bool Is(Exception? broken) => broken switch
    {
        null => false,
        DbException { IsTransient: true } => true,
        _ => Is(broken.InnerException),
    };

    /// <summary>Whether it began while something was committed: whether that counts only the database knows.</summary>
    public static bool IsOfCommit(Exception? broken) => broken is not null && (broken.Data.Contains(Commit) || IsOfCommit(broken.InnerException));

    public static void MarkAsOfCommit(Exception broken) => broken.Data[Commit] = true;
}
