namespace AlignmentHub.Domain.Integrations;

/// <summary>
/// What a file may do to a member that the hub knows already. Without a rule a filled cell overwrites and a blank one changes nothing;
/// <see cref="Overwrite"/> lets a blank cell clear, too.
/// </summary>
public enum FieldRule { Overwrite, IfBlank, Never }
