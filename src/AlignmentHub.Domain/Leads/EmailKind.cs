namespace AlignmentHub.Domain.Leads;

/// <summary>What an address says about the sender's company; free and disposable ones make no account.</summary>
public enum EmailKind { Business, Free, Disposable }
