namespace AlignmentHub.Domain.Access;

/// <summary>What a person is in the company, as far as leads are concerned. One person may have several.</summary>
public enum Role { Admin, Marketer, SalesRep, SalesManager, Leader }
