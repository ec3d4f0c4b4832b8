using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Tests.Handoffs;

/// <summary>A pool that keeps its values between leads, as the database does.</summary>
internal sealed class GivenPool
{
    private readonly Dictionary<string, int> leads = [];

    public GivenPool(params (string Name, decimal Weight)[] members)
    {
        Members = [.. members.Select(m => new RotationMember(Guid.NewGuid(), m.Name, m.Weight, Rotation.Join(m.Weight, [])))];
    }

    public List<RotationMember> Members { get; }

    public int Leads(string name) => leads.GetValueOrDefault(name);

    public string Assign()
    {
        var choice = Rotation.Choose(Members);
        var next = choice.Next!;
        Members[Members.IndexOf(next)] = next with { Value = choice.NewValue };
        leads[next.Name] = Leads(next.Name) + 1;
        return next.Name;
    }

    public void Assign(int times)
    {
        for (var i = 0; i < times; i++) Assign();
    }

    public void Leave(string name) => Change(name, m => m with { Absence = "away" });

    public void Return(string name) => Change(name, m => m with { Absence = null, Value = Rotation.Return(m, Members) });

    private void Change(string name, Func<RotationMember, RotationMember> change)
    {
        var index = Members.FindIndex(m => m.Name == name);
        Members[index] = change(Members[index]);
    }
}
